import "./elements/toast-stack.js";
import "./elements/menu-button.js";
import "./elements/inline-edit.js";
import "./elements/cell-edit.js";
import "./elements/edit-table.js";
import "./elements/task-table.js";
import "./elements/bulk-box.js";
import "./elements/filter-chips.js";
import "./elements/column-list.js";
import "./elements/option-list.js";
import "./elements/line-list.js";
import "./elements/one-line.js";
import "./elements/paint-legend.js";
import "./elements/time-line.js";
import "./elements/later-part.js";
import "./elements/tree-grid.js";
import "./elements/auto-poll.js";
import "./elements/confirm-submit.js";
import "./elements/file-drop.js";
import "./elements/copy-link.js";
import "./elements/copy-text.js";
import "./elements/own-zone.js";
import "./elements/task-board.js";
import "./elements/gantt-chart.js";
import "./elements/task-calendar.js";
import "./elements/bet-board.js";
import "./elements/sort-list.js";
import "./elements/work-load.js";
import "./elements/work-list.js";
import "./elements/mention-box.js";
import "./elements/pick-box.js";
import "./elements/label-box.js";
import "./elements/quick-line.js";
import "./elements/quick-offers.js";
import "./elements/inbox-list.js";
import "./elements/bubble-chart.js";
import "./elements/priority-board.js";
import "./elements/quote-mark.js";
import "./elements/verdict-bar.js";
import "./elements/change-list.js";
import "./elements/last-look.js";
import "./elements/as-of.js";
import "./elements/command-palette.js";
import "./elements/slide-show.js";
import { watchChanges } from "./lib/changes.js";
import { watchDialogs } from "./lib/dialogs.js";
import { watchFolds } from "./lib/folds.js";
import { watchForms } from "./lib/here.js";
import { takeUp } from "./lib/kept-again.js";
import { watchKeys } from "./lib/keys.js";
import { watchLists } from "./lib/lists.js";
import { csrf } from "./lib/page.js";
import { watchTasks } from "./lib/task-panel.js";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrf();
});
// an error that swaps nothing must not look as if all went well
document.addEventListener("htmx:responseError", () => say("error"));
document.addEventListener("htmx:sendError", () => say("offline"));
document.addEventListener("submit", markBusy);
window.addEventListener("pageshow", free);

watchDialogs();
takeUp();
watchFolds();
watchForms();
watchKeys();
watchLists();
watchChanges();
watchTasks();
// once htmx, which waits for it too, has read the page
document.addEventListener("DOMContentLoaded", () => (document.documentElement.dataset.listening = ""));

function say(kind) {
  document.querySelector("toast-stack")?.fail(kind);
}

const LONG = 10000; // ms after which a form that led nowhere, as to a file, may be sent again
const leaving = new Set();

/** A form that leaves the page is sent once, however often Enter is pressed. */
function markBusy(event) {
  const form = event.target;
  if (leaving.has(form)) {
    event.preventDefault();
    return;
  }
  // a tick later, so that a handler that stops the event is heard first
  setTimeout(() => {
    if (event.defaultPrevented) return;
    event.submitter?.setAttribute("aria-busy", "true");
    if (form.method !== "post" || form.target) return;
    leaving.add(form);
    setTimeout(() => leaving.delete(form), LONG);
  });
}

function free() {
  leaving.clear();
  document.querySelectorAll(".btn[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}
