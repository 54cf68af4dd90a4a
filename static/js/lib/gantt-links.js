const SVG = "http://www.w3.org/2000/svg";
const [OUT, ROUND, HEAD] = [7, 4, 5]; // px: how far it leaves a bar, of a corner, of the head
const MOST = 400; // arrows drawn at once
const KINDS = ["", " is-crit", " off"]; // those drawn last lie over the others

/** Draws what waits for what among the rows in sight: arrows from the end or start of one bar to that of another. */
export class GanttLinks {
  constructor(chart) {
    this.chart = chart;
    this.root = chart.querySelector("[data-links]");
    this.groups = new Map();
  }

  /** Two paths of each kind: its lines and their heads. */
  draw(low, high) {
    const [found, { plan }] = [new Map(), this.chart];
    let left = MOST;
    for (const link of plan.links) {
      if (!left) break;
      const [one, other] = [link.before.y, link.after.y];
      if (one < 0 || other < 0 || Math.min(one, other) > high || Math.max(one, other) < low) continue;
      if (link.before.from === null || link.after.from === null) continue;
      const kind = this.kind(link);
      const [line, head] = this.arrow(link);
      const [lines, heads] = found.get(kind) ?? ["", ""];
      found.set(kind, [lines + line, heads + head]);
      left -= 1;
    }
    for (const kind of KINDS) this.put(kind, found.get(kind));
  }

  kind(link) {
    if (link.broken) return " off";
    return link.critical && this.chart.shows.critical ? " is-crit" : "";
  }

  /** Nothing stands there for a kind of which none is in sight. */
  put(kind, paths) {
    let group = this.groups.get(kind);
    if (!paths) return group?.remove();
    if (!group) this.groups.set(kind, (group = grouped(kind)));
    [...group.children].forEach((path, n) => path.setAttribute("d", paths[n]));
    if (!group.parentElement) this.root.append(group);
    return undefined;
  }

  /** [the way of a line, its head] */
  arrow({ before, after, kind }) {
    const [leave, enter] = [kind[0] === "F" ? 1 : -1, kind[1] === "S" ? 1 : -1];
    const [x1, x2] = [this.edge(before, leave > 0), this.edge(after, enter < 0)];
    const [y1, y2] = [this.middle(before), this.middle(after)];
    const way = rounded(corners(x1, y1, x2 - enter * HEAD, y2, leave, enter, this.chart.rowHeight));
    return [way, `M${x2} ${y2}l${-enter * HEAD} -3.5v7z`];
  }

  /** px of the start or end of a bar. */
  edge(row, atEnd) {
    const { scale } = this.chart;
    if (row.moment) return scale.x(row.to + 0.5) + (atEnd ? 7 : -7);
    return atEnd ? scale.x((row.until ?? row.to) + 1) : scale.x(row.from);
  }

  middle(row) {
    return row.y * this.chart.rowHeight + this.chart.rowHeight / 2;
  }
}

function grouped(kind) {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", `gt-link${kind}`);
  const [lines, heads] = [document.createElementNS(SVG, "path"), document.createElementNS(SVG, "path")];
  heads.setAttribute("class", "gt-head-a");
  group.append(lines, heads);
  return group;
}

/** The points of a way of right angles that leaves to the right (1) or left (-1) and enters so. */
function corners(x1, y1, x2, y2, leave, enter, height) {
  const [a, b] = [x1 + leave * OUT, x2 - enter * OUT];
  if (leave !== enter) {
    const x = leave > 0 ? Math.max(a, b) : Math.min(a, b);
    return [[x1, y1], [x, y1], [x, y2], [x2, y2]];
  }
  if ((b - a) * leave >= 0) return [[x1, y1], [a, y1], [a, y2], [x2, y2]];
  const between = y2 - (Math.sign(y2 - y1) * height) / 2;
  return [[x1, y1], [a, y1], [a, between], [b, between], [b, y2], [x2, y2]];
}

function rounded(points) {
  let path = `M${points[0].join(" ")}`;
  for (let n = 1; n < points.length - 1; n += 1) {
    const [before, here, next] = points.slice(n - 1, n + 2);
    const turn = Math.min(ROUND, length(before, here) / 2, length(here, next) / 2);
    path += `L${toward(here, before, turn).join(" ")}Q${here.join(" ")} ${toward(here, next, turn).join(" ")}`;
  }
  return `${path}L${points.at(-1).join(" ")}`;
}

function length([x1, y1], [x2, y2]) {
  return Math.abs(x2 - x1) + Math.abs(y2 - y1);
}

function toward([x, y], [x2, y2], by) {
  return [x + Math.sign(x2 - x) * by, y + Math.sign(y2 - y) * by];
}
