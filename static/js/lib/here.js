import { trouble } from "./answers.js";
import { ASKS, parse, send, swapPage } from "./page.js";

/**
 * Sends forms marked `data-here` in the background and draws the page anew around the reader: scroll, open
 * folds and focus stay. The mark may name the id that takes the focus; a button may name another in `data-focus`. A fold
 * whose summary takes it has done its work, and closes.
 * A link to a field of this page goes into it.
 */
export function watchForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-here]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    save(form, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field?.matches("input, textarea, select")) return;
    event.preventDefault();
    field.focus();
  });
}

const underway = new WeakMap(); // forms, with the button that sent each
const pressed = []; // buttons of a form that was on its way: each has its turn

async function save(form, submitter) {
  if (form.hasAttribute("aria-busy")) {
    if (submitter && submitter !== underway.get(form)) pressed.push(submitter);
    return;
  }
  form.setAttribute("aria-busy", "true");
  underway.set(form, submitter);
  const tick = submitter?.closest(".check");
  tick?.classList.toggle("on");
  const place = remember(form, submitter);
  const answer = await send(form, submitter).catch(() => null);
  const html = answer && answer.status < 500 ? await answer.text().catch(() => "") : "";
  form.removeAttribute("aria-busy");
  if (!(answer?.status === 422 && complain(form, html))) {
    if (html && (answer.ok || parse(html).querySelector(ASKS))) {
      swapPage(html, answer.ok ? answer.url : location.href);
      putBack(place);
    } else {
      tick?.classList.toggle("on");
      document.querySelector("toast-stack")?.say(await trouble(answer, html));
    }
  }
  next();
}

/** The button that was pressed next, or the one in its place since the page was drawn anew. */
function next() {
  const press = pressed.shift();
  if (!press) return;
  const alike = press.id ? `#${CSS.escape(press.id)}` : `[formaction="${CSS.escape(press.getAttribute("formaction") ?? "")}"][value="${CSS.escape(press.value)}"]`;
  const button = press.isConnected ? press : document.querySelector(alike);
  if (button?.form) save(button.form, button);
  else next();
}

function remember(form, submitter) {
  const focus = submitter?.dataset.focus || form.dataset.here || submitter?.id;
  return {
    focus,
    action: form.getAttribute("action"),
    ids: [...document.querySelectorAll("button.check[id]")].map((tick) => tick.id),
    open: [...document.querySelectorAll("details[id][open]")].filter((fold) => fold.firstElementChild.id !== focus).map((fold) => fold.id),
    kept: [...form.querySelectorAll("[data-keep][id]")].map((field) => [field.id, field.value]),
  };
}

function putBack({ focus, action, ids, open, kept }) {
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  for (const [id, value] of kept) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  if (!focus && document.querySelector("task-table")) return; // a table takes its reader back itself
  const here = document.activeElement;
  if (here?.matches("input:not([type=checkbox], [type=radio]), textarea, select") && here.form?.getAttribute("action") !== action) return; // somebody writes elsewhere
  const at = ids.indexOf(focus);
  const near = [focus, ...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0)).reverse()];
  near.map((id) => id && document.getElementById(id)).find(Boolean)?.focus({ preventScroll: true });
}

/** What was typed stays; what is wrong stands below it, and is marked. False where the answer names no field. */
function complain(form, html) {
  const page = parse(html);
  const said = [...page.querySelectorAll(".ferr")].map((line) => named(form, line));
  const place = form.querySelector("[data-errors]");
  if (!said.length || !place) return false;
  place.textContent = said.join(" ");
  place.hidden = false;
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  const names = [...page.querySelectorAll("[aria-invalid=true][name]")].map((field) => field.name);
  const wrong = [...form.elements].filter((field) => field.type !== "hidden" && names.includes(field.name));
  if (!wrong.length) wrong.push(form.querySelector("input:not([type=hidden]), textarea"));
  wrong.forEach((field) => field?.setAttribute("aria-invalid", "true"));
  wrong[0]?.focus();
  return true;
}

/** A complaint with the field's name before it, where the form has several. */
function named(form, line) {
  const label = form.querySelectorAll("label").length > 1 && line.closest(".field")?.querySelector("label");
  return [label && label.firstChild.textContent.trim(), line.textContent.trim()].filter(Boolean).join(": ");
}
