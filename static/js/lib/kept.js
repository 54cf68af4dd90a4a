const LONGEST = 7 * 86400000; // ms that something is kept
const ALIVE = 20000; // ms after which a page that kept something, and says so every few seconds, is gone
const NAME = "outbox ";

const member = document.body?.dataset.member ?? "";
const key = `${NAME}${member} ${tab()}`;
let leaving = false;
const doors = window.BroadcastChannel && new BroadcastChannel("sign out");

// a page that is there holds a lock named as what it keeps; where there are none, on plain http, it says so by the clock
const locks = member ? navigator.locks : undefined;
locks?.request(key, () => new Promise(() => {}));

/**
 * What waits for the connection, in this browser and for whoever is signed in, so that a page that goes loses none of it.
 * Answers whether it is kept.
 */
export function keep(plans) {
  if (!member || leaving) return false;
  try {
    if (plans.length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), plans }));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false; // no room, or none allowed: it waits in the page alone
  }
}

/**
 * What this page kept before it was loaded anew, and pages of the same person that are gone; of nobody else. In the order
 * in which it was done: { plans, later }, where `later` says that a page which is still there keeps something too.
 */
export async function kept() {
  const found = [];
  let later = false;
  for (const name of names()) {
    if (name === key) found.push(...take(name));
    else if (!member || !name.startsWith(`${NAME}${member} `)) drop(name);
    else if (locks) await locks.request(name, { ifAvailable: true }, (lock) => (lock ? found.push(...take(name)) : (later = true)));
    else if (age(name) >= ALIVE) found.push(...take(name));
    else later = true;
  }
  return { plans: found.sort((a, b) => a.at - b.at), later };
}

/** `then` is called once somebody signs out on another page of this browser. */
export function watchDoors(then) {
  doors?.addEventListener("message", then);
}

function names() {
  try {
    return Object.keys(localStorage).filter((one) => one.startsWith(NAME));
  } catch {
    return [];
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function age(name) {
  return Date.now() - (read(name)?.at ?? 0);
}

/** The plans under a name, which nobody else takes after that; none that is a week old. */
function take(name) {
  const [old, entry] = [age(name), read(name)];
  localStorage.removeItem(name);
  return entry && old < LONGEST ? entry.plans.map((plan) => ({ at: entry.at, ...plan })) : [];
}

/** Of somebody else nothing is touched but what is a week old. */
function drop(name) {
  if (age(name) >= LONGEST) localStorage.removeItem(name);
}

/** Who signs out leaves nothing behind, nor does another page of this browser (`watchDoors`). */
function forget(event) {
  if (!event.target.getAttribute("action")?.endsWith("/logout/")) return;
  leaving = true;
  doors?.postMessage("");
  names().forEach((name) => localStorage.removeItem(name));
}

/** The same for a page that is loaded anew; a window that was made of this one's copy finds none and takes another. */
function tab() {
  try {
    const own = sessionStorage.getItem("tab") || Math.random().toString(36).slice(2);
    sessionStorage.removeItem("tab");
    window.addEventListener("pagehide", () => sessionStorage.setItem("tab", own));
    window.addEventListener("pageshow", (event) => event.persisted && sessionStorage.removeItem("tab"));
    return own;
  } catch {
    return "";
  }
}

document.addEventListener("submit", forget);
// what is cut off because the page goes waits for no connection
window.addEventListener("pagehide", () => (leaving = true));
window.addEventListener("pageshow", () => (leaving = false));
