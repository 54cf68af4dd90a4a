import { typing } from "./page.js";

/**
 * Single keys: g then a letter goes, c makes new, z takes back, ? lists them; any other presses what carries it in
 * `data-key`. Off in fields and dialogs. ⌘↵ sends a form marked `data-send`.
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
  c: () => press('[data-key="c"], [data-new], .head .btn-primary[data-dialog]'),
  z: () => document.querySelector("toast-stack")?.undo(),
  t: () => press("[data-today]"),
};

function go(key) {
  return press(`#keys [data-go="${CSS.escape(key)}"]`);
}

function press(path) {
  const target = document.querySelector(path);
  if (target?.matches("input, textarea, select")) target.focus();
  else target?.click();
  return Boolean(target);
}

function list() {
  const dialog = document.getElementById("keys");
  dialog?.showModal();
  return Boolean(dialog);
}

function reveal() {
  document.querySelectorAll("[data-keys]").forEach((button) => (button.hidden = false));
}
