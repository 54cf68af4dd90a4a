import { refill } from "./refill.js";

const [ROW, SPARE] = [30, 8]; // px of a row, rows drawn beyond what is seen
const REST = 200; // ms without another drawing, after which rows are put in order
const MOST = 14; // rows refilled in one frame: of a leap the rest follows in the next, and none takes long

/**
 * The rows in sight as elements, in the list and on the line of time: a few pairs, refilled as other rows come into sight,
 * so that nothing is made, put in or taken out while somebody scrolls. Those in sight come first, those around them
 * in the frames that follow. The row that was looked at last keeps its pair, and with it the focus. Once that rests they
 * stand in the order in which they are read.
 */
export class GanttWindow {
  constructor(chart) {
    this.chart = chart;
    this.list = chart.querySelector("[data-list]");
    this.lanes = chart.querySelector("[data-lanes]");
    this.pairs = new Map();
    this.free = [];
  }

  get rowHeight() {
    return ROW;
  }

  /** What is seen between two px, and some around it; whether some of it is still to be drawn. */
  draw(top, bottom, fresh = false) {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.order(), REST);
    const { seen } = this.chart.plan;
    const [first, last] = [Math.max(0, Math.floor(top / ROW)), Math.min(seen.length - 1, Math.ceil(bottom / ROW))];
    const [low, high] = [Math.max(0, first - SPARE), Math.min(seen.length - 1, last + SPARE)];
    if (fresh) this.again(low, high);
    const { active } = this.chart;
    const spares = this.beyond(low, high);
    const missing = [...seen.slice(first, last + 1), ...seen.slice(low, first), ...seen.slice(last + 1, high + 1)];
    if (active?.y >= 0) missing.unshift(active);
    let left = fresh ? missing.length : MOST;
    for (const row of missing) {
      if (this.pairs.has(row)) continue;
      if (!left) break;
      this.fill(this.spare(spares, row), row);
      left -= 1;
    }
    if (fresh || this.range?.[0] !== low || this.range[1] !== high) {
      this.range = [low, high];
      this.chart.links.draw(low, high, fresh);
    }
    return !left;
  }

  /** Every pair that still has a row shows it as it is by now; the others are put aside, out of the page. */
  again(low, high) {
    const { active, plan } = this.chart;
    const wanted = new Map(plan.seen.slice(low, high + 1).map((row) => [row.id, row]));
    if (active?.y >= 0) wanted.set(active.id, active);
    const pairs = [...this.pairs];
    this.pairs.clear();
    for (const [{ id }, pair] of pairs) {
      const row = wanted.get(id);
      if (row) this.fill(pair, row);
      else this.aside(pair);
    }
  }

  /** The focus does not wander to another row with its element. */
  aside(pair) {
    const focused = pair.row.contains(document.activeElement);
    pair.row.remove();
    pair.lane.remove();
    if (!focused) this.free.push(pair);
  }

  /** Rows that are drawn and far from what is seen: their pairs are taken first. */
  beyond(low, high) {
    const { active } = this.chart;
    return [...this.pairs.keys()].filter((row) => row !== active && (row.y < low || row.y > high));
  }

  /** Rather of one that looks alike: less of it has to be said otherwise. */
  spare(rows, { whole, status }) {
    const like = rows.findLastIndex((one) => one.whole === whole && one.status === status);
    const [row] = rows.splice(like < 0 ? rows.length - 1 : like, 1);
    const pair = row && this.pairs.get(row);
    this.pairs.delete(row);
    return pair ?? this.free.pop() ?? {};
  }

  fill(pair, row) {
    const { chart } = this;
    const top = row.y * ROW;
    const lane = pair.touched ? undefined : pair.lane;
    const drawn = { row: refill(pair.row, chart.rows.row(row, top)), lane: refill(lane, chart.bars.track(row, top)) };
    if (pair.touched) pair.lane.replaceWith(drawn.lane);
    if (!drawn.row.parentElement) {
      this.list.append(drawn.row);
      this.lanes.append(drawn.lane);
    }
    drawn.row.row = drawn.lane.row = row;
    this.pairs.set(row, Object.assign(pair, drawn, { touched: false }));
    this.mark(row);
  }

  /** One row anew, of new elements on the line of time, where others may be put among them by hand. */
  redraw(row) {
    const pair = this.pairs.get(row);
    if (!pair) return undefined;
    pair.touched = true;
    this.fill(pair, row);
    pair.touched = true;
    return pair.lane;
  }

  /** What comes and goes without the row being drawn anew. */
  mark(row) {
    const pair = this.pairs.get(row);
    if (!pair) return;
    const { chart } = this;
    const stop = row === chart.active ? 0 : -1; // one for the Tab key
    if (pair.row.tabIndex !== stop) pair.row.tabIndex = stop;
    pair.row.classList.toggle("is-over", chart.over === row);
    pair.lane.classList.toggle("is-at", chart.at === row);
    for (const element of [pair.row, pair.lane]) element.classList.toggle("is-busy", Boolean(row.busy));
  }

  /** Around the row with the focus, which would lose it if it were moved. */
  order() {
    const rows = [...this.pairs].sort(([one], [other]) => one.y - other.y).map(([, pair]) => pair.row);
    if (rows.every((row, n) => row === this.list.children[n])) return;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[at]?.before(...rows.slice(0, at));
    this.list.append(...rows.slice(at + 1));
  }

  element(row) {
    return this.pairs.get(row)?.row;
  }
}
