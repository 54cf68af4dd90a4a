import { BarDrag } from "./bar-drag.js";
import { GanttHold } from "./gantt-hold.js";
import { fill, make } from "./gantt-rows.js";
import { begun, moved, stretched } from "./snap.js";

const [EDGE, SPEED] = [48, 18]; // px from an edge in which it scrolls, px a frame at the very edge
const HOW = { move: moved, from: begun, to: stretched };

/** Moves, stretches and links bars with a pointer. */
export class GanttDrag {
  constructor(chart) {
    this.chart = chart;
    this.ground = this;
    this.drag = new BarDrag(this, chart.scroller);
    this.dress = (event) => dress(event.target.closest?.(".gt-bar[data-can], .gt-mark[data-can]"));
    chart.scroller.addEventListener("pointerover", this.dress);
  }

  leave() {
    this.drag.leave();
    this.chart.scroller.removeEventListener("pointerover", this.dress);
  }

  get active() {
    return Boolean(this.drag.held);
  }

  grab(event) {
    const bar = event.target.closest(".gt-bar[data-can], .gt-mark[data-can]");
    const row = bar?.closest(".gt-t")?.row;
    if (!row || row.busy || this.chart.keys.hold) return null;
    const end = event.target.closest(".gt-knob, .gt-grip");
    const side = end?.classList.contains("s") ? "from" : "to";
    const kind = end?.matches(".gt-knob") ? "tie" : end ? side : "move";
    return { kind, row, bar, side };
  }

  lift(held, at) {
    held.left = this.chart.scroller.scrollLeft;
    held.x = at.x;
    document.body.classList.add(held.kind === "move" ? "carrying" : "carrying-end");
    if (held.kind === "tie") return this.liftTie(held);
    held.hold = new GanttHold(this.chart, held.row);
    held.hold.draw();
    return undefined;
  }

  follow(held, at) {
    if (held.kind === "tie") return this.followTie(held, at);
    const { scale, scroller } = this.chart;
    const by = (at.x - held.x + scroller.scrollLeft - held.left) / scale.day;
    const frame = HOW[held.kind]({ ...held.hold.old, unit: "day" }, by, at.alt ? "day" : scale.snap);
    if (frame.from !== held.hold.frame.from || frame.to !== held.hold.frame.to) held.hold.to(frame);
    return undefined;
  }

  drop(held, at) {
    this.clear();
    if (held.kind !== "tie") return held.hold.keep();
    const found = this.over(held, at);
    if (!found) return this.chart.speak(this.why(held, at));
    return this.chart.ask.tie(held.row, found.row, found.kind);
  }

  putBack(held) {
    this.clear();
    held.hold?.putBack();
  }

  rest() {
    this.chart.ask.rest();
  }

  clear() {
    document.body.classList.remove("carrying", "carrying-end");
    for (const name of ["thread", "tip"]) {
      this[name]?.remove();
      this[name] = undefined;
    }
    this.mark();
  }

  // -- a thread from an end of one bar to an end of another

  liftTie(held) {
    const box = held.bar.getBoundingClientRect();
    held.from = { x: held.side === "from" ? box.left : box.right, y: box.top + box.height / 2 };
    this.thread = make("span", "bar-thread");
    this.tip = make("span", "tip bar-tip floats", this.chart.dataset.untied);
    this.chart.append(this.thread, this.tip);
  }

  followTie(held, at) {
    const { x, y } = held.from;
    const [dx, dy] = [at.x - x - (this.chart.scroller.scrollLeft - held.left), at.y - y];
    Object.assign(this.thread.style, { left: `${x}px`, top: `${y}px`, width: `${Math.hypot(dx, dy)}px`, rotate: `${Math.atan2(dy, dx)}rad` });
    this.tip.style.transform = `translate(${at.x}px, ${at.y}px)`;
    const found = this.over(held, at);
    this.mark(found);
    const { dataset } = this.chart;
    this.tip.textContent = found
      ? fill(dataset.will, { after: found.row.title, before: held.row.title, kind: dataset[`name${found.kind[0]}${found.kind[1].toLowerCase()}`] })
      : this.why(held, at);
  }

  /** {row, kind, bar} of the bar below the pointer, by the half that it is over: of another task of the same project. */
  over(held, at) {
    const { bar, row } = below(at);
    if (!row?.key || row.head || row === held.row || row.project !== held.row.project) return null;
    const box = bar.getBoundingClientRect();
    const enter = at.x < box.left + box.width / 2 ? "S" : "F";
    return { row, bar, kind: `${held.side === "from" ? "S" : "F"}${enter}` };
  }

  /** Why nothing is linked here. */
  why(held, at) {
    const { row } = below(at);
    const { apart, untied } = this.chart.dataset;
    return row?.key && row.project !== held.row.project ? apart : untied;
  }

  mark(found) {
    this.chart.querySelectorAll(".gt-into").forEach((bar) => bar.classList.remove("gt-into", "s", "e"));
    found?.bar.classList.add("gt-into", found.kind[1] === "S" ? "s" : "e");
  }

  /** Scrolls on while the pointer is near an edge; whether it did. */
  push({ x, y }) {
    const { scroller, listWidth } = this.chart;
    const box = scroller.getBoundingClientRect();
    const along = speed(x, box.left + listWidth, box.right);
    const down = speed(y, box.top + 44, box.bottom);
    if (!along && !down) return false;
    const before = [scroller.scrollLeft, scroller.scrollTop];
    scroller.scrollBy(along, down);
    return before[0] !== scroller.scrollLeft || before[1] !== scroller.scrollTop;
  }
}

/** What lies below the pointer, and below the shield that is over the page while something is carried. */
function below({ x, y }) {
  const there = document.elementsFromPoint(x, y).find((one) => !one.matches(".carry-shield"));
  const bar = there?.closest(".gt-bar, .gt-mark, .gt-whole");
  return { bar, row: bar?.closest(".gt-t")?.row };
}

/** Grips at both ends and a knob beside each to link it, once somebody points at it. */
function dress(bar) {
  if (!bar || bar.querySelector(".gt-knob")) return;
  const names = bar.matches(".gt-bar") ? ["gt-grip s", "gt-grip e", "gt-knob s", "gt-knob e"] : ["gt-knob e"];
  for (const name of names) bar.append(make("i", name));
}

function speed(at, first, last) {
  const [before, behind] = [EDGE - (at - first), EDGE - (last - at)];
  if (before > 0) return (-Math.min(before, EDGE) / EDGE) * SPEED;
  return behind > 0 ? (Math.min(behind, EDGE) / EDGE) * SPEED : 0;
}
