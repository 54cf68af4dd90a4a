import { idly, Later } from "./later.js";

const NEAR = 500; // px around what is in sight
const REST = 2000; // ms that a page is left alone before it draws what nobody asked for

/**
 * The bars of a time line that were kept back, each part with the px of its lane at which it begins: drawn when they come
 * near the sight or somebody wants them, before the page is printed or searched, and one after another once it rests.
 */
export class LaneWindow {
  constructor(line) {
    this.line = line;
    this.lanes = [...line.querySelectorAll(".lane")];
    this.rests = new Map();
    for (const place of line.querySelectorAll(".lane-track > noscript")) {
      const lane = place.closest(".lane");
      this.rests.set(lane, [...(this.rests.get(lane) ?? []), new Later(place)]);
    }
    if (!this.rests.size) return;
    this.stop = new AbortController();
    const { signal } = this.stop;
    line.addEventListener("scroll", () => this.near(), { passive: true, signal });
    window.addEventListener("resize", () => this.near(), { signal });
    window.addEventListener("beforeprint", () => this.whole(), { signal });
    document.addEventListener("keydown", (event) => searches(event) && this.whole(), { capture: true, signal });
    this.wait();
  }

  leave() {
    this.stop?.abort();
    this.idle?.();
    clearTimeout(this.clock);
    this.rests.clear();
  }

  /** What is near the sight, scrolled as far as that. No layout is asked for: lanes are as high as the server says. */
  near(top = this.line.scrollTop) {
    if (!this.rests.size) return;
    const [first, last] = [top - NEAR, top + innerHeight - 160 + NEAR]; // what stands above the lanes is not in sight
    let at = 0;
    for (const lane of this.lanes) {
      const end = at + high(lane);
      if (end > first && at < last) this.draw(lane, last - at);
      if (at > last) break;
      at = end;
    }
    this.line.passing();
  }

  /** The bars of a lane, those that begin before so many px of it. */
  draw(lane, before = Infinity) {
    const rests = this.rests.get(lane);
    if (!rests) return;
    const left = rests.filter((rest) => Number(rest.place.dataset.from) >= before);
    if (left.length === rests.length) return;
    for (const rest of rests) if (!left.includes(rest)) rest.draw();
    if (left.length) this.rests.set(lane, left);
    else this.rests.delete(lane);
    this.line.drawn(lane);
  }

  whole() {
    for (const lane of [...this.rests.keys()]) this.draw(lane);
  }

  /** The lane beside one, up (-1) or down, in which a bar stands. */
  beside(lane, step) {
    for (let at = this.lanes.indexOf(lane); this.rests.size && at in this.lanes; at += step) {
      this.draw(this.lanes[at]);
      if (this.lanes[at] !== lane && this.lanes[at].querySelector("a.bar, a.ms")) return;
    }
  }

  /** The lanes of a bar. */
  bring(key) {
    for (const [lane, rests] of [...this.rests]) if (rests.some((rest) => rest.holds("data-bar", key))) this.draw(lane);
  }

  /** One part more while nothing is carried and the line is seen; whether any is left. */
  next() {
    if (!this.line.isConnected) return false;
    const [lane, rests] = this.rests.entries().next().value ?? [];
    if (!lane) return false;
    if (this.line.hasAttribute("data-drafting") || document.querySelector(".carry-shield")) return this.wait();
    this.draw(lane, Number(rests[0].place.dataset.from) + 1);
    return this.rests.size > 0;
  }

  wait() {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.begin(), REST);
    return false;
  }

  /** A line that is not seen, as on a phone, waits on. */
  begin() {
    if (this.line.offsetParent) this.idle = idly(() => this.next());
    else if (this.line.isConnected) this.wait();
  }
}

function high(lane) {
  return parseFloat(lane.style.getPropertyValue("--lane-h")) || 0;
}

function searches({ key, ctrlKey, metaKey }) {
  return key === "F3" || ((ctrlKey || metaKey) && ["f", "g"].includes(key?.toLowerCase()));
}
