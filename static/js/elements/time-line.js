import { Drafting } from "../lib/drafting.js";
import { HoverCard } from "../lib/hover-card.js";
import { LaneDrag } from "../lib/lane-drag.js";

/** The roadmap's scroller: starts with today at one third, one tab stop a lane, arrows between bars. */
class TimeLine extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.frame = this.closest(".tl");
    if ("cards" in this.dataset) this.card = new HoverCard(this, "a.bar", this.dataset.cards);
    if (this.frame?.querySelector("[data-stage]")) this.drafting = new Drafting(this);
    if (this.dataset.order) this.lanesDrag = new LaneDrag(this);
    this.rove();
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => this.onFocus(event));
    this.addEventListener("pointermove", (event) => (this.pointer = event.clientX));
    this.addEventListener("pointerleave", () => (this.pointer = undefined));
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, (event) => this.light(event.target));
    this.onClick = (event) => this.onPress(event);
    document.addEventListener("click", this.onClick);
    requestAnimationFrame(() => this.settle());
    window.addEventListener("pagehide", (this.onHide = () => this.remember()));
  }

  /** The arrows of the bar that is pointed at stand out; where there are many, only they are drawn. */
  light(target) {
    const key = target.closest("[data-bar]")?.dataset.bar;
    this.querySelectorAll(".dep").forEach((arrow) => arrow.classList.toggle("on", arrow.dataset.ends.split(" ").includes(key)));
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.onClick);
    window.removeEventListener("pagehide", this.onHide);
    this.card?.hide();
    this.drafting?.leave();
    this.lanesDrag?.leave();
  }

  get day() {
    return parseFloat(getComputedStyle(this).getPropertyValue("--day")) || 3.5;
  }

  get laneWidth() {
    return parseFloat(getComputedStyle(this).getPropertyValue("--lane-w")) || 0;
  }

  get now() {
    return Number(this.dataset.now);
  }

  /** Today at one third, or the date that was held when the zoom changed. */
  settle() {
    const held = JSON.parse(sessionStorage.getItem("timeline") ?? "null");
    sessionStorage.removeItem("timeline");
    if (held && held.page === location.pathname && held.origin === this.dataset.origin) this.hold(held);
    else this.today();
  }

  today(smooth = false) {
    if (Number.isNaN(this.now)) return;
    const left = this.now * this.day - (this.clientWidth - this.laneWidth) / 3;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scrollTo({ left, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** The date under the pointer, else today where it is seen, else the middle. */
  middle(x = this.pointer ?? this.restX()) {
    const inside = x - this.getBoundingClientRect().left - this.laneWidth;
    return { day: (this.scrollLeft + inside) / this.day, x, top: this.scrollTop };
  }

  restX() {
    const box = this.getBoundingClientRect();
    const today = box.left + this.laneWidth + this.now * this.day - this.scrollLeft;
    return today > box.left + this.laneWidth && today < box.right ? today : box.left + box.width / 2;
  }

  keep(spot) {
    const page = { page: location.pathname, origin: this.dataset.origin };
    sessionStorage.setItem("timeline", JSON.stringify({ ...spot, ...page }));
  }

  /** Kept when the page or a part of it is drawn anew. */
  remember() {
    this.keep(this.middle());
  }

  hold({ day, x, top }) {
    const inside = x - this.getBoundingClientRect().left - this.laneWidth;
    this.scrollTo({ left: day * this.day - inside, top: top ?? 0, behavior: "instant" });
  }

  onPress(event) {
    if (event.target.closest("[data-today]")) {
      event.preventDefault();
      this.today(true);
    }
    const step = Number(event.target.closest("[data-scroll]")?.dataset.scroll);
    if (step) this.scrollBy({ left: step * this.clientWidth * 0.6 });
  }

  lanes() {
    return [...this.querySelectorAll(".lane")]
      .map((lane) => [...lane.querySelectorAll("a.bar, a.ms")])
      .filter((bars) => bars.length);
  }

  rove() {
    this.lanes().forEach((bars) => {
      bars.sort((one, two) => start(one) - start(two) || row(one) - row(two));
      bars.forEach((bar, index) => stop(bar, !index));
    });
  }

  onFocus(event) {
    const bar = event.target.closest("a.bar, a.ms");
    if (!bar) return;
    bar.closest(".lane").querySelectorAll("a.bar, a.ms").forEach((other) => stop(other, other === bar));
    // a pointer has it in sight already, and would let go beside a bar that moved
    if (bar.matches(":focus-visible")) this.reveal(bar);
  }

  /** The lane column covers the start of the scroller, so plain focus scrolling would hide a bar's head. */
  reveal(bar) {
    const left = start(bar) * this.day;
    const seen = this.clientWidth - this.laneWidth;
    if (left < this.scrollLeft || left > this.scrollLeft + seen - 60) this.scrollLeft = Math.max(0, left - seen / 4);
  }

  onKey(event) {
    const bar = event.target.closest("a.bar, a.ms");
    if (!bar || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rtl = getComputedStyle(this).direction === "rtl";
    const along = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const across = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = along ? this.beside(bar, along) : across ? this.nearest(bar, across) : this.ends(bar, event.key);
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.reveal(target);
  }

  peers(bar) {
    const bars = [...bar.closest(".lane").querySelectorAll("a.bar, a.ms")];
    return bars.sort((one, two) => start(one) - start(two) || row(one) - row(two));
  }

  beside(bar, step) {
    const bars = this.peers(bar);
    return bars[bars.indexOf(bar) + step];
  }

  ends(bar, key) {
    return { Home: this.peers(bar)[0], End: this.peers(bar).at(-1) }[key];
  }

  /** The bar above or below that begins nearest in time: first within the lane, then in the next one. */
  nearest(bar, step) {
    const all = [...this.querySelectorAll("a.bar, a.ms")];
    const level = (one) => one.closest(".lane-track").getBoundingClientRect().top + row(one) * 44;
    const levels = [...new Set(all.map(level))].sort((one, two) => one - two);
    const next = levels[levels.indexOf(level(bar)) + step];
    const there = all.filter((one) => level(one) === next);
    return there.sort((one, two) => Math.abs(start(one) - start(bar)) - Math.abs(start(two) - start(bar)))[0];
  }
}

/** Whether it is a stop of the Tab key, with what stands beside it. */
function stop(bar, here) {
  bar.tabIndex = here ? 0 : -1;
  if (bar.nextElementSibling?.matches(".bar-more")) bar.nextElementSibling.tabIndex = bar.tabIndex;
}

function start(bar) {
  return parseFloat(bar.style.getPropertyValue("--s")) || 0;
}

function row(bar) {
  return parseFloat(bar.style.getPropertyValue("--row")) || 0;
}

customElements.define("time-line", TimeLine);
