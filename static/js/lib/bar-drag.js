import { swallow } from "./carry.js";

const FAR = 4; // px that a pointer goes before it drags
const HOLD = 300; // ms that a finger rests before it does
const SHAKE = 8; // px that a resting finger may tremble

/**
 * Carries something over a time line with a pointer. `host.grab(event)` says what a press takes hold of (null: nothing);
 * then `lift(held, at)`, once a frame `follow(held, at)` where the pointer moved or the line scrolled, and in the end
 * `drop(held, at)` or `putBack(held)`. `host.rested(held)` hears of a finger that rested and went again. Where lanes
 * stand and how they scroll is `host.ground`'s, and `host.rest()` hears that it is over, however it ended. `at` is the pointer: x, y and the keys that are held. A shield lies over
 * the page meanwhile, so that nothing below lights up, is looked up or is drawn anew on the way.
 */
export class BarDrag {
  constructor(host, root) {
    this.host = host;
    this.stop = new AbortController();
    const { signal } = this.stop;
    root.addEventListener("pointerdown", (event) => this.press(event), { signal });
    root.addEventListener("dragstart", (event) => event.target.closest?.("[data-can], .bar, .pcard") && event.preventDefault(), { signal });
    root.addEventListener("contextmenu", (event) => this.held && this.touch && event.preventDefault(), { signal });
    // only a listener that is here before the finger comes may keep the page from scrolling
    root.addEventListener("touchmove", (event) => this.lifted && event.preventDefault(), { passive: false, signal });
    this.heard = {
      pointermove: (event) => this.move(event),
      pointerup: (event) => this.release(event),
      pointercancel: () => this.end(true),
      keydown: (event) => this.key(event),
      keyup: (event) => this.key(event),
    };
  }

  press(event) {
    if (event.button !== 0 || this.held) return;
    const held = this.host.grab(event);
    if (!held) return;
    this.touch = event.pointerType === "touch";
    Object.assign(this, { held, id: event.pointerId, first: point(event), at: point(event), moved: false });
    if (this.touch) this.clock = setTimeout(() => this.lift(), HOLD);
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  move(event) {
    if (event.pointerId !== this.id) return;
    this.at = point(event);
    const gone = Math.hypot(this.at.x - this.first.x, this.at.y - this.first.y);
    this.moved ||= gone > FAR;
    this.fresh = true;
    if (this.lifted) event.preventDefault();
    else if (this.touch && gone > SHAKE) this.end();
    else if (!this.touch && gone > FAR) this.lift();
  }

  lift() {
    this.lifted = this.fresh = true;
    this.shield = Object.assign(document.createElement("i"), { className: "carry-shield" });
    document.body.append(this.shield);
    this.host.lift(this.held, this.first);
    this.frame = requestAnimationFrame(() => this.tick());
  }

  tick() {
    const scrolled = this.moved && !this.held.plan?.park && this.host.ground.push(this.at);
    if (this.fresh || scrolled) this.host.follow(this.held, this.at);
    this.fresh = false;
    this.frame = requestAnimationFrame(() => this.tick());
  }

  release(event) {
    if (event.pointerId !== this.id) return;
    const { held, lifted, moved } = this;
    const at = point(event);
    if (!lifted) return this.end();
    swallow();
    if (!moved) {
      this.end(true);
      this.host.rested?.(held);
      return;
    }
    this.host.follow(held, at);
    this.end();
    this.host.drop(held, at);
  }

  /** Esc puts it back; keys that change how it snaps are looked at again. */
  key(event) {
    if (!this.lifted) return;
    this.at = { ...this.at, alt: event.altKey, shift: event.shiftKey };
    this.fresh = true;
    event.stopPropagation();
    event.preventDefault();
    if (event.type !== "keydown" || event.key !== "Escape") return;
    swallow();
    this.end(true);
  }

  end(back = false) {
    this.letGo(back);
    queueMicrotask(() => this.host.rest?.()); // what it was let go for has begun by then
  }

  letGo(back) {
    clearTimeout(this.clock);
    cancelAnimationFrame(this.frame);
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    const { held, lifted } = this;
    this.shield?.remove();
    this.held = this.lifted = this.moved = undefined;
    if (back && lifted) this.host.putBack(held);
  }

  /** For good: its page goes. */
  leave() {
    this.letGo(true);
    this.stop.abort();
  }
}

function point(event) {
  return { x: event.clientX, y: event.clientY, alt: event.altKey, shift: event.shiftKey };
}
