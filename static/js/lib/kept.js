const LONGEST = 7 * 86400000; // ms that something is kept
const ALIVE = 20000; // ms after which a page that kept something, and says so every few seconds, is gone
const NAME = "outbox ";

const member = document.body?.dataset.member ?? "";
const key = `${NAME}${member} ${tab()}`;
let leaving = false;

/** What waits for the connection, in this browser and for whoever is signed in, so that a page that goes loses none of it. */
export function keep(plans) {
  if (!member || leaving) return;
  try {
    if (plans.length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), plans }));
    else localStorage.removeItem(key);
  } catch {
    // no room, or none allowed: it waits in the page alone
  }
}

/** What this page kept before it was loaded anew, and pages of the same person that are gone; of nobody else. */
export function kept() {
  const found = [];
  try {
    for (const name of Object.keys(localStorage).filter((one) => member && one.startsWith(`${NAME}${member} `))) {
      const { at, plans } = JSON.parse(localStorage.getItem(name));
      if (name !== key && Date.now() - at < ALIVE) continue;
      if (Date.now() - at < LONGEST) found.push({ at, plans });
      localStorage.removeItem(name);
    }
  } catch {
    // what cannot be read is not there
  }
  return found.sort((a, b) => a.at - b.at).flatMap(({ plans }) => plans);
}

/** Who signs out leaves nothing behind. */
function forget(event) {
  if (!event.target.getAttribute("action")?.endsWith("/logout/")) return;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(NAME)) localStorage.removeItem(name);
  } catch {
    // nothing was kept
  }
}

/** The same for a page that is loaded anew, another one for each window. */
function tab() {
  try {
    sessionStorage.tab ||= Math.random().toString(36).slice(2);
    return sessionStorage.tab;
  } catch {
    return "";
  }
}

document.addEventListener("submit", forget);
// what is cut off because the page goes waits for no connection
window.addEventListener("pagehide", () => (leaving = true));
window.addEventListener("pageshow", () => (leaving = false));
