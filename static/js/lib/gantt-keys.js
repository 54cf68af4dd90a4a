import { GanttHold } from "./gantt-hold.js";
import { fill } from "./gantt-rows.js";
import { lengthened, opened, stepped } from "./snap.js";

const HINTS = 130; // px at the bottom that the hints and the dates take

/**
 * The plan by keyboard: arrows go from row to row and fold, Enter opens, F2 edits, D asks for days, L links. M lifts the bar:
 * then arrows move it, with Shift its end and with Alt its start, Enter keeps it and Escape puts it back.
 */
export class GanttKeys {
  constructor(chart) {
    this.chart = chart;
    this.stop = new AbortController();
    const how = { signal: this.stop.signal };
    chart.scroller.addEventListener("keydown", (event) => this.key(event), how);
    chart.scroller.addEventListener("focusout", () => this.hold && !this.moving && this.putBack(), how);
  }

  leave() {
    this.stop.abort();
    this.hold = undefined;
  }

  key(event) {
    const row = event.target.closest(".gt-r")?.row;
    if (!row || event.ctrlKey || event.metaKey) return;
    if (this.hold) return this.carry(event);
    if (event.target !== event.target.closest(".gt-r") || event.altKey || event.shiftKey) return;
    const act = this.steps(row)[event.key] ?? this.letter(event.key, row);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  steps(row) {
    const { chart } = this;
    const { seen } = chart.plan;
    const go = (y) => () => chart.goTo(seen[Math.min(Math.max(y, 0), seen.length - 1)]);
    return {
      ArrowDown: go(row.y + 1), ArrowUp: go(row.y - 1), Home: go(0), End: go(seen.length - 1),
      PageDown: go(row.y + chart.page), PageUp: go(row.y - chart.page),
      ArrowRight: () => this.inward(row), ArrowLeft: () => this.outward(row),
      Enter: () => (chart.preview.open ? chart.preview.agree() : chart.open(row)), F2: () => chart.edit(row),
    };
  }

  letter(key, row) {
    const { chart } = this;
    if (!chart.can || document.documentElement.dataset.shortcuts === "off") return null;
    return { m: () => this.lift(row), d: () => row.key && chart.askDays(row), l: () => row.key && !row.head && chart.askTie(row) }[key.toLowerCase()];
  }

  inward(row) {
    const { chart } = this;
    if (!row.whole) return;
    if (chart.plan.folded.has(row.key)) chart.fold(row, false);
    else chart.goTo(chart.plan.seen[row.y + 1]);
  }

  outward(row) {
    const { chart } = this;
    if (row.whole && !chart.plan.folded.has(row.key)) return chart.fold(row, true);
    const above = row.above ?? chart.plan.seen.slice(0, row.y).findLast((other) => other.depth < row.depth);
    if (above) chart.goTo(above);
    return undefined;
  }

  // -- moving

  lift(row) {
    const { chart } = this;
    const { dataset } = chart;
    const why = row.mark ? dataset.mark : row.head ? dataset.project : row.whole ? dataset.whole : row.status === "cancelled" ? dataset.over : "";
    if (why) return chart.speak(fill(why, { title: row.title }));
    if (row.from === null) return chart.askDays(row);
    if (row.busy) return undefined;
    this.hold = new GanttHold(chart, row);
    return this.go(this.hold.frame, fill(dataset.lifted, { title: row.title, days: chart.words.days(row) }));
  }

  carry(event) {
    const { key, shiftKey, altKey } = event;
    const { hold, chart } = this;
    if (key === "Tab") return this.putBack();
    if (key === "Shift" || key === "Alt") return undefined;
    event.preventDefault();
    event.stopPropagation();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const how = shiftKey ? lengthened : altKey ? opened : stepped;
    if (step) {
      return this.go(how(hold.frame, step, chart.scale.snap));
    }
    if (key === "Escape") return this.putBack();
    if (key !== "Enter") return undefined;
    this.letGo();
    return hold.keep();
  }

  go(frame, words = "") {
    const { hold, chart } = this;
    this.moving = true;
    hold.to(frame);
    chart.reveal(hold.row, HINTS);
    this.moving = false;
    const hints = chart.querySelector("[data-hints]");
    hints.hidden = false;
    hints.querySelector("[data-what]").textContent = hold.row.title;
    hints.querySelector("[data-at-days]").textContent = chart.words.days(frame);
    chart.speak(words || fill(chart.dataset.at, { days: chart.words.days(frame), long: hold.change() || chart.words.length(frame) }));
  }

  letGo() {
    this.hold = undefined;
    this.chart.querySelector("[data-hints]").hidden = true;
    queueMicrotask(() => this.chart.ask.rest()); // what it is let go for has begun by then
  }

  putBack() {
    const { hold, chart } = this;
    this.letGo();
    hold.putBack();
    chart.speak(fill(chart.dataset.back, { title: hold.row.title }));
  }
}
