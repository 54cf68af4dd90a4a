const SVG = "http://www.w3.org/2000/svg";
const [OUT, ROUND, HEAD] = [7, 4, 5]; // px: how far it leaves a bar, of a corner, of the head
const MOST = 400; // arrows drawn at once
const [SOME, FAR] = [16, 48]; // rows whose arrows are one drawing; an arrow over more rows than that is one by itself
const KINDS = ["", " is-crit", " off"]; // those drawn last lie over the others

/**
 * Draws what waits for what among the rows in sight: arrows from the end or start of one bar to that of another. Those of
 * a few rows are one drawing, which stays as it is while they are near: one of all would be painted anew, everywhere,
 * whenever a row comes or goes.
 */
export class GanttLinks {
  constructor(chart) {
    this.chart = chart;
    this.layers = new Map(KINDS.map((kind) => [kind, drawing("g")]));
    this.drawn = new Map();
    chart.querySelector("[data-links]").append(...this.layers.values());
  }

  /** Between two rows; as they were drawn, unless something may have changed. */
  draw(low, high, fresh = true) {
    if (fresh) this.parts = this.sorted();
    const found = new Map();
    let left = MOST;
    for (const part of this.parts.values()) {
      if (!left) break;
      if (part.first > high || part.last < low) continue;
      part.said ??= this.said(part.links.slice(0, left));
      left -= Math.min(left, part.links.length);
      for (const [kind, paths] of part.said) found.set(part.key + kind, [kind, paths]);
    }
    for (const [key, group] of this.drawn) if (!found.has(key)) this.remove(key, group);
    for (const [key, [kind, paths]] of found) this.put(key, kind, paths);
  }

  /** {key: links of the same few rows, or one that goes far} of all that could be drawn. */
  sorted() {
    const found = new Map();
    this.chart.plan.links.forEach((link, n) => {
      const { before, after } = link;
      if (before.y < 0 || after.y < 0 || before.from === null || after.from === null) return;
      const [first, last] = before.y < after.y ? [before.y, after.y] : [after.y, before.y];
      const key = last - first > FAR ? `far ${n}` : `${Math.floor(first / SOME)}`;
      const part = found.get(key);
      if (!part) found.set(key, { key, first, last, links: [link] });
      else Object.assign(part, { first: Math.min(first, part.first), last: Math.max(last, part.last) }).links.push(link);
    });
    return found;
  }

  /** {kind: [the ways of its lines, their heads]} */
  said(links) {
    const found = new Map();
    for (const link of links) {
      const kind = this.kind(link);
      const [line, head] = this.arrow(link);
      const [lines, heads] = found.get(kind) ?? ["", ""];
      found.set(kind, [lines + line, heads + head]);
    }
    return found;
  }

  kind(link) {
    if (link.broken) return " off";
    return link.critical && this.chart.shows.critical ? " is-crit" : "";
  }

  put(key, kind, paths) {
    let group = this.drawn.get(key);
    if (!group) {
      group = grouped(kind);
      this.drawn.set(key, group);
      this.layers.get(kind).append(group);
    }
    if (group.said === paths) return;
    [...group.children].forEach((path, n) => group.said?.[n] !== paths[n] && path.setAttribute("d", paths[n]));
    group.said = paths;
  }

  remove(key, group) {
    group.remove();
    this.drawn.delete(key);
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
  const [group, lines, heads] = ["g", "path", "path"].map(drawing);
  group.setAttribute("class", `gt-link${kind}`);
  heads.setAttribute("class", "gt-head-a");
  group.append(lines, heads);
  return group;
}

function drawing(tag) {
  return document.createElementNS(SVG, tag);
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
