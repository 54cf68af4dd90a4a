import { read, signsIn, trouble, write } from "./answers.js";
import { halfway, sending } from "./halfway.js";
import { csrf, isPage, parse } from "./html.js";
import { owe, unsettled } from "./writes.js";

export { csrf, isPage, parse };

/** What a form sends, and where to, with the button that was pressed. */
export function planOf(form, submitter) {
  const url = submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href;
  return { url, body: new FormData(form, submitter ?? undefined) };
}

/** Sends a form in the background, with the button that was pressed; `ask` stands for what writes. */
export async function send(form, submitter, headers = {}, ask = write) {
  const { url, body } = planOf(form, submitter);
  const safe = (form.getAttribute("method") || "get").toLowerCase() === "get";
  if (safe) return fetch(`${url.split("?")[0]}?${new URLSearchParams(body)}`, { headers });
  const way = sending(form);
  try {
    const answer = await ask(url, { method: "POST", body, headers: { "X-CSRFToken": csrf(), ...headers } });
    if (!answer.ok) way.over(answer.status === 409);
    return answer;
  } catch (lost) {
    way.over();
    throw lost;
  }
}

/** An answer that leads elsewhere than to this page, as this page with what that one says. */
export async function landed({ html, url }) {
  if (samePlace(url)) return { html, url };
  const fresh = await fetch(location.href).catch(() => null);
  if (!fresh?.ok) return { html, url };
  const [said, page] = [parse(html).querySelector("toast-stack"), await fresh.text()];
  if (said?.children.length) document.querySelector("body > toast-stack")?.take([...said.children]);
  return { html: page, url: fresh.url };
}

const takers = [];

/** `take(page, url, from)` is asked before a page is drawn anew: true where it found another place for it. */
export function takeSwaps(take) {
  takers.push(take);
}

let shown = here();

function here() {
  return location.pathname + location.search;
}

export const ASKS = "main [data-conflict], main [aria-invalid=true], main .ferr:not([data-errors])"; // a page that asks, or complains

/**
 * Puts a whole answered page in place of this one; scroll and focus (`from`) stay where they can, what is half written in
 * any case. Answers whether it did: an answer that others overtake makes way for the page as it is once all are through.
 */
export function swapPage(html, url, from = document.activeElement) {
  if (!isPage(html)) return false;
  if (signsIn(url)) {
    document.querySelector("toast-stack")?.signedOut(url);
    return false;
  }
  const next = parse(html);
  const place = placeOf(url);
  if ([location.pathname, beside()].includes(place) && !next.querySelector(ASKS) && unsettled()) {
    document.querySelector("body > toast-stack")?.add([...(next.querySelector("toast-stack")?.children ?? [])]);
    owe(place, () => [location.pathname, beside()].includes(place) && redraw(from, url));
    return false;
  }
  if (takers.some((take) => take(next, url, from))) return false;
  const places = scrolls();
  const parts = scrolled(document);
  document.title = next.title;
  const theme = next.documentElement.dataset.theme;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const meta = next.querySelector('meta[name="csrf-token"]');
  if (meta) document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", meta.content);
  const same = samePlace(url);
  const stays = new URL(url, location.href).search === location.search; // what narrows the page is not narrowed anew
  if (!same) history.pushState({}, "", url);
  else if (new URL(url, location.href).search !== location.search) history.replaceState(history.state, "", url);
  shown = here();
  const focus = path(from);
  const back = same ? halfway(document.body, (form) => form?.method !== "get" || stays) : null;
  document.querySelectorAll("time-line").forEach((line) => line.remember());
  document.body.className = next.body.className;
  fill(next.body, same);
  window.htmx?.process(document.body);
  if (same) {
    places.forEach(([path, left, top]) => document.querySelector(path)?.scrollTo(left, top));
    parts();
  }
  const first = same ? null : document.querySelector("#main [autofocus]") ?? document.getElementById("main");
  if (!back?.() && !document.querySelector("dialog:modal")) ((focus && document.querySelector(focus)) || first)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("page:swapped", { detail: { same } }));
  return true;
}

/** The page at an address, { html, url }, to be shown in this one; null where it cannot be had, which is said: all stays. */
export async function pageAt(address) {
  const answer = await read(address);
  const html = answer?.ok ? await answer.text().catch(() => null) : null;
  if (html === null) document.querySelector("toast-stack")?.say(await trouble(answer?.ok ? null : answer));
  else if (isPage(html)) return { html, url: answer.url };
  else location.assign(address); // a file
  return null;
}

/** The address of the task that is open beside its list. */
function beside() {
  return document.querySelector(".tpan")?.dataset.at;
}

/** This page as it is by now, or the task that is open beside it, with what is half written on it. */
export async function redraw(from = document.activeElement, url = beside() ?? location.href) {
  const answer = await fetch(url, { cache: "no-store" }).catch(() => null);
  if (answer?.ok && !document.querySelector("main [data-conflict]")) swapPage(await answer.text(), answer.url, from);
}

/**
 * The region for messages stays in place: one that comes along with its messages is not read out. A dialog that is open
 * over the same page stays open.
 */
function fill(body, same) {
  const stack = document.querySelector("body > toast-stack");
  const fresh = body.querySelector("toast-stack");
  if (!stack || !fresh) {
    document.body.replaceChildren(...body.childNodes);
    return;
  }
  fresh.remove();
  const stays = (node) => node === stack || (same && node.matches?.("dialog.dlg[open]:not([id])"));
  [...document.body.childNodes].forEach((node) => stays(node) || node.remove());
  document.body.prepend(...body.childNodes);
  stack.take([...fresh.children]);
}

/** Where an element is found again on the next page. */
export function path(element) {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const [form, href] = [element.closest("form[action]"), element.getAttribute("href")];
  if (href) return `a[href="${CSS.escape(href)}"]`;
  return form && element.name ? `form[action="${CSS.escape(form.getAttribute("action"))}"] [name="${CSS.escape(element.name)}"]` : null;
}

// an address that differs by its #part alone is this very page
window.addEventListener("popstate", () => shown === here() || location.reload());

function samePlace(url) {
  return placeOf(url) === location.pathname;
}

function placeOf(url) {
  return new URL(url, location.href).pathname;
}

function scrolls() {
  const columns = [1, 2, 3, 4].map((n) => `.kcol:nth-of-type(${n}) > .klist`);
  return [".body", ".scroll", ".mw", ".mw-main", ".tp", ".tp-main", ".rail", ".kb", ".idl-s", ".idd-s", ".idr-r", ...columns]
    .map((path) => [path, document.querySelector(path)])
    .filter(([, element]) => element)
    .map(([path, element]) => [path, element.scrollLeft, element.scrollTop]);
}

/** What puts the parts marked `data-scroll` of an element back to where they are scrolled to now. */
export function scrolled(element) {
  const places = [...element.querySelectorAll("[data-scroll]")].map((part) => [part.dataset.scroll, part.scrollLeft, part.scrollTop]);
  return () => places.forEach(([name, left, top]) => element.querySelector(`[data-scroll="${CSS.escape(name)}"]`)?.scrollTo(left, top));
}

/** Whether a key is part of a word that is still put together, as in Japanese, and means nothing yet. */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** Whether keys belong to a field just now. */
export function typing(target) {
  return target.closest?.("input:not([type=radio], [type=checkbox], [type=file]), textarea, select, [contenteditable]") || document.querySelector("dialog[open]");
}
