import { open } from "./dialogs.js";
import { csrf, parse } from "./page.js";
import { isoOf } from "./snap.js";

/**
 * Sends what was dropped or kept. The server does at once what moves nobody else; for anything else it answers with what
 * would move, and that opens as a dialog. What is refused says why, and the bar goes back.
 */
export class GanttAsk {
  constructor(chart) {
    this.chart = chart;
  }

  /** Other days for a row; `back()` undoes what is drawn. */
  async move(row, { from, to }, back) {
    const url = this.chart.url("move", row);
    const days = { start: isoOf(from), due: isoOf(to) };
    const answer = await this.post(url, { ...days, mode: "must" }, row);
    if (!answer) return back();
    if (answer.moved) return this.chart.swap(answer);
    if (answer.status === 422) {
      back();
      return this.complain(answer.html);
    }
    this.chart.speak(this.chart.dataset.looking);
    return this.dialog(`${url}?${new URLSearchParams(days)}`, back);
  }

  async tie(before, after, kind) {
    const fields = { way: "blocks", other: after.key, kind, lag: "0" };
    const answer = await this.post(this.chart.url("tie", before), fields, before);
    if (!answer) return;
    if (answer.status === 422) this.complain(answer.html);
    else this.chart.swap(answer); // the plan with the new link, or the page that shows what would move
  }

  /** A page as a dialog; once it is closed the focus goes back to the row, and `back()` hears of it. */
  dialog(href, back = () => {}) {
    const link = Object.assign(document.createElement("a"), { href });
    const opener = {
      focus: () => {
        if (this.chart.isConnected) back();
        // what was saved in the dialog drew the page anew, with another chart
        document.querySelector("gantt-chart")?.focusActive();
      },
    };
    return open(link, opener);
  }

  async post(url, fields, row) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, next: location.pathname + location.search })) body.set(name, value);
    this.chart.busy(row, true);
    const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrf() } }).catch(() => null);
    const html = answer && answer.status < 500 ? await answer.text().catch(() => "") : "";
    this.chart.busy(row, false);
    if (answer && answer.status < 500) return { html, status: answer.status, url: answer.url, moved: answer.redirected && answer.ok };
    document.querySelector("toast-stack")?.fail(answer ? "error" : "offline");
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
