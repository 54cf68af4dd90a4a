import { FrameWords } from "../lib/frame-words.js";
import { GanttAsk } from "../lib/gantt-ask.js";
import { GanttBars } from "../lib/gantt-bars.js";
import { GanttDays } from "../lib/gantt-days.js";
import { GanttDrag } from "../lib/gantt-drag.js";
import { GanttKeys } from "../lib/gantt-keys.js";
import { GanttLinks } from "../lib/gantt-links.js";
import { GanttPlan } from "../lib/gantt-plan.js";
import { GanttPreview } from "../lib/gantt-preview.js";
import { GanttRows, fill } from "../lib/gantt-rows.js";
import { GanttScale, naming } from "../lib/gantt-scale.js";
import { GanttSource } from "../lib/gantt-source.js";
import { GanttTools, remembered } from "../lib/gantt-tools.js";
import { GanttWindow } from "../lib/gantt-window.js";

const WIDE = "(min-width: 901px)";
const NARROW = 340; // px of the list beside a preview

/**
 * The plan of a project on a line of time: however many tasks it has, only the rows in sight are elements. The tree stays at
 * the start, arrows lie between bars; the page's table says the same and stands in its place where script or room is missing.
 */
class GanttChart extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.scroller = this.querySelector("[data-grid]");
    this.body = this.querySelector("[data-body]");
    this.head = this.querySelector("[data-scale]");
    this.can = "can" in this.dataset;
    this.kept = remembered(location.pathname);
    this.shows = this.kept.shows;
    this.phrases = { ...this.dataset }; // each is read for every row
    this.bars = new GanttBars(this);
    this.rows = new GanttRows(this);
    this.window = new GanttWindow(this);
    this.rowHeight = this.window.rowHeight;
    this.days = new GanttDays(this);
    this.source = new GanttSource(this);
    this.preview = new GanttPreview(this);
    this.links = new GanttLinks(this);
    this.ask = new GanttAsk(this);
    this.keys = new GanttKeys(this);
    if (this.can) this.drag = new GanttDrag(this);
    this.tools = new GanttTools(this);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.scroller.addEventListener("click", (event) => this.press(event));
    this.scroller.addEventListener("focusin", (event) => this.onFocus(event));
    this.scroller.addEventListener("focusout", () => this.point("at", undefined));
    this.scroller.addEventListener("pointerover", (event) => this.point("over", rowOf(event)));
    this.sizes = new ResizeObserver(() => this.plan && this.lay());
    this.sizes.observe(this.scroller);
    this.wide = matchMedia(WIDE);
    this.wide.addEventListener("change", (this.onWide = () => this.wide.matches && !this.plan && this.source.load()));
    this.source.recall();
    if (this.wide.matches) this.source.load();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.wide.removeEventListener("change", this.onWide);
    this.drag?.leave();
    this.keys.leave();
    this.tools.leave();
    this.source.leave();
    this.preview.leave();
  }

  get isHeld() {
    return Boolean(this.keys.hold || this.drag?.active || this.querySelector(".is-busy") || document.querySelector("dialog[open]"));
  }

  get listWidth() {
    return this.preview.open ? Math.min(NARROW, this.kept.list) : this.kept.list;
  }

  /** Rows that a page key goes. */
  get page() {
    return Math.max(1, Math.floor((this.scroller.clientHeight - this.head.offsetHeight) / this.rowHeight) - 1);
  }

  // -- what the server says

  take(data, schedule, { left, top, active }) {
    const first = !this.plan;
    this.plan = new GanttPlan(data, this.kept.folded);
    if (first && this.kept.first) this.foldHeads();
    this.words = new FrameWords(this.phrases, new Date(this.plan.today * 864e5).getUTCFullYear());
    this.naming = naming(this.words);
    const id = typeof active === "string" ? active : active?.id;
    this.active = this.plan.seen.find((row) => row.id === id) ?? this.plan.seen[0];
    if (schedule) this.plan.take(schedule);
    this.classList.add("is-ready");
    this.lay();
    if (first && left === undefined) this.days.today();
    else if (first) this.scroller.scrollTo(left, top);
    this.draw(true);
    if (schedule) this.figures();
  }

  reckoned(schedule) {
    this.plan.take(schedule);
    this.lay();
    this.figures();
  }

  figures() {
    const place = document.querySelector(".gt-pstat [data-critical]");
    const n = this.plan.critical;
    if (!place) return;
    place.hidden = !n;
    const words = place.querySelector("dd");
    words.textContent = fill(n === 1 ? words.dataset.one : words.dataset.many, { n });
  }

  /** The page anew, with what an answer says. */
  swap(answer) {
    return this.ask.show(answer);
  }

  // -- drawing

  /** Everything anew: another zoom, another size, other data. */
  lay() {
    const room = Math.max(200, this.scroller.clientWidth - this.listWidth);
    this.style.setProperty("--list", `${this.listWidth}px`);
    this.scale = new GanttScale(this.kept.zoom, this.plan.range, room);
    this.style.setProperty("--day", `${this.scale.day}px`);
    this.scroller.style.setProperty("--wide", `${this.listWidth + this.scale.width}px`);
    this.body.style.setProperty("--rows", this.plan.seen.length);
    this.scroller.setAttribute("aria-rowcount", this.plan.seen.length + 1);
    this.days.drawn = undefined;
    this.draw(true);
  }

  scrolled() {
    this.left = this.scroller.scrollLeft;
    this.top = this.scroller.scrollTop;
    this.soon();
  }

  soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.isConnected && this.plan) this.draw();
    });
  }

  /** The rows in sight, and the days. What is seen is measured before anything is drawn. */
  draw(fresh = false) {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller;
    if (this.window.draw(scrollTop, scrollTop + clientHeight - this.head.offsetHeight, fresh)) this.soon();
    this.days.draw(scrollLeft, scrollLeft + clientWidth);
  }

  // -- rows

  element(row) {
    return row && this.window.element(row);
  }

  goTo(row) {
    if (!row) return;
    this.turnTo(row);
    const [top, bottom, room] = [row.y * this.rowHeight, (row.y + 1) * this.rowHeight, this.scroller.clientHeight - this.head.offsetHeight];
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (bottom > this.scroller.scrollTop + room) this.scroller.scrollTop = bottom - room;
    this.draw();
    this.element(row)?.focus({ preventScroll: true });
  }

  /** The row that keeps its element: the only stop of the Tab key. */
  turnTo(row) {
    const before = this.active;
    this.active = row;
    this.window.mark(before);
    this.window.mark(row);
  }

  focusActive() {
    this.element(this.active)?.focus({ preventScroll: true });
  }

  onFocus(event) {
    const row = rowOf(event);
    if (!row) return;
    this.turnTo(row);
    if (event.target.matches(":focus-visible")) this.point("at", row);
  }

  /** The row `at` the keys, the row that the pointer is `over`: both its halves show it. */
  point(name, row) {
    const before = this[name];
    if (before === row) return;
    this[name] = row;
    this.window.mark(before);
    this.window.mark(row);
  }

  /** Its bar comes into sight, clear of so many px at the bottom. */
  reveal(row, below = 0) {
    const over = (row.y + 1) * this.rowHeight + this.head.offsetHeight + below - this.scroller.clientHeight - this.scroller.scrollTop;
    if (over > 0) this.scroller.scrollTop += over;
    const [x, end] = [this.scale.x(row.from), this.scale.x(row.to + 1)];
    const [left, room] = [this.scroller.scrollLeft, this.scroller.clientWidth - this.listWidth];
    if (x < left || end > left + room) this.scroller.scrollLeft = Math.max(0, x - room / 4);
  }

  fold(row, folded) {
    if (folded) this.kept.folded.add(row.key);
    else this.kept.folded.delete(row.key);
    this.refold();
    this.speak(this.dataset[folded ? "folded" : "unfolded"]);
  }

  foldAll(folded) {
    this.kept.folded.clear();
    if (folded) for (const row of this.plan.tasks) if (row.whole) this.kept.folded.add(row.key);
    this.refold();
  }

  /** Who looks at several projects for the first time sees them before their tasks. */
  foldHeads() {
    for (const row of this.plan.tasks) if (row.head) this.kept.folded.add(row.key);
    this.plan.fold();
  }

  refold() {
    this.plan.fold();
    while (this.active && this.active.y < 0) this.active = this.active.above ?? this.plan.seen[0];
    this.tools.keep();
    this.lay();
  }

  movable(row) {
    return this.can && !row.mark && !row.whole && !row.head && row.status !== "cancelled" && row.from !== null;
  }

  busy(row, on) {
    row.busy = on;
    this.window.mark(row);
    this.ask.waiting += on ? 1 : -1;
  }

  press(event) {
    const row = rowOf(event);
    if (!row) return;
    if (event.target.closest(".gt-tw")) this.fold(row, !this.plan.folded.has(row.key));
    if (!event.target.closest("a")) this.element(row)?.focus({ preventScroll: true });
  }

  // -- pages

  url(name, row) {
    return this.dataset[name].replace("KEY", row.key);
  }

  addressOf(row) {
    if (row.mark) return this.can ? this.dataset.mile.replace("KEY", row.mark) : this.dataset.miles.replace("KEY", row.project);
    return this.url(row.head ? "plan" : "task", row);
  }

  open(row) {
    this.element(row)?.querySelector(".gt-n a").click();
  }

  edit(row) {
    if (this.can && row.key && !row.head) this.ask.dialog(this.url("edit", row), row);
    else this.open(row);
  }

  askDays(row) {
    if (row.head || row.whole) this.speak(fill(this.dataset[row.head ? "project" : "whole"], { title: row.title }));
    else this.ask.dialog(this.url("move", row), row);
  }

  askTie(row) {
    this.ask.dialog(this.url("tie", row), row);
  }

  /** Spoken politely; an empty region first, so that the same words are heard again. */
  speak(words) {
    const live = this.querySelector("[data-live]");
    live.textContent = "";
    requestAnimationFrame(() => (live.textContent = words));
  }
}

/** Of either half of it. */
function rowOf(event) {
  return event.target.closest(".gt-r, .gt-t")?.row;
}

customElements.define("gantt-chart", GanttChart);
