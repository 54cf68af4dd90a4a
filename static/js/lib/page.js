/** The safety token of this page. */
export function csrf() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

export function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

export function isPage(html) {
  return /<html[\s>]/i.test(html);
}

/** Sends a form in the background, with the button that was pressed. */
export function send(form, submitter, headers = {}) {
  const body = new FormData(form, submitter ?? undefined);
  const url = submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href;
  const safe = (form.getAttribute("method") || "get").toLowerCase() === "get";
  if (safe) return fetch(`${url.split("?")[0]}?${new URLSearchParams(body)}`, { headers });
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrf(), ...headers } });
}

/** Puts a whole answered page in place of this one; scroll and focus stay where they can. */
export function swapPage(html, url) {
  const next = parse(html);
  const places = scrolls();
  document.title = next.title;
  const theme = next.documentElement.dataset.theme;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const meta = next.querySelector('meta[name="csrf-token"]');
  if (meta) document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", meta.content);
  const same = samePlace(url);
  if (!same) history.pushState({}, "", url);
  document.querySelectorAll("time-line").forEach((line) => line.remember());
  document.body.className = next.body.className;
  document.body.replaceChildren(...next.body.childNodes);
  window.htmx?.process(document.body);
  if (same) places.forEach(([path, left, top]) => document.querySelector(path)?.scrollTo(left, top));
  document.dispatchEvent(new CustomEvent("page:swapped", { detail: { same } }));
}

window.addEventListener("popstate", () => location.reload());

function samePlace(url) {
  const next = new URL(url, location.href);
  return next.pathname === location.pathname;
}

function scrolls() {
  return [".body", ".scroll", ".mw", ".mw-main", ".tp", ".tp-main", ".rail"]
    .map((path) => [path, document.querySelector(path)])
    .filter(([, element]) => element)
    .map(([path, element]) => [path, element.scrollLeft, element.scrollTop]);
}

/** Whether keys belong to a field just now. */
export function typing(target) {
  return target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]");
}
