import { BarDrag } from "./bar-drag.js";

const EDGE = 40; // px from the top or the end of the line in which it scrolls
const SPEED = 12; // px a frame at the very edge

/** Lanes are put in order by their heads: a line shows where the lane would stand; dropping it there asks for that order. */
export class LaneDrag {
  constructor(line) {
    this.line = line;
    this.ground = this;
    this.drag = new BarDrag(this, line);
  }

  leave() {
    this.drag.leave();
  }

  grab(event) {
    const lane = event.target.closest(".lane-head, .lane-sec")?.closest("[data-place]");
    if (!lane || event.target.closest("a, button, summary, details")) return null;
    event.preventDefault(); // no text is marked on the way
    return { lane, from: Number(lane.dataset.place) };
  }

  lift({ lane }) {
    lane.classList.add("is-carried");
    this.mark = Object.assign(document.createElement("i"), { className: "lane-drop" });
    this.line.querySelector(".tl-body").append(this.mark);
  }

  /** Each lane that has a place, with where it begins and ends; of a section its first and last lane. */
  stands() {
    const all = [...this.line.querySelectorAll(".tl-body > .lane:not(.ms-lane)")];
    const found = [];
    for (const lane of all) {
      const box = lane.getBoundingClientRect();
      if (lane.dataset.place !== undefined) found.push({ lane, top: box.top, bottom: box.bottom });
      else if (found.length) found.at(-1).bottom = box.bottom;
    }
    return found;
  }

  follow(held, { y }) {
    const all = this.stands();
    const before = all.filter(({ top, bottom }) => y > (top + bottom) / 2).length;
    held.to = before > held.from ? before - 1 : before;
    const edge = before < all.length ? all[before].top : all.at(-1).bottom;
    this.mark.style.insetBlockStart = `${edge - this.line.querySelector(".tl-body").getBoundingClientRect().top}px`;
    this.mark.hidden = held.to === held.from;
  }

  drop(held) {
    const { lane, from, to } = held;
    this.putBack(held);
    if (to === undefined || to === from) return;
    this.line.remember();
    location.assign(`${this.line.dataset.order}lane=${encodeURIComponent(lane.dataset.id)}&place=${to}`);
  }

  putBack({ lane }) {
    lane.classList.remove("is-carried");
    this.mark.remove();
  }

  /** Whether it scrolled because the pointer is near an end. */
  push({ y }) {
    const { top, bottom } = this.line.getBoundingClientRect();
    const was = this.line.scrollTop;
    const up = Math.max(0, 1 - Math.max(0, y - top - EDGE) / EDGE);
    const down = Math.max(0, 1 - Math.max(0, bottom - EDGE - y) / EDGE);
    this.line.scrollTop += SPEED * (down - (y < top + 2 * EDGE ? up : 0));
    return this.line.scrollTop !== was;
  }
}
