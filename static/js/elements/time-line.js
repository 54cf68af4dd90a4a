import { Drafting } from "../lib/drafting.js";
import { HoverCard } from "../lib/hover-card.js";
import { LaneDrag } from "../lib/lane-drag.js";
import { LaneWindow } from "../lib/lane-window.js";

const SOON = 120; // px before the start of the lanes at which a title begins to stick

/** The roadmap's scroller: starts with today at one third, one tab stop a lane, arrows between bars. */
class TimeLine extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.frame = this.closest(".tl");
    if ("cards" in this.dataset) this.card = new HoverCard(this, "a.bar", this.dataset.cards);
    if (this.frame?.querySelector("[data-stage]")) this.drafting = new Drafting(this);
    if (this.dataset.order) this.lanesDrag = new LaneDrag(this);
    this.window = new LaneWindow(this);
    this.bring(held());
    this.lanes().forEach(rove);
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => this.onFocus(event));
    this.addEventListener("pointermove", (event) => (this.pointer = event.clientX));
    this.addEventListener("pointerleave", () => (this.pointer = undefined));
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, (event) => this.light(event.target));
    this.addEventListener("scroll", () => this.passing(), { passive: true });
    this.onClick = (event) => this.onPress(event);
    document.addEventListener("click", this.onClick);
    requestAnimationFrame(() => this.settle());
    window.addEventListener("pagehide", (this.onHide = () => this.remember(this.stood)));
    this.sizes = new ResizeObserver(() => (this.stood = this.stand()));
    this.sizes.observe(this);
  }

  /** The arrows of the bar that is pointed at stand out; where there are many, only they are drawn. */
  light(target) {
    const key = target.closest("[data-bar]")?.dataset.bar;
    if (key === this.lit) return;
    this.lit = key;
    this.querySelectorAll(".dep.on").forEach((arrow) => arrow.classList.remove("on"));
    if (key) this.querySelectorAll(`.dep[data-ends~="${CSS.escape(key)}"]`).forEach((arrow) => arrow.classList.add("on"));
  }

  /** Bars of a lane that were kept back. */
  draw(lane) {
    this.window.draw(lane);
  }

  /** Bars came to a lane. */
  drawn(lane) {
    rove(lane);
  }

  /** Draws what a reader saw before the page, or this part of it, was drawn anew. */
  bring(spot) {
    if (!spot || spot.page !== location.pathname) return this.window.near(0);
    this.window.near(spot.top);
    if (spot.bar) this.window.bring(spot.bar);
  }

  /** The titles of bars that are scrolled by stick to the edge. Only theirs: whatever sticks is composed by itself. */
  passing() {
    if (this.passes) return;
    this.passes = requestAnimationFrame(() => {
      this.passes = undefined;
      this.stood = this.stand();
      const [day, left] = [this.day, Math.abs(this.scrollLeft)];
      for (const lane of this.seen()) {
        for (const bar of lane.querySelectorAll("a.bar")) {
          const by = start(bar) * day < left + SOON && (start(bar) + days(bar)) * day > left;
          if (by !== bar.classList.contains("by")) bar.classList.toggle("by", by);
        }
      }
    });
  }

  /** The lanes that are in sight, or nearly. */
  seen() {
    const [top, bottom] = [this.scrollTop - this.clientHeight, this.scrollTop + 2 * this.clientHeight];
    return [...this.querySelectorAll(".lane")].filter((lane) => lane.offsetTop < bottom && lane.offsetTop + lane.offsetHeight > top);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.onClick);
    window.removeEventListener("pagehide", this.onHide);
    this.sizes?.disconnect();
    this.card?.hide();
    this.drafting?.leave();
    this.window?.leave();
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
    const spot = held();
    sessionStorage.removeItem("timeline");
    if (spot && spot.page === location.pathname && spot.origin === this.dataset.origin) this.hold(spot);
    else this.today();
    this.window.near();
    this.passing();
  }

  today(smooth = false) {
    if (Number.isNaN(this.now)) return;
    const left = this.now * this.day - (this.clientWidth - this.laneWidth) / 3;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scrollTo({ left, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** Where it stands and how it is scrolled, in px. A page that is left remembers what it last was: by then all styles
   * have gone stale, and to reckon them once more would keep the next page waiting. */
  stand() {
    const { left, right, width } = this.getBoundingClientRect();
    return { left, right, width, along: this.scrollLeft, top: this.scrollTop, day: this.day, lane: this.laneWidth };
  }

  /** The date under the pointer, else today where it is seen, else the middle. */
  middle(at) {
    const x = this.pointer ?? this.restX(at);
    return { day: (at.along + x - at.left - at.lane) / at.day, x, top: at.top };
  }

  restX({ left, right, width, along, day, lane }) {
    const today = left + lane + this.now * day - along;
    return today > left + lane && today < right ? today : left + width / 2;
  }

  keep(spot) {
    const page = { page: location.pathname, origin: this.dataset.origin };
    sessionStorage.setItem("timeline", JSON.stringify({ ...spot, ...page }));
  }

  /** Kept when the page or a part of it is drawn anew. */
  remember(at = this.stand()) {
    this.keep({ ...this.middle(at), bar: this.contains(document.activeElement) ? document.activeElement.dataset.bar : undefined });
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
    return [...this.querySelectorAll(".lane")];
  }

  onFocus(event) {
    const bar = event.target.closest("a.bar, a.ms");
    if (!bar) return;
    this.draw(bar.closest(".lane"));
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
    return inOrder(bar.closest(".lane"));
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
    this.window.beside(bar.closest(".lane"), step);
    const all = [...this.querySelectorAll("a.bar, a.ms")];
    const level = (one) => one.closest(".lane-track").getBoundingClientRect().top + row(one) * 44;
    const levels = [...new Set(all.map(level))].sort((one, two) => one - two);
    const next = levels[levels.indexOf(level(bar)) + step];
    const there = all.filter((one) => level(one) === next);
    return there.sort((one, two) => Math.abs(start(one) - start(bar)) - Math.abs(start(two) - start(bar)))[0];
  }
}

/** Where the reader was when the page, or this part of it, was drawn anew. */
function held() {
  return JSON.parse(sessionStorage.getItem("timeline") ?? "null");
}

/** Its bars by day. */
function inOrder(lane) {
  return [...lane.querySelectorAll("a.bar, a.ms")].sort((one, two) => start(one) - start(two) || row(one) - row(two));
}

/** One of its bars is a stop of the Tab key: the one with the focus, else the first. */
function rove(lane) {
  const bars = inOrder(lane);
  const first = bars.find((bar) => bar === document.activeElement) ?? bars[0];
  bars.forEach((bar) => stop(bar, bar === first));
}

/** Whether it is a stop of the Tab key, with what stands beside it. */
function stop(bar, here) {
  bar.tabIndex = here ? 0 : -1;
  if (bar.nextElementSibling?.matches(".bar-more")) bar.nextElementSibling.tabIndex = bar.tabIndex;
}

function start(bar) {
  return parseFloat(bar.style.getPropertyValue("--s")) || 0;
}

function days(bar) {
  return parseFloat(bar.style.getPropertyValue("--d")) || 0;
}

function row(bar) {
  return parseFloat(bar.style.getPropertyValue("--row")) || 0;
}

customElements.define("time-line", TimeLine);
