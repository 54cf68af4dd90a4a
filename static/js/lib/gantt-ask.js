import { open } from "./dialogs.js";
import { GanttPreview } from "./gantt-preview.js";
import { inTurn, patiently } from "./outbox.js";
import { csrf, landed, parse, swapPage, takeSwaps } from "./page.js";
import { isoOf } from "./snap.js";
import { forget } from "./task-panel.js";

const OF_THE_PAGE = ["csrfmiddlewaretoken", "move_mode", "move_seen"];

takeSwaps((page, _url, from) => {
  const [form, chart] = [page.getElementById("mv-f"), document.querySelector("gantt-chart.is-ready")];
  if (!form || !chart?.wide.matches || !chart.plan?.holds(keyIn(form) ?? "")) return false;
  chart.ask.over(form, from);
  return true;
});

/**
 * Sends what was dropped or kept. The server does at once what moves nobody else; for anything else it answers with what
 * would move, and that opens beside the chart. What is refused says why, and the bar goes back.
 */
export class GanttAsk {
  constructor(chart) {
    this.chart = chart;
    this.waiting = 0; // rows that are on their way
  }

  get held() {
    return Boolean(this.chart.keys.hold || this.chart.drag?.active || this.waiting);
  }

  /** The page anew, as an answer brought it, once nothing is carried or on its way. */
  async show(answer) {
    this.answer = answer;
    const page = this.held ? null : await landed(answer);
    if (!page || this.held || this.answer !== answer) return;
    this.answer = undefined;
    swapPage(page.html, page.url, this.chart.element(this.chart.active) ?? document.activeElement);
  }

  /** Something was let go or answered: what waited for that is shown. */
  rest() {
    const { answer, chart } = this;
    if (!answer || this.held || !chart.isConnected) return undefined;
    if (!chart.preview.open) return this.show(answer);
    this.answer = undefined; // a preview is looked at, over the plan as it is by now
    return chart.source.load();
  }

  /** Other days for a row; `back()` undoes what is drawn. */
  async move(row, { from, to }, back) {
    const url = this.chart.url("move", row);
    const fields = [["start", isoOf(from)], ["due", isoOf(to)]];
    const answer = await this.post(url, [...fields, ...this.chart.preview.said(row)], row);
    if (answer?.moved) this.chart.window.redraw(row);
    else back();
    if (answer) this.take(answer, { url, fields, row });
    else this.rest();
  }

  async tie(before, after, kind) {
    const url = this.chart.url("tie", before);
    const fields = [["way", "blocks"], ["other", after.key], ["kind", kind], ["lag", "0"]];
    const answer = await this.post(url, fields, before);
    if (answer) this.take(answer, { url, fields, row: before });
    else this.rest();
  }

  /** What was done is shown, what would move opens beside the chart, what was refused says why. */
  take(answer, asked) {
    if (answer.moved) return this.chart.swap(answer);
    const panel = GanttPreview.in(answer.html);
    if (panel) this.chart.preview.show(panel, asked);
    else this.complain(answer.html);
    return this.rest();
  }

  /** A page about a row as a dialog; once it is closed the focus goes back to the row. */
  async dialog(href, row) {
    const link = Object.assign(document.createElement("a"), { href });
    // what was saved in the dialog drew the page anew, with another chart
    await open(link, { focus: () => document.querySelector("gantt-chart")?.focusActive() });
    const dialog = document.querySelector("dialog[open]");
    dialog?.addEventListener("submit", (event) => this.send(event, dialog, href, row), true);
  }

  /** What a dialog asks is asked of the chart's side first; what is refused is left to the dialog, which tells where. */
  async send(event, dialog, href, row) {
    const form = event.target;
    if (form.method === "dialog" || form.dataset.refused) return delete form.dataset.refused;
    event.preventDefault();
    const button = event.submitter;
    const [url, fields] = [form.getAttribute("action") || href, [...new FormData(form, button ?? undefined)]];
    const answer = await this.post(url, fields, row, seen(fields));
    const panel = answer && GanttPreview.in(answer.html);
    if (!answer) return undefined;
    if (answer.moved || panel) {
      dialog.close();
      return this.take(answer, { url, fields, row });
    }
    form.dataset.refused = "1";
    return form.requestSubmit(button);
  }

  /** What a page over the chart asked before it saved is asked beside the chart instead. form: of that page. */
  async over(form, from) {
    const url = form.getAttribute("action");
    const fields = [...new FormData(form)].filter(([name]) => !OF_THE_PAGE.includes(name));
    const row = this.chart.plan.byKey.get(keyIn(form));
    const answer = await this.post(url, fields, row, seen(fields));
    const done = answer && (answer.moved || GanttPreview.in(answer.html));
    if (done) forget(); // the task whose days they are: the plan is looked at now. What was not taken stays there
    if (answer) this.take(answer, { url, fields, row });
    if (!done) from?.focus?.();
  }

  /** kept: whether it outlives this page without a connection. Days drawn long ago would overwrite newer ones, unseen. */
  async post(url, fields, row, kept = false) {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    if (!body.has("next")) body.set("next", location.pathname + location.search);
    if (row) this.chart.busy(row, true);
    const answer = await inTurn(() => patiently(url, { method: "POST", body, headers: { "X-CSRFToken": csrf(), "X-Beside": "plan" } }), kept ? { url, body } : null);
    const html = answer.status < 500 ? await answer.text().catch(() => "") : "";
    if (row) this.chart.busy(row, false);
    if (answer.status < 500) return { html, status: answer.status, url: answer.url, moved: answer.redirected && answer.ok };
    document.querySelector("toast-stack")?.fail("error");
    return null;
  }

  complain(html) {
    const page = parse(html);
    const why = [...page.querySelectorAll(".ferr, .note.off p, .sorry p")].map((line) => line.textContent.trim()).filter(Boolean);
    const stack = document.querySelector("toast-stack");
    if (why.length) stack?.say([...new Set(why)].join(" "));
    else stack?.fail("error");
  }
}

/** The key of the task or project that a page is about, undefined where its address names none, as that of a free day. */
function keyIn(form) {
  return /\/(?:tasks|projects)\/([^/]+)\//.exec(form.getAttribute("action"))?.[1];
}

/** Whether they say which version was seen, so that a later one is not overwritten. */
function seen(fields) {
  return fields.some(([name]) => name === "version");
}
