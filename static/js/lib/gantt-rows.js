import { part } from "./refill.js";

/** Says the row of the list that stands for a row of the plan: its cells, and in words what its bar shows. */
export class GanttRows {
  constructor(chart) {
    this.chart = chart;
    this.data = chart.phrases;
    this.statuses = this.data.statuses.split("|");
  }

  row(row, top) {
    const { chart } = this;
    const asked = chart.preview.asked?.row === row;
    const name = `gt-c gt-r${row.whole ? " gt-sum" : ""}${row.status === "cancelled" ? " cx" : ""}${asked ? " is-asked" : ""}`;
    const attributes = {
      id: row.id, role: "row", "aria-level": row.depth + 1, "aria-rowindex": row.y + 2, tabindex: -1,
      "aria-expanded": row.whole && String(!chart.plan.folded.has(row.key)),
    };
    return part("div", name, attributes, { transform: `translateY(${top}px)` },
      this.name(row), cell("gt-p num", row.share !== null && `${row.share}%`), this.faces(row), this.due(row),
      part("div", "sr", { role: "gridcell", "aria-label": chart.bars.spoken(row) }));
  }

  name(row) {
    const depth = Math.min(row.depth, 8);
    const link = {
      tabindex: -1, href: this.chart.addressOf(row), title: row.key ? `${row.key} ${row.title}` : row.title,
      "data-dialog": Boolean(row.mark && this.chart.can) && "",
    };
    return part("div", "gt-n", { role: "rowheader" }, { "--depth": depth },
      row.whole ? part("button", "gt-tw", { type: "button", tabindex: -1, title: this.data.unfold, "aria-hidden": "true" }) : this.sign(row),
      part("a", "ell", link, {}, row.title),
      row.left && part("span", "t3 xs nowrap", {}, {}, this.data.left),
      row.stop && this.stop(row),
      row.whole && part("span", "t3 xs num", {}, {}, `${row.ready}/${row.below}`));
  }

  /** The no-entry sign of what should go on and cannot, with the reason. */
  stop(row) {
    return part("span", "gt-stop", { title: row.stop, role: "img", "aria-label": row.stop }, {}, part("#gt-stop"));
  }

  sign(row) {
    if (row.moment) return part("i", `gt-dia${this.chart.bars.tone(row)}`);
    return part("i", `gt-st ${row.status}`, { role: "img", "aria-label": this.statuses[row.statusAt] });
  }

  faces(row) {
    const people = row.who.slice(0, 2).map((n) => {
      const [name, letters, hue] = this.chart.plan.people[n];
      return part("span", `av av-${hue} sm`, { role: "img", "aria-label": name, title: name }, {}, letters);
    });
    return cell("gt-a", ...people);
  }

  due(row) {
    const { words, plan, bars } = this.chart;
    const day = row.to !== null && words.days({ from: row.to, to: row.to });
    if (row.old && row.mark) return cell("gt-d num late-off", day);
    if (row.old?.to !== undefined && row.old.to !== row.to) return cell("gt-d num moves", day);
    const overdue = row.until || (row.mark && row.open && row.to < plan.today);
    const late = overdue || (row.open && bars.drift(row) > 0);
    const said = overdue && `${this.data.overdue} ${day}`;
    return part("div", `gt-d num${late ? " late" : ""}`, { role: "gridcell", "aria-label": said }, {}, day);
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

function cell(name, ...parts) {
  return part("div", name, { role: "gridcell" }, {}, ...parts);
}
