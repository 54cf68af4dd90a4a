import { signsIn } from "./answers.js";
import { touched } from "./halfway.js";
import { kept } from "./kept.js";
import { hold, inTurn, patiently, released } from "./outbox.js";
import { csrf, isPage, swapPage, typing } from "./page.js";

const TRIES = 3; // pages that try to save something before it is given up
const LOOK = 20000; // ms after which what another page keeps is looked at again

const saved = new Set(); // what was written by us on this page: addresses with the names of fields
const stuck = new Set(); // addresses that could not take something: what comes behind it waits
let asking = false;

/** Takes up what waited when a page was left, in its order. What clashes shows both values; what comes behind it waits. */
export async function takeUp() {
  const { plans, later } = await kept();
  if (later) setTimeout(takeUp, LOOK);
  if (!plans.length) return;
  document.querySelector("toast-stack")?.count("again", plans.length);
  send(plans);
}

function send(plans) {
  const all = plans.map((plan) => inTurn(() => one(plan), plan, true));
  Promise.allSettled(all).then(() => saved.size && !asking && draw());
}

async function one(plan) {
  if (asking || stuck.has(plan.url)) return hold(plan);
  const answer = await patiently(plan.url, { method: "POST", body: bodyOf(plan), headers: { "X-CSRFToken": csrf() } });
  const html = answer.status < 500 ? await answer.text().catch(() => "") : "";
  if (asks(answer, html)) return ask(html, answer.url, plan);
  if (answer.ok && !signsIn(answer.url)) return saved.add(written(plan));
  const gone = answer.status === 404 || answer.status === 403;
  if (gone || plan.tries + 1 >= TRIES) return document.querySelector("toast-stack")?.count(gone ? "lost" : "failed", 1);
  stuck.add(plan.url);
  return hold({ ...plan, tries: plan.tries + 1 });
}

/** What a plan writes, and where. */
function written({ url, fields }) {
  return `${url} ${fields.map(([name]) => name).sort()}`;
}

/** What we wrote into the very same fields already is no other version than the one that was seen. */
function bodyOf(plan) {
  const body = new FormData();
  for (const [name, value] of plan.fields) if (name !== "version" || !saved.has(written(plan))) body.append(name, value);
  return body;
}

/** Both values of a clash, why something is refused, what else would move: a page of its own. */
function asks(answer, html) {
  return isPage(html) && !answer.redirected && (answer.ok || answer.status === 409 || answer.status === 422);
}

/** What comes behind it goes on once the page it asks on is left, or where it found another place than a page. Whoever
 * writes something here is told, and looks when it suits them. */
function ask(html, url, plan) {
  asking = true;
  if (!writes()) return show(html, url);
  const drop = hold(plan);
  return document.querySelector("toast-stack")?.offer("asks", "look", () => [drop(), show(html, url)]);
}

function show(html, url) {
  if (swapPage(html, url)) document.addEventListener("page:swapped", goOn, { once: true });
  else goOn();
}

function goOn() {
  asking = false;
  stuck.clear();
  send(released());
}

/** The page with what was saved on it, unless somebody writes something into it meanwhile. */
async function draw() {
  const answer = await fetch(location.href).catch(() => null);
  const html = answer?.ok ? await answer.text().catch(() => "") : "";
  if (isPage(html) && !writes()) swapPage(html, answer.url);
}

function writes() {
  return typing(document.activeElement ?? document.body) || touched();
}
