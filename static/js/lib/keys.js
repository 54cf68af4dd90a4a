import { isPage, parse, send, swapPage, typing } from "./page.js";

/**
 * Single keys: g then a letter goes, c makes new, z takes back, ? lists them; any other presses what carries it in
 * `data-key`. Off in fields and dialogs. ⌘Z takes back too, and ⌘↵ sends a form marked `data-send`.
 */
export function watchKeys() {
  let going = 0;
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) list();
  });
  reveal();
  document.addEventListener("page:swapped", reveal);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.target.closest("form[data-send]")?.requestSubmit();
    if ((event.metaKey || event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !typing(event.target)) {
      event.preventDefault();
      takeBack();
    }
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
    if (document.documentElement.dataset.shortcuts === "off") return;
    const key = event.key.toLowerCase();
    const second = Date.now() - going < 1200;
    going = key === "g" && !second ? Date.now() : 0;
    const act = second ? () => go(key) : ACTS[key] ?? (() => key.length === 1 && press(`[data-key="${CSS.escape(key)}"]`));
    if (act?.()) event.preventDefault();
  });
}

const ACTS = {
  "?": list,
  c: () => press('[data-key="c"]') || press("[data-new], .head .btn-primary[data-dialog]"),
  z: takeBack,
  t: () => press("[data-today]"),
};

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

async function undoLatest(form, stack) {
  const answer = await send(form).catch(() => null);
  const html = answer ? await answer.text() : "";
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
