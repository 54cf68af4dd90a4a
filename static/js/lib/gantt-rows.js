/** Draws a row of the plan: its cells, and its bar on the line of time. Sizes come from the style sheet, places from here. */
export class GanttRows {
  constructor(chart) {
    this.chart = chart;
    this.data = chart.dataset;
    this.statuses = this.data.statuses.split("|");
  }

  /** A whole row as an element. */
  row(row) {
    const { chart } = this;
    const element = make("div", `gt-r${row.whole ? " gt-sum" : ""}${row.status === "cancelled" ? " cx" : ""}${chart.preview.asked?.row === row ? " is-asked" : ""}`);
    element.id = row.id;
    element.setAttribute("role", "row");
    element.setAttribute("aria-level", row.depth + 1);
    element.setAttribute("aria-rowindex", row.y + 2);
    if (row.whole) element.setAttribute("aria-expanded", String(!chart.plan.folded.has(row.key)));
    element.tabIndex = row === chart.active ? 0 : -1;
    element.style.insetBlockStart = `${row.y * chart.rowHeight}px`;
    element.row = row;
    const cells = make("div", "gt-c");
    cells.append(this.name(row), cell("gt-p num", row.share === null ? "" : `${row.share}%`), this.faces(row), this.due(row));
    element.append(cells, this.track(row));
    return element;
  }

  name(row) {
    const name = make("div", "gt-n");
    name.setAttribute("role", "rowheader");
    name.style.setProperty("--depth", Math.min(row.depth, 8));
    if (row.whole) {
      const turn = make("button", "gt-tw");
      Object.assign(turn, { type: "button", tabIndex: -1, title: this.data.unfold });
      turn.setAttribute("aria-hidden", "true");
      name.append(turn);
    } else name.append(this.sign(row));
    const link = make("a", "ell", row.title);
    link.tabIndex = -1;
    link.href = this.chart.addressOf(row);
    if (row.mark && this.chart.can) link.dataset.dialog = "";
    link.title = row.key ? `${row.key} ${row.title}` : row.title;
    name.append(link);
    if (row.stop) name.append(this.stop(row));
    if (row.whole) name.append(make("span", "t3 xs num", `${row.ready}/${row.below}`));
    return name;
  }

  /** The no-entry sign of what should go on and cannot, with the reason. */
  stop(row) {
    const mark = make("span", "gt-stop");
    Object.assign(mark, { title: row.stop });
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", row.stop);
    const icon = document.querySelector("#gt-stop")?.content.firstElementChild;
    if (icon) mark.append(icon.cloneNode(true));
    return mark;
  }

  sign(row) {
    if (row.moment) return make("i", `gt-dia${this.tone(row)}`);
    const sign = make("i", `gt-st ${row.status}`);
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", this.statuses[row.statusAt]);
    return sign;
  }

  faces(row) {
    const found = cell("gt-a", "");
    row.who.slice(0, 2).forEach((n) => {
      const [name, letters, hue] = this.chart.plan.people[n];
      const face = make("span", `av av-${hue} sm`, letters);
      face.setAttribute("role", "img");
      face.setAttribute("aria-label", name);
      face.title = name;
      found.append(face);
    });
    return found;
  }

  due(row) {
    if (row.old && row.mark) return cell("gt-d num late-off", this.chart.words.days({ from: row.to, to: row.to }));
    if (row.old?.to !== undefined && row.old.to !== row.to) return cell("gt-d num moves", this.chart.words.days({ from: row.to, to: row.to }));
    const late = row.until || (row.open && this.drift(row) > 0) || (row.mark && row.open && row.to < this.chart.plan.today);
    const found = cell(`gt-d num${late ? " late" : ""}`, row.to === null ? "" : this.chart.words.days({ from: row.to, to: row.to }));
    if (row.until || (row.mark && row.open && row.to < this.chart.plan.today)) found.prepend(make("span", "sr", `${this.data.overdue} `));
    return found;
  }

  // -- the line of time

  track(row) {
    const track = make("div", "gt-t");
    track.setAttribute("role", "gridcell");
    track.append(make("span", "sr", this.spoken(row)), ...this.drawn(row));
    if (row.old && this.chart.preview.asked?.row === row) track.append(this.tip(row));
    return track;
  }

