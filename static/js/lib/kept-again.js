import { kept } from "./kept.js";
import { hold, inTurn, patiently, released } from "./outbox.js";
import { csrf, isPage, swapPage, typing } from "./page.js";

const TRIES = 3; // pages that try to save something before it is given up

const saved = new Set(); // addresses that took something of ours on this page
let asking = false;

/** Takes up what waited when a page was left, in its order. What clashes shows both values; what comes behind it waits. */
export function takeUp() {
  const plans = kept();
  if (!plans.length) return;
  document.querySelector("toast-stack")?.count("again", plans.length);
  send(plans);
}

function send(plans) {
  const all = plans.map((plan) => inTurn(() => one(plan), plan, true));
  Promise.allSettled(all).then(() => saved.size && !asking && draw());
}

async function one(plan) {
  if (asking) return hold(plan);
  const answer = await patiently(plan.url, { method: "POST", body: bodyOf(plan), headers: { "X-CSRFToken": csrf() } });
  const html = answer.status < 500 ? await answer.text().catch(() => "") : "";
  if (asks(answer, html)) return ask(html, answer.url);
  if (answer.ok && !signsIn(answer.url)) return saved.add(plan.url);
  if (answer.status !== 404 && plan.tries + 1 < TRIES) return hold({ ...plan, tries: plan.tries + 1 });
  return document.querySelector("toast-stack")?.count("lost", 1);
}

/** What was saved by us already is no other version than the one that was seen. */
function bodyOf({ url, fields }) {
  const body = new FormData();
  for (const [name, value] of fields) if (name !== "version" || !saved.has(url)) body.append(name, value);
  return body;
}

/** Both values of a clash, why something is refused, what else would move: a page of its own. */
function asks(answer, html) {
  return isPage(html) && !answer.redirected && (answer.ok || answer.status === 409 || answer.status === 422);
}

function ask(html, url) {
  asking = true;
  swapPage(html, url);
  document.addEventListener("page:swapped", goOn, { once: true });
}

function goOn() {
  asking = false;
  send(released());
}

function signsIn(url) {
  return new URL(url).pathname.startsWith("/accounts/");
}

/** The page with what was saved on it. */
async function draw() {
  const answer = await fetch(location.href).catch(() => null);
  const html = answer?.ok ? await answer.text().catch(() => "") : "";
  if (isPage(html) && !typing(document.activeElement ?? document.body)) swapPage(html, answer.url);
}
