let note = null; // what was said about it

/** Whether an answer is the page to sign in, because the session ended meanwhile. That is said once, until one is no more. */
export function signedOut(url) {
  const words = document.getElementById("signed-out");
  if (!words) return false;
  if (new URL(url, location.href).pathname !== words.dataset.at) {
    note?.remove();
    note = null;
    return false;
  }
  if (note) return true;
  note = words.content.firstElementChild.cloneNode(true);
  note.querySelector("a").search = new URLSearchParams({ next: location.pathname + location.search });
  document.querySelector("toast-stack")?.append(note);
  return true;
}

// a part of a page never becomes the page to sign in
document.addEventListener("htmx:beforeSwap", (event) => {
  if (signedOut(event.detail.xhr.responseURL)) event.detail.shouldSwap = false;
});
