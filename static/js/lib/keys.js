import { isPage, parse, send, swapPage, typing } from "./page.js";

const [HIDDEN, YEAR] = [["side", "panel"], 365 * 24 * 3600];

/**
 * Single keys: g then a letter goes, c makes new, z takes back, ? lists them; any other presses what carries it in
 * `data-key`. Off in fields and dialogs. ⌘K opens the palette, ⌘Z takes back too, and ⌘↵ sends a form marked `data-send`.
 */
export function watchKeys() {
  let going = 0;
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) list();
    if (event.target.closest("[data-hide]")) toggle(event.target.closest("[data-hide]").dataset.hide);
    const opener = event.target.closest("[data-palette]");
    if (opener && !event.metaKey && !event.ctrlKey && palette()) event.preventDefault();
  });
  reveal();
  document.addEventListener("page:swapped", reveal);
  document.addEventListener("keydown", (event) => {
    const { repeat } = event; // a key that is held is one press, but one that walks goes on
    if (!repeat && event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.target.closest("form[data-send]")?.requestSubmit();
    if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k" && (repeat || palette())) event.preventDefault();
    if ((event.metaKey || event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !typing(event.target)) {
      event.preventDefault();
      if (!repeat) takeBack();
    }
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
    if (document.documentElement.dataset.shortcuts === "off") return;
    const key = event.key.toLowerCase();
    if (repeat && !WALKS.includes(key)) return;
    const second = Date.now() - going < 1200;
    going = key === "g" && !second ? Date.now() : 0;
    const act = second ? () => go(key) : ACTS[key] ?? (() => key.length === 1 && press(`[data-key="${CSS.escape(key)}"]`));
    if (act?.()) event.preventDefault();
  });
}

const WALKS = ["j", "k"];
const ACTS = {
  "?": list,
  c: () => press('[data-key="c"]') || press("[data-new], .head .btn-primary[data-dialog]"),
  z: takeBack,
  t: () => press("[data-today]"),
  j: () => press('[data-key="j"]') || step(1),
  k: () => press('[data-key="k"]') || step(-1),
  "[": () => toggle("side"),
  "]": () => press("[data-panel]") || toggle("panel"),
  1: () => zoom("weeks", 1),
  2: () => zoom("months", 2),
  3: () => zoom("quarters", 3),
};

function zoom(word, digit) {
  return press(`[data-key="${digit}"]`) || press(`[data-zoom-to="${word}"]`);
}

/** To the next line of a list, where the page has one; the first where none has the focus. */
function step(by) {
  const lines = [...document.querySelectorAll("[data-steps] a")];
  const here = document.activeElement;
  const at = lines.findIndex((line) => line === here || (here !== document.body && line.closest("li")?.contains(here)));
  const line = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by];
  line?.focus();
  return Boolean(line);
}

function palette() {
  const found = document.querySelector("command-palette");
  if (found?.querySelector("dialog[open]")) found.querySelector("dialog").close();
  else found?.open();
  return Boolean(found);
}

/** What the reader does not want to see stays away on every page of this browser. */
function toggle(part) {
  const root = document.documentElement;
  const now = (root.dataset.hidden ?? "").split(" ").filter((word) => HIDDEN.includes(word));
  const next = now.includes(part) ? now.filter((word) => word !== part) : [...now, part];
  root.dataset.hidden = next.join(" ");
  document.cookie = `hidden=${next.join(".")}; path=/; max-age=${YEAR}; samesite=lax`;
  return true;
}

function go(key) {
  return press(`#keys [data-go="${CSS.escape(key)}"]`);
}

function press(path) {
  const target = document.querySelector(path);
  if (target?.matches("input:not([type=radio], [type=checkbox]), textarea, select")) target.focus();
  else target?.click();
  return Boolean(target);
}

/** What the last message offers to undo; without one, the reader's latest change. */
function takeBack() {
  const stack = document.querySelector("toast-stack");
  const form = document.getElementById("undo-latest");
  if (stack?.undo()) return true;
  if (form) undoLatest(form, stack);
  return Boolean(form);
}

/** One at a time: what is latest is known once the one before is taken back. */
async function undoLatest(form, stack) {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const answer = await send(form).catch(() => null);
  const html = answer ? await answer.text() : "";
  form.removeAttribute("aria-busy");
  if ((answer?.ok || answer?.status === 409) && isPage(html)) swapPage(html, answer.ok ? answer.url : location.href);
  else if (answer?.status < 500) stack?.say(parse(html).querySelector(".sorry p")?.textContent.trim() ?? "");
  else stack?.fail(answer ? "error" : "offline");
}

function list() {
  const dialog = document.getElementById("keys");
  dialog?.showModal();
  return Boolean(dialog);
}

function reveal() {
  document.querySelectorAll("[data-keys]").forEach((button) => (button.hidden = false));
}
