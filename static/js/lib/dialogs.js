import { trouble } from "./answers.js";
import { keepTheirs } from "./clash.js";
import { isPage, pageAt, parse, path, redraw, send, swapPage, takeSwaps } from "./page.js";

let opening = false;

/** Opens `data-dialog` links in a dialog; each is a page of its own without this. */
export function watchDialogs() {
  takeSwaps(ask);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (link && plain(event)) {
      event.preventDefault();
      open(link);
      return;
    }
    const theirs = event.target.closest("dialog [data-keep-theirs]");
    if (theirs) {
      event.preventDefault();
      const over = theirs.closest("dialog");
      keepTheirs(theirs, (words) => tell(over, words));
      return;
    }
    if (event.target.closest("[data-toasts]")) return; // a message is closed by itself
    const closer = event.target.closest("[data-close]");
    const dialog = closer?.closest("dialog");
    if (dialog) {
      event.preventDefault();
      dialog.close();
    } else if (closer?.tagName === "BUTTON" && closer.closest(".dlg-c")) {
      history.back();
    }
  });
}

function plain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}

/** Opens the page of a link in a dialog; the focus goes back to the link, or to `opener`. */
export async function open(link, opener = link) {
  if (opening) return;
  opening = true;
  link.setAttribute("aria-busy", "true");
  const page = await pageAt(link.href);
  link.removeAttribute("aria-busy");
  opening = false;
  if (!page) return;
  const body = parse(page.html).querySelector("[data-dialog-body]");
  if (!body) {
    location.assign(link.href);
    return;
  }
  const dialog = show(body, opener);
  dialog.addEventListener("submit", (event) => submit(event, dialog, link));
}

/** A page that only asks something before it saves is asked here; who does not answer sees the page as it is. */
function ask(page, _url, from) {
  const body = page.querySelector("[data-dialog-body]");
  const form = body?.querySelector("form[data-question]");
  if (!form) return false;
  if (!form.elements.next) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: location.pathname + location.search }));
  const dialog = show(body, from instanceof HTMLElement ? from : document.body);
  let answered = false;
  dialog.addEventListener("submit", (event) => {
    answered = true;
    submit(event, dialog, from);
  });
  dialog.addEventListener("close", () => answered || again());
  return true;
}

/** The page as the server sees it, or the task that is open beside it. */
function again() {
  if (!document.querySelector("dialog[open]")) redraw(); // else it was pressed again meanwhile
}

function show(body, opener) {
  const dialog = document.createElement("dialog");
  dialog.className = "dlg";
  dialog.setAttribute("aria-labelledby", body.getAttribute("aria-labelledby") ?? "");
  fill(dialog, body);
  dialog.append(room());
  document.body.append(dialog);
  const back = wayBack(opener);
  dialog.addEventListener("close", () => {
    document.querySelector("toast-stack")?.append(...dialog.querySelectorAll("[data-toasts] > [data-toast]"));
    dialog.remove();
    back()?.focus();
    if (dialog.hasAttribute("data-clashed")) redraw(); // what stands behind it is neither theirs nor mine
  });
  dialog.addEventListener("mousedown", (event) => {
    if (event.target === dialog && state(dialog) === before) dialog.close();
  });
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog || state(dialog) === before || dialog.hasAttribute("data-warned")) return;
    event.preventDefault();
    dialog.setAttribute("data-warned", "");
    tell(dialog, document.querySelector("toast-stack")?.dataset.discard);
  });
  dialog.addEventListener("input", () => dialog.hasAttribute("data-warned") && tell(dialog, ""));
  const before = state(dialog);
  dialog.showModal();
  focusFirst(dialog);
  return dialog;
}

/** Messages that come while it is open are seen and heard in it. */
function room() {
  const found = document.createElement("div");
  found.className = "toasts";
  found.dataset.toasts = "";
  found.setAttribute("role", "status");
  found.addEventListener("click", (event) => event.target.closest("[data-close]") && event.target.closest("[data-toast]").remove());
  return found;
}

/** Where the focus goes afterwards: what it was opened from, what stands there since, or the button of the menu it was in. */
function wayBack(opener) {
  if (!(opener instanceof Element)) return () => opener; // it finds its own way
  const where = path(opener);
  const menu = opener.closest?.("details")?.querySelector("summary");
  const menuAt = menu && path(menu);
  return () => [opener, where && document.querySelector(where), menu, menuAt && document.querySelector(menuAt)].find((one) => one?.isConnected && one.checkVisibility());
}

/** Said in the dialog, above what was typed; nothing where there are no words. */
function tell(dialog, words) {
  dialog.querySelector("[data-said]")?.remove();
  if (!words) return dialog.removeAttribute("data-warned");
  const note = Object.assign(document.createElement("p"), { className: "note off", textContent: words });
  note.dataset.said = "";
  note.setAttribute("role", "alert");
  dialog.querySelector(".dlg-b")?.prepend(note);
  return note.scrollIntoView({ block: "nearest" }); // a long form is scrolled down to its button
}

function fill(dialog, body) {
  dialog.removeAttribute("data-warned");
  const fresh = document.adoptNode(body);
  const old = dialog.querySelector("[data-dialog-body]");
  if (old) old.replaceWith(fresh);
  else dialog.prepend(fresh);
  window.htmx?.process(dialog);
}

function focusFirst(dialog) {
  const paths = ["[aria-invalid=true]", "[autofocus]", ".dlg-b :is(input:not([type=hidden]), select, textarea)", ".dlg-b button"];
  paths.map((path) => dialog.querySelector(path)).find(Boolean)?.focus();
}

function state(dialog) {
  return [...dialog.querySelectorAll("form")].map(told).join("&");
}

/** What a form holds; its token is another one whenever it is drawn. */
function told(form) {
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  return new URLSearchParams(data).toString();
}

async function submit(event, dialog, link) {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.closest("[data-toasts]")) return;
  event.preventDefault();
  if (dialog.hasAttribute("aria-busy")) return;
  dialog.setAttribute("aria-busy", "true");
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  if (!form.getAttribute("action")) form.action = link.href;
  const answer = await send(form, button).catch(() => null);
  const html = answer && answer.status < 500 ? await answer.text().catch(() => "") : "";
  button?.removeAttribute("aria-busy");
  dialog.removeAttribute("aria-busy");
  const page = parse(html);
  const body = page.querySelector("[data-dialog-body]");
  const clash = page.querySelector("main [data-conflict]");
  if (body && !answer.redirected) {
    fill(dialog, body);
    dialog.querySelectorAll("form:not([action], [method=dialog])").forEach((one) => one.setAttribute("action", form.action));
    focusFirst(dialog);
  } else if (answer?.ok && isPage(html)) {
    dialog.close();
    swapPage(html, answer.url, link);
  } else if (answer?.ok) {
    location.assign(answer.url);
  } else if (clash) {
    dialog.querySelector("[data-conflict]")?.remove();
    dialog.querySelector(".dlg-b")?.prepend(document.adoptNode(clash));
    clash.scrollIntoView({ block: "nearest" });
  } else {
    tell(dialog, await trouble(answer, html));
  }
}
