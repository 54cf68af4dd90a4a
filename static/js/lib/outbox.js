import { renewed, write } from "./answers.js";
import { keep, watchDoors } from "./kept.js";
import { queued } from "./writes.js";

const AGAIN = 4000; // ms after which a server that was not to be reached is asked once more
const SLOWEST = 64000; // ms; signed out it is asked half as often each time, since whoever comes back looks at the page

let last = Promise.resolve();
let cut = ""; // "off": no connection; "out": nobody is signed in
let out = false; // as far as is known: without a connection nobody signs in again
const turns = [];
const held = []; // plans that another page, or a later moment, has to send

/**
 * What saves something in place, in the order in which it was done: `save` runs once all before it is through, and what it
 * answers is answered. Without a connection all of it waits, the page says how much, and leaving it asks first. `plan` is
 * what would be sent, { url, body }: with one it is kept in this browser (kept.js) while it waits and somebody is signed
 * in, and `again`, come from there, until it is through.
 */
export function inTurn(save, plan = null, again = false) {
  const one = { plan: plan && plain(plan), again };
  turns.push(one);
  const begins = queued();
  const turn = last.then(() => [begins(), save()][1]);
  last = turn.catch(() => {}).then(() => {
    turns.splice(turns.indexOf(one), 1);
    tell();
  });
  tell();
  return turn;
}

/** fetch() that waits for the connection where there is none, or for whoever is signed out, and then asks again. What it
 * sends may arrive twice, where an answer got lost, so it says which version it saw, and is the same the second time. `stop`,
 * a signal, gives it up while it waits. */
export async function patiently(url, how, stop = null) {
  for (let wait = AGAIN; !stop?.aborted; wait = out ? Math.min(2 * wait, SLOWEST) : AGAIN) {
    const answer = await write(url, renewed(how)).catch(() => null);
    if (answer) out = answer.status === 401;
    cut = !answer ? "off" : out ? "out" : "";
    tell();
    if (!cut) return answer;
    await connection(wait, stop);
  }
  throw new Error("given up");
}

/** Over after `wait` ms, or once there is a reason to try again: a connection, somebody who looks, or `stop`. */
function connection(wait, stop) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => [clearTimeout(clock), over.abort(), resolve()];
    const clock = setTimeout(end, wait);
    for (const kind of ["online", "focus"]) window.addEventListener(kind, end, { signal: over.signal });
    stop?.addEventListener("abort", end, { signal: over.signal });
  });
}

/** Keeps a plan without sending it, until `released`, or until what it answers is called. */
export function hold(plan) {
  held.push(plan);
  return () => {
    const at = held.indexOf(plan);
    if (at >= 0) held.splice(at, 1);
    tell();
  };
}

export function released() {
  return held.splice(0);
}

/** As it can be written down, with when it was done and without the token of this page; null where a file is among it. */
function plain({ url, body, fields = [...body], tries = 0, at = Date.now() }) {
  const { pathname, search } = new URL(url, location.href);
  const own = fields.filter(([name]) => name !== "csrfmiddlewaretoken");
  return own.every(([, value]) => typeof value === "string") ? { url: pathname + search, fields: own, tries, at } : null;
}

function tell() {
  const waiting = turns.filter(({ plan, again }) => plan && (cut || again));
  const safe = keep(out ? [] : [...held, ...waiting.map(({ plan }) => plan)]) && !out && turns.every(({ plan }) => plan);
  document.querySelector("toast-stack")?.waits(cut === "off" ? turns.length : 0, safe);
}

// what waits is in this page alone until somebody is signed in again
watchDoors(() => {
  out = true;
  tell();
});
window.addEventListener("beforeunload", (event) => cut && turns.length && event.preventDefault());
// a page that comes back out of the browser's memory would send what the next one sent
window.addEventListener("pageshow", (event) => event.persisted && (turns.length || held.length) && location.reload());
