import { csrf, parse } from "./html.js";
import { writing } from "./writes.js";

/** Whether an address is where one signs in, seen from a page that is behind it. */
export function signsIn(url) {
  const [there, here] = [new URL(url, location.href).pathname, location.pathname];
  return there.startsWith("/accounts/") && !here.startsWith("/accounts/");
}

/** fetch() for what writes. Sends once more where the token of this page ran out; 401 where nobody is signed in any more. */
export function write(url, how) {
  return writing(async () => {
    const since = performance.now();
    let answer = await fetch(url, how);
    if (!signsIn(answer.url) && (await ranOut(answer))) {
      if (!(await renew())) return out(answer.url);
      answer = await fetch(url, renewed(how));
    }
    if (signsIn(answer.url)) return out(answer.url);
    stack()?.signedIn(since);
    await answer.clone().blob().catch(() => {}); // it is on its way until all of it is here
    return answer;
  });
}

/** fetch() for what is only looked at: null where there is no connection, 401 where nobody is signed in any more, which is
 * said; `trouble` says the rest. */
export async function read(url, how) {
  const since = performance.now();
  const answer = await fetch(url, how).catch(() => null);
  if (answer && signsIn(answer.url)) return out(answer.url);
  if (answer) stack()?.signedIn(since);
  return answer;
}

/** What is sent, with the token that this page has by now. */
export function renewed(how) {
  if (how.body instanceof FormData && how.body.has("csrfmiddlewaretoken")) how.body.set("csrfmiddlewaretoken", csrf());
  return { ...how, headers: { ...how.headers, "X-CSRFToken": csrf() } };
}

/** Why something was not done, in the words of the page that says so; "" where it says nothing. */
export function why(html) {
  return parse(html).querySelector("[data-toast] .grow, .sorry .page-p, .sorry p, .ferr:not([data-errors])")?.textContent.trim().replace(/\s+/g, " ") ?? "";
}

/** What to say of an answer that brought or saved nothing, `html` where it was read: its own sentence, or that there was an error or no
 * connection; "" where nobody is signed in, which the page says already. */
export async function trouble(answer, html = null) {
  if (answer?.status === 401) return "";
  const own = answer && answer.status < 500 ? why(html ?? (await answer.text().catch(() => ""))) : "";
  return own || (stack()?.words(answer ? "error" : "offline") ?? "");
}

async function ranOut(answer) {
  return answer.status === 403 && (await answer.clone().text()).includes("data-token-over");
}

/** Takes a new token; false where somebody else is signed in by now, or nobody. */
async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok || signsIn(answer.url)) return false;
  const page = parse(await answer.text());
  const token = page.querySelector('meta[name="csrf-token"]')?.content;
  if (!token || page.body.dataset.member !== document.body.dataset.member) return false;
  document.querySelector('meta[name="csrf-token"]').content = token;
  return true;
}

function out(url) {
  stack()?.signedOut(door(signsIn(url) ? url : "/accounts/login/"));
  return new Response("", { status: 401 });
}

/** Where one signs in and comes back to this page. */
export function door(url) {
  return `${new URL(url, location.href).pathname}?${new URLSearchParams({ next: location.pathname + location.search })}`;
}

function stack() {
  return document.querySelector("toast-stack");
}
