import { fill, make } from "./gantt-rows.js";
import { refill } from "./refill.js";

/** A row whose bar is being carried: drawn where it would be, a dashed outline where it stands, its dates riding on it. */
export class GanttHold {
  constructor(chart, row) {
    this.chart = chart;
    this.row = row;
    this.old = { from: row.from, to: row.to, until: row.until };
    this.real = row.old && { ...row.old }; // beneath a preview, which may be given up meanwhile
    this.frame = { from: row.from, to: row.to, unit: "day" };
    row.until = null;
    row.held = true;
  }

  get changed() {
    return this.frame.from !== this.old.from || this.frame.to !== this.old.to;
  }

  to(frame) {
    this.frame = frame;
    Object.assign(this.row, { from: frame.from, to: frame.to });
    this.draw();
  }

  draw() {
    const { chart, row } = this;
    const track = chart.window.redraw(row);
    if (!track) return;
    track.classList.add("is-held");
    track.querySelector(".gt-tip")?.remove(); // of the preview it is carried on from
    const bar = track.querySelector(".gt-bar, .gt-mark");
    bar.classList.add("is-pick");
    if (!row.old) track.insertBefore(refill(null, chart.bars.at("gt-ghost", this.old.from, this.old.to)), bar);
    const tip = make("span", "tip bar-tip gt-tip");
    tip.setAttribute("aria-hidden", "true");
    const head = make("span");
    head.append(make("b", "", chart.words.days(this.frame)), make("span", "t-sub", this.change()));
    tip.append(head);
    tip.style.insetInlineStart = bar.style.insetInlineStart;
    track.append(tip);
    chart.links.draw(...chart.window.range);
  }

  change() {
    const { words } = this.chart;
    const { from, to } = this.frame;
    if (to - from !== this.old.to - this.old.from) return words.length(this.frame);
    return words.shift(from - this.old.from);
  }

  putBack() {
    const { row, old, real, chart } = this;
    Object.assign(row, (!row.old && real) || old, { held: false });
    if (!chart.isConnected) return;
    chart.window.redraw(row);
    chart.links.draw(...chart.window.range);
  }

  /** Asks for what it was carried to; the same days ask nothing. */
  keep() {
    const { chart, row, frame } = this;
    row.held = false;
    if (!this.changed) return this.putBack();
    if (row.old?.from === frame.from && row.old.to === frame.to) {
      this.putBack(); // to where it stands
      if (chart.preview.current.row === row) return chart.preview.cancel(); // nothing is left to look at
      return chart.speak(fill(chart.dataset.back, { title: row.title }));
    }
    chart.speak(fill(chart.dataset.kept, { title: row.title, days: chart.words.days(frame) }));
    return chart.ask.move(row, frame, () => this.putBack());
  }
}
