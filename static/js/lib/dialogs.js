import { isPage, parse, send, swapPage, takeSwaps } from "./page.js";

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
    if (event.target.closest("dialog [data-keep-theirs]")) {
      event.preventDefault();
      location.reload();
      return;
    }
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
  link.setAttribute("aria-busy", "true");
  const html = await fetch(link.href).then((answer) => answer.text()).catch(() => "");
  link.removeAttribute("aria-busy");
  const body = parse(html).querySelector("[data-dialog-body]");
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
async function again() {
  const url = document.querySelector(".tpan")?.dataset.at ?? location.href;
  const answer = await fetch(url).catch(() => null);
  const html = answer?.ok && (await answer.text());
  if (html && !document.querySelector("dialog[open]")) swapPage(html, answer.url); // else it was pressed again meanwhile
}

function show(body, opener) {
  const dialog = document.createElement("dialog");
  dialog.className = "dlg";
  dialog.setAttribute("aria-labelledby", body.getAttribute("aria-labelledby") ?? "");
  fill(dialog, body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus();
  });
  dialog.addEventListener("mousedown", (event) => {
    if (event.target === dialog && state(dialog) === before) dialog.close();
  });
  const before = state(dialog);
  dialog.showModal();
  focusFirst(dialog);
  return dialog;
}

function fill(dialog, body) {
  dialog.replaceChildren(document.adoptNode(body));
  window.htmx?.process(dialog);
}

function focusFirst(dialog) {
  const paths = ["[aria-invalid=true]", "[autofocus]", ".dlg-b :is(input:not([type=hidden]), select, textarea)", ".dlg-b button"];
  paths.map((path) => dialog.querySelector(path)).find(Boolean)?.focus();
}

function state(dialog) {
  return [...dialog.querySelectorAll("form")].map((form) => new URLSearchParams(new FormData(form)).toString()).join("&");
}

async function submit(event, dialog, link) {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  event.preventDefault();
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  if (!form.getAttribute("action")) form.action = link.href;
  const answer = await send(form, button).catch(() => null);
  button?.removeAttribute("aria-busy");
  if (!answer) {
    document.querySelector("toast-stack")?.fail("offline");
    return;
  }
  const html = await answer.text();
  const body = parse(html).querySelector("[data-dialog-body]");
  if (body && !answer.redirected) {
    fill(dialog, body);
    focusFirst(dialog);
  } else if (isPage(html)) {
    dialog.close();
    swapPage(html, answer.url, link);
  } else {
    location.assign(answer.url);
  }
}