  /** The days that somebody asks for ride on the bar, while what would move is looked at. */
  tip(row) {
    const { words, scale } = this.chart;
    const [tip, head] = [make("span", "tip bar-tip gt-tip"), make("span")];
    tip.setAttribute("aria-hidden", "true");
    head.append(make("b", "", words.days(row)), make("span", "t-sub", row.old.to === null ? "" : words.shift(row.to - row.old.to)));
    tip.append(head);
    tip.style.insetInlineStart = `${scale.x(row.from)}px`;
    return tip;
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
    if (!moment) return this.at("gt-ghost", old.from, old.to);
    const mark = make("span", "gt-mark gt-was-m");
    mark.style.insetInlineStart = `${this.chart.scale.x(old.to + 0.5)}px`;
    mark.append(make("i", "gt-dia"));
    return mark;
  }

  /** Where the baseline had it. */
  ghost(row) {
    if (!row.moment) return this.at("gt-was", row.was.from, row.was.to);
    const mark = make("span", "gt-mark gt-was-m");
    mark.style.insetInlineStart = `${this.chart.scale.x(row.was.to + 0.5)}px`;
    mark.append(make("i", "gt-dia"));
    return mark;
  }

  /** Days that it ends later than the baseline had it, below 0 earlier. */
  drift(row) {
    return row.was && row.to !== null ? row.to - row.was.to : 0;
  }

  bar(row) {
    const critical = row.critical && this.chart.shows.critical;
    const bar = this.at(`gt-bar${critical ? " is-crit" : ""}${row.status === "done" ? " done" : ""}${row.until ? " tailed" : ""}${row.old ? " is-new" : ""}`, row.from, row.to);
    const fillPart = make("i", "gt-fill");
    fillPart.style.inlineSize = `${row.status === "done" ? 100 : row.share ?? 0}%`;
    bar.append(fillPart);
    if (this.chart.movable(row)) bar.dataset.can = "place";
    bar.title = [row.title, this.spoken(row), row.share !== null && fill(this.data.percent, { n: row.share })].filter(Boolean).join("\n");
    const found = [bar];
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
    const line = this.at("gt-whole", row.from, row.to);
    const done = make("i", "gt-fill");
    done.style.inlineSize = `${row.share ?? 0}%`;
    line.append(done);
    return row.until ? [line, this.at("gt-wtail", row.to + 1, row.until)] : [line];
  }

  diamond(row) {
    const mark = make("span", `gt-mark${this.tone(row)}`);
    mark.style.insetInlineStart = `${this.chart.scale.x(row.to + 0.5)}px`;
    if (this.chart.movable(row)) mark.dataset.can = "place";
    const drift = row.mark && row.open && this.drift(row);
    mark.append(make("i", "gt-dia"), make("b", "", row.title));
    if (drift) mark.append(make("span", `gt-drift${drift > 0 ? " late" : ""}`, short(drift)));
    return mark;
  }

  tone(row) {
    if (row.old && row.mark) return " off";
    if (row.reached || row.status === "done") return " done";
    if (row.open && row.to !== null && row.to < this.chart.plan.today) return " late";
    return row.critical && this.chart.shows.critical ? " is-crit" : "";
  }

  label(day, words, more = "") {
    const label = make("span", `gt-lab ${more}`, words);
    label.style.insetInlineStart = `${this.chart.scale.x(day + 1) + 8}px`;
    return label;
  }

  at(name, from, to) {
    const { scale } = this.chart;
    const part = make("span", name);
    part.style.insetInlineStart = `${scale.x(from)}px`;
    part.style.inlineSize = `${Math.max(3, (to - from + 1) * scale.day)}px`;
    return part;
  }
}

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** "+3w", days below a week. */
function short(days) {
  const [sign, long] = [days < 0 ? "−" : "+", Math.abs(days)];
  return long < 7 ? `${sign}${long}d` : `${sign}${Math.round(long / 7)}w`;
}

function cell(className, text) {
  const found = make("div", className, text);
  found.setAttribute("role", "gridcell");
  return found;
}
