import { dayOf } from "./snap.js";

const EDGE = 48; // px from an edge in which it scrolls
const SPEED = 18; // px a frame at the very edge

/** Where the lanes of a time line stand, read once when a drag begins: from then on numbers are only added up. */
export class Ground {
  constructor(line) {
    const style = getComputedStyle(line);
    const px = (name) => parseFloat(style.getPropertyValue(name)) || 0;
    this.line = line;
    this.way = style.direction === "rtl" ? -1 : 1;
    this.day = px("--day") || 3.5;
    this.column = px("--lane-w");
    Object.assign(this, { row: px("--row-h") || 44, bar: px("--bar-h") || 34, pad: px("--lane-pad") || 10 });
    this.origin = dayOf(line.dataset.origin);
    this.box = line.getBoundingClientRect();
    this.width = line.clientWidth;
    this.height = line.clientHeight;
    this.left = Math.abs(line.scrollLeft);
    this.top = line.scrollTop;
    this.most = { left: line.scrollWidth - line.clientWidth, top: line.scrollHeight - line.clientHeight };
    this.head = line.querySelector(".tl-body").offsetTop;
    this.lanes = [...line.querySelectorAll(".lane[data-lane]")].map((element) => new Lane(line, element));
  }

  laneOf(element) {
    const lane = element.closest(".lane");
    return this.lanes.find((one) => one.element === lane);
  }

  /** px from the edge where the lanes begin to a px of the window. */
  inside(x) {
    const along = this.way > 0 ? x - this.box.left : this.box.right - x;
    return along + this.left - this.column;
  }

  /** Days, with their fraction, counted as `snap.js` does. */
  dayAt(x) {
    return this.origin + this.inside(x) / this.day;
  }

  /** px from the start of the lanes to the start of a day. */
  xOf(day) {
    return (day - this.origin) * this.day;
  }

  /** The same in the window. */
  windowX(day) {
    const along = this.xOf(day) + this.column - this.left;
    return this.way > 0 ? this.box.left + along : this.box.right - along;
  }

  windowY(lane, row) {
    return this.box.top + this.head - this.top + this.yOf(lane, row);
  }

  /** px from the top of the first lane to a row of a lane. */
  yOf(lane, row) {
    return lane.top + this.pad + row * this.row + (this.row - this.bar) / 2;
  }

  widthOf({ from, to }) {
    return Math.max((to - from + 1) * this.day - 2, 12);
  }

  laneAt(y) {
    const at = y - this.box.top - this.head + this.top;
    return this.lanes.find((lane) => at >= lane.top && at < lane.top + lane.height) ?? (at < 0 ? this.lanes[0] : this.lanes.at(-1));
  }

  /** Makes room for one row more, or takes it back: what lies below moves along. */
  grow(lane, by) {
    lane.height += by;
    lane.element.style.blockSize = `${lane.height}px`; // no variable, which its bars would inherit
    for (const other of this.lanes) if (other.top > lane.top) other.top += by;
    this.most.top = Math.max(0, this.most.top + by);
  }

  /** Scrolls on while the pointer is near an edge; one that begins there, or comes from outside, has been within first. Whether it did. */
  push({ x, y }) {
    const { left, right, top } = this.box;
    const start = this.way > 0 ? left + this.column : right - this.column;
    const along = this.way > 0 ? speed(x, start, right) : -speed(x, left, start);
    const down = speed(y, top + this.head, top + this.height);
    this.entered ||= !along && !down;
    if (!this.entered) return false;
    const to = { left: held(this.left + along, this.most.left), top: held(this.top + down, this.most.top) };
    if (to.left === this.left && to.top === this.top) return false;
    Object.assign(this, to);
    this.line.scrollLeft = this.way * this.left;
    this.line.scrollTop = this.top;
    return true;
  }
}

class Lane {
  constructor(line, element) {
    Object.assign(this, { line, element, value: element.dataset.lane, code: element.dataset.code });
    this.top = element.offsetTop;
    this.height = element.offsetHeight;
    this.rows = number(element, "--rows");
    this.track = element.querySelector(".lane-track");
  }

  /** What stands in it; of most lanes nobody asks. */
  get taken() {
    this.line.draw(this.element);
    this.bars ??= [...this.element.querySelectorAll(".bar[data-o]")].map((bar) => {
      const [start, end] = bar.dataset.o.split(" ").map(Number);
      return { bar, row: number(bar, "--row"), rows: Number(bar.dataset.held) || 1, start, end };
    });
    return this.bars;
  }
}

function number(element, name) {
  return parseFloat(element.style.getPropertyValue(name)) || 0;
}

/** px a frame: towards the nearer of two edges, 0 between them and far beyond them. */
function speed(at, first, last) {
  if (at < first - EDGE || at > last + EDGE) return 0;
  const [before, behind] = [EDGE - (at - first), EDGE - (last - at)];
  if (before > 0) return (-Math.min(before, EDGE) / EDGE) * SPEED;
  return behind > 0 ? (Math.min(behind, EDGE) / EDGE) * SPEED : 0;
}

function held(value, most) {
  return Math.min(Math.max(value, 0), Math.max(most, 0));
}
