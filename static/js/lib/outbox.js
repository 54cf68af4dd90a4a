import { keep } from "./kept.js";

const AGAIN = 4000; // ms after which a server that was not to be reached is asked once more

let last = Promise.resolve();
let cut = false;
const turns = [];
const held = []; // plans that another page, or a later moment, has to send

/**
 * What saves something in place, in the order in which it was done: `save` runs once all before it is through, and what it
 * answers is answered. Without a connection all of it waits, the page says how much, and leaving it asks first. `plan` is
 * what would be sent, { url, body }: with one it is kept in this browser (kept.js) while it waits, and `again`, come from
 * there, until it is through.
 */
export function inTurn(save, plan = null, again = false) {
  const one = { plan: plan && plain(plan), again };
  turns.push(one);
  const turn = last.then(() => save());
  last = turn.catch(() => {}).then(() => {
    turns.splice(turns.indexOf(one), 1);
    tell();
  });
  tell();
  return turn;
}

/** fetch() that waits for the connection where there is none, and then asks again. What it sends may arrive twice, where an
 * answer got lost, so it says which version it saw, and is the same the second time. */
export async function patiently(url, how) {
  for (;;) {
    const answer = await fetch(url, how).catch(() => null);
    cut = !answer;
    tell();
    if (answer) return answer;
    await connection();
  }
}

function connection() {
  return new Promise((resolve) => {
    const clock = setTimeout(resolve, AGAIN);
    window.addEventListener("online", () => [clearTimeout(clock), resolve()], { once: true });
  });
}

/** Keeps a plan without sending it, until `released`. */
export function hold(plan) {
  held.push(plan);
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
  const safe = keep([...held, ...waiting.map(({ plan }) => plan)]) && turns.every(({ plan }) => plan);
  document.querySelector("toast-stack")?.waits(cut ? turns.length : 0, safe);
}

window.addEventListener("beforeunload", (event) => cut && turns.length && event.preventDefault());
// a page that comes back out of the browser's memory would send what the next one sent
window.addEventListener("pageshow", (event) => event.persisted && (turns.length || held.length) && location.reload());
