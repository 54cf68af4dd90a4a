import { door, signsIn } from "./answers.js";

/** Whether the answer to a look, `since` it was asked for (ms), is the page to sign in, because the session ended meanwhile.
 * That is said once, until one is no more. */
export function signedOut(url, since) {
  const [out, stack] = [signsIn(url), document.querySelector("toast-stack")];
  if (out) stack?.signedOut(door(url), "stale");
  else stack?.signedIn(since);
  return out;
}

document.addEventListener("htmx:beforeSend", (event) => (event.detail.xhr.since = performance.now()));
// a part of a page never becomes the page to sign in
document.addEventListener("htmx:beforeSwap", (event) => {
  if (signedOut(event.detail.xhr.responseURL, event.detail.xhr.since)) event.detail.shouldSwap = false;
});
