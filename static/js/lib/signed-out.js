import { door, signsIn } from "./answers.js";

/** Whether the answer to a look is the page to sign in, because the session ended meanwhile. That is said once, until one is
 * no more. */
export function signedOut(url) {
  const [out, stack] = [signsIn(url), document.querySelector("toast-stack")];
  if (out) stack?.signedOut(door(url), "stale");
  else stack?.signedIn();
  return out;
}

// a part of a page never becomes the page to sign in
document.addEventListener("htmx:beforeSwap", (event) => {
  if (signedOut(event.detail.xhr.responseURL)) event.detail.shouldSwap = false;
});
