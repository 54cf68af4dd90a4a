import { fill } from "./gantt-rows.js";
import { part } from "./refill.js";

/** Says what stands on the line of time for a row of the plan. Sizes come from the style sheet, places from here. */
export class GanttBars {
  constructor(chart) {
    this.chart = chart;
    this.data = chart.phrases;
  }

  /** A whole row of it: a picture, what it shows is said in the row of the list. */
  track(row, top) {
    const asked = this.chart.preview.asked?.row === row;
    const name = `gt-t${row.status === "cancelled" ? " cx" : ""}${asked ? " is-asked" : ""}`;
    return part("div", name, { "data-of": row.id }, { transform: `translateY(${top}px)` }, ...this.drawn(row), row.old && asked && this.tip(row));
  }

  /** The days that somebody asks for ride on the bar, while what would move is looked at. */
  tip(row) {
    const { words, scale } = this.chart;
    const by = row.old.to === null ? "" : words.shift(row.to - row.old.to);
    return part("span", "tip bar-tip gt-tip", {}, { "inset-inline-start": `${scale.x(row.from)}px` },
      part("span", "", {}, {}, part("b", "", {}, {}, words.days(row)), part("span", "t-sub", {}, {}, by)));
  }

  /** Where it stands, in words: what the bar shows. */
  spoken(row) {
    const { words, plan } = this.chart;
    if (row.mark) return [this.data.milestone, row.reached && this.data.reached, this.drifted(row)].filter(Boolean).join(", ");
    const parts = [row.from === null ? this.data.none : words.days(row)];
    if (row.from === null && row.plan) parts.push(fill(this.data.would, { days: words.days(row.plan) }));
    if (row.critical && this.chart.shows.critical) parts.push(this.data.critical);
    else if (this.slack(row)) parts.push(fill(this.data.slack, { long: words.count(Math.round(row.plan.total / 2), 0) }));
    if (row.until) parts.push(words.shift(plan.today - row.to));
    if (this.drift(row)) parts.push(this.drifted(row));
    return parts.join(", ");
  }

  drifted(row) {
    const drift = this.drift(row);
    return drift ? fill(this.data.than, { change: this.chart.words.shift(drift) }) : "";
  }

  drawn(row) {
    const found = [];
    if (row.was && (row.was.from !== row.from || row.was.to !== row.to)) found.push(this.ghost(row));
    if (row.old && !row.whole && row.old.from !== null) found.push(this.left(row));
    if (row.from === null) return row.plan && row.open && !row.whole ? [...found, this.at("gt-would", row.plan.from, row.plan.to)] : found;
    if (row.moment) return [...found, this.diamond(row)];
    return [...found, ...(row.whole ? this.whole(row) : this.bar(row))];
  }

  /** Where it stands now, while it is looked at elsewhere. */
  left({ old, moment }) {
    return moment ? this.hollow(old.to) : this.at("gt-ghost", old.from, old.to);
  }

  /** Where the baseline had it. */
  ghost(row) {
    return row.moment ? this.hollow(row.was.to) : this.at("gt-was", row.was.from, row.was.to);
  }

  hollow(day) {
    return part("span", "gt-mark gt-was-m", {}, this.middle(day), part("i", "gt-dia"));
  }

  middle(day) {
    return { "inset-inline-start": `${this.chart.scale.x(day + 0.5)}px` };
  }

  /** Days that it ends later than the baseline had it, below 0 earlier. */
  drift(row) {
    return row.was && row.to !== null ? row.to - row.was.to : 0;
  }

  bar(row) {
    const critical = row.critical && this.chart.shows.critical;
    const name = `gt-bar${critical ? " is-crit" : ""}${row.status === "done" ? " done" : ""}${row.until ? " tailed" : ""}${row.old ? " is-new" : ""}`;
    const title = [row.title, this.spoken(row), row.share !== null && fill(this.data.percent, { n: row.share })].filter(Boolean).join("\n");
    const done = part("i", "gt-fill", {}, { "inline-size": `${row.status === "done" ? 100 : row.share ?? 0}%` });
    const found = [this.at(name, row.from, row.to, { title, "data-can": this.chart.movable(row) && "place" }, done)];
    if (row.until) found.push(this.at("gt-tail", row.to + 1, row.until), this.label(row.until, short(row.until - row.to), "late"));
    const by = row.old && row.old.to !== null ? row.to - row.old.to : 0;
    if (by) return [...found, this.label(row.to, short(by), "moves")];
    if (this.slack(row)) found.push(...this.room(row));
    else if (!row.until && row.open && this.drift(row) > 0) found.push(this.label(row.to, short(this.drift(row)), "late"));
    return found;
  }

  /** Its float is drawn where something hangs on it or it on something. */
  slack(row) {
    return this.chart.shows.slack && row.plan && row.open && row.linked && !row.whole && row.plan.total > 0 && row.to !== null && row.plan.late > row.to && !row.until;
  }

  room(row) {
    const weeks = Math.round(row.plan.total / 10);
    const words = weeks ? fill(this.data.shortSlack, { n: weeks }) : fill(this.data.daySlack, { n: row.plan.total / 2 });
    return [this.at("gt-slack", row.to + 1, row.plan.late), this.label(row.plan.late, words)];
  }

  whole(row) {
    const line = this.at("gt-whole", row.from, row.to, {}, part("i", "gt-fill", {}, { "inline-size": `${row.share ?? 0}%` }));
    return row.until ? [line, this.at("gt-wtail", row.to + 1, row.until)] : [line];
  }

  diamond(row) {
    const drift = (row.mark && row.open && this.drift(row)) || null; // a nought is words too
    return part("span", `gt-mark${this.tone(row)}`, { "data-can": this.chart.movable(row) && "place" }, this.middle(row.to),
      part("i", "gt-dia"), part("b", "", {}, {}, row.title),
      drift && part("span", `gt-drift${drift > 0 ? " late" : ""}`, {}, {}, short(drift)));
  }

  tone(row) {
    if (row.old && row.mark) return " off";
    if (row.reached || row.status === "done") return " done";
    if (row.open && row.to !== null && row.to < this.chart.plan.today) return " late";
    return row.critical && this.chart.shows.critical ? " is-crit" : "";
  }

  label(day, words, more = "") {
    return part("span", `gt-lab ${more}`, {}, { "inset-inline-start": `${this.chart.scale.x(day + 1) + 8}px` }, words);
  }

  at(name, from, to, attributes = {}, ...parts) {
    const { scale } = this.chart;
    const place = { "inset-inline-start": `${scale.x(from)}px`, "inline-size": `${Math.max(3, (to - from + 1) * scale.day)}px` };
    return part("span", name, attributes, place, ...parts);
  }
}

/** "+3w", days below a week. */
function short(days) {
  const [sign, long] = [days < 0 ? "−" : "+", Math.abs(days)];
  return long < 7 ? `${sign}${long}d` : `${sign}${Math.round(long / 7)}w`;
}
