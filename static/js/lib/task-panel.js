import { halfway, touched } from "./halfway.js";
import { pageAt, parse, swapPage, takeSwaps } from "./page.js";

const TASK = /^\/w\/[^/]+\/tasks\/[A-Z][A-Z0-9]*-\d+\/$/;
const WIDE = matchMedia("(min-width: 1181px)");
const REFERRING = ["form", "for", "list", "aria-labelledby", "aria-describedby", "aria-controls", "data-here", "data-focus", "data-items"];
let panel, opener, stale, asked, awaited, at;

/**
 * A task opens beside the list it was pressed in; its own page is the same. Esc leaves a field, then closes, and the focus
 * goes back to its row. What is half written in it is asked about before it goes.
 */
export function watchTasks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    if (!link || !ours(link, event)) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel || event.defaultPrevented || document.querySelector("dialog[open], details[open] > .menu")) return;
    event.preventDefault();
    const field = panel.contains(event.target) && event.target.closest("input, textarea, select");
    if (field) panel.focus({ preventScroll: true });
    else leave();
  });
  takeSwaps((page, url) => {
    if (!panel || !panel.isConnected) return false;
    const here = new URL(url, location.href);
    if (!TASK.test(here.pathname) || !page.querySelector(".tp")) {
      if (here.pathname !== location.pathname || !touched(panel)) forget();
      else at = panel.contains(document.activeElement) ? document.activeElement : null;
      return false;
    }
    stale = true;
    fill(page, here);
    return true;
  });
  document.addEventListener("page:swapped", () => {
    if (!panel || panel.isConnected) return;
    document.getElementById("main").append(panel);
    at?.focus({ preventScroll: true });
  });
}

/** Whether a plain press on this link means a task, on a page that is none itself. */
function ours(link, event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (!WIDE.matches || TASK.test(location.pathname) || link.matches("[data-dialog], [data-full], [target]") || link.hash) return false;
  return link.origin === location.origin && TASK.test(link.pathname);
}

async function open(link) {
  if (!mayGo(link.href)) return;
  asked = link;
  link.setAttribute("aria-busy", "true");
  const found = await pageAt(link.href);
  link.removeAttribute("aria-busy");
  if (!found || asked !== link) return; // or another was pressed since
  if (!panel?.contains(link)) opener = link;
  const page = parse(found.html);
  if (!page.querySelector(".tp")) {
    location.assign(link.href);
    return;
  }
  if (!panel?.isConnected) begin();
  fill(page, new URL(found.url));
  panel.focus({ preventScroll: true });
}

function begin() {
  panel = Object.assign(document.createElement("aside"), { className: "tpan", tabIndex: -1 });
  panel.addEventListener("click", (event) => event.target.closest("[data-panel-close]") && leave());
  panel.addEventListener("input", () => (awaited = undefined));
  stale = false;
  document.getElementById("main").append(panel);
}

function fill(page, url) {
  const [head, body] = [page.querySelector(".head"), page.querySelector(".tp")];
  const back = panel.dataset.at === url.pathname ? halfway(panel) : null;
  const scrolled = panel.dataset.at === url.pathname ? [...panel.querySelectorAll(".tp-main, .tp-rail")].map((part) => part.scrollTop) : [];
  const focus = panel.contains(document.activeElement) ? document.activeElement.id : "";
  panel.dataset.at = url.pathname;
  panel.setAttribute("aria-label", page.title);
  head.querySelector(".crumbs")?.prepend(button(page));
  head.querySelector(".head-end")?.prepend(full(url, page));
  for (const part of [head, body]) own(part);
  panel.replaceChildren(document.adoptNode(head), document.adoptNode(body));
  window.htmx?.process(panel);
  panel.querySelectorAll(".tp-main, .tp-rail").forEach((part, n) => (part.scrollTop = scrolled[n] ?? 0));
  if (!back?.()) document.getElementById(focus)?.focus({ preventScroll: true });
  const stack = page.querySelector("toast-stack");
  if (stack?.children.length) document.querySelector("body > toast-stack")?.take([...stack.children]);
}

/** Names of the panel's own, so that nothing in it is taken for what the page below calls alike. */
function own(part) {
  part.querySelectorAll("[id]").forEach((element) => (element.id = mine(element.id)));
  for (const name of REFERRING) {
    part.querySelectorAll(`[${name}]`).forEach((element) => {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map(mine).join(" "));
    });
  }
  part.querySelectorAll('a[href^="#"]').forEach((link) => link.setAttribute("href", `#${mine(link.hash.slice(1))}`));
}

function mine(id) {
  return id.startsWith("tpan-") ? id : `tpan-${id}`;
}

function button(page) {
  const words = page.querySelector(".tp").dataset;
  const found = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-ghost btn-icon" });
  found.dataset.panelClose = "";
  found.setAttribute("aria-label", words.closes);
  found.append(sign("x"));
  return found;
}

function full(url, page) {
  const found = Object.assign(document.createElement("a"), { href: url.pathname, className: "btn btn-ghost btn-icon" });
  found.dataset.full = "";
  found.setAttribute("aria-label", page.querySelector(".tp").dataset.full);
  found.append(sign("expand"));
  return found;
}

function sign(name) {
  const found = document.querySelector("svg.i use").closest("svg").cloneNode(true);
  found.setAttribute("class", "i");
  found.querySelector("use").setAttribute("href", found.querySelector("use").getAttribute("href").replace(/#.*/, `#i-${name}`));
  return found;
}

/** The panel goes without a word. */
export function forget() {
  panel?.remove();
  panel = asked = awaited = undefined;
}

/** The link that was pressed, or the one in its place since the list was drawn anew. */
function row(link) {
  if (!link || link.isConnected) return link;
  const like = document.querySelectorAll(`main a[href="${CSS.escape(link.getAttribute("href"))}"]`);
  return [...like].find((one) => one.offsetParent);
}

/** Whether what is half written in the panel may go: asked once, and a second time is an answer. */
function mayGo(how) {
  if (!panel?.isConnected || !touched(panel) || awaited === how) return true;
  awaited = how;
  document.querySelector("toast-stack")?.say(panel.querySelector(".tp").dataset.unsaved);
  return false;
}

function leave() {
  if (mayGo("close")) close();
}

async function close() {
  const back = opener;
  forget();
  if (stale) {
    const page = await pageAt(location.href);
    if (page) swapPage(page.html, page.url, back);
  }
  row(back)?.focus({ preventScroll: true });
}
