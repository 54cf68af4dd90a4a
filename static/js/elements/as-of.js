import { pageAt, swapPage } from "../lib/page.js";

const DAY = 86400000;
const PACE = 900; // ms a day while it plays
let playing = false; // over the pages that follow each other
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7, Home: -1e5, End: 1e5 };
const WEEK = 7;
const NEAR = 56; // px between two handles whose dates would cover each other

/** Turns a form of one or two dates into a slider: handles to drag, arrows for a day, with Shift or Page Up and Down for a week. */
class AsOf extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.track = this.querySelector(".asof-t");
    if (!this.form || !this.track || this.ready) return;
    this.ready = true;
    this.first = Date.parse(`${this.dataset.first}T00:00Z`);
    this.days = Number(this.dataset.days);
    this.handles = [...this.track.querySelectorAll(".hnd")];
    this.handles.forEach((handle) => this.dress(handle));
    this.form.addEventListener("submit", (event) => this.go(event));
    this.form.addEventListener("change", () => this.form.requestSubmit());
    const steps = this.querySelector(".asof-b");
    steps.hidden = !this.handles.length;
    steps.addEventListener("click", (event) => this.step(event));
    this.classList.add("live");
    this.player();
  }

  dress(handle) {
    const input = this.input(handle);
    Object.entries({ role: "slider", "aria-label": input.getAttribute("aria-label"), "aria-valuemin": 0, "aria-valuemax": this.days }).forEach(([name, value]) => handle.setAttribute(name, value));
    handle.tabIndex = 0;
    handle.addEventListener("pointerdown", (event) => this.grab(event, handle));
    handle.addEventListener("keydown", (event) => this.onKey(event, handle));
    this.place(handle, this.dayOf(input.value));
  }

  input(handle) {
    return this.form.elements[handle.dataset.name];
  }

  dayOf(text) {
    return Math.round((Date.parse(`${text}T00:00Z`) - this.first) / DAY);
  }

  textOf(day) {
    return new Date(this.first + day * DAY).toISOString().slice(0, 10);
  }

  /** How far a handle may go: not past the other one. */
  bounds(handle) {
    const at = this.handles.indexOf(handle);
    const other = this.handles[1 - at];
    if (!other) return [0, this.days];
    return at ? [Number(other.getAttribute("aria-valuenow")), this.days] : [0, Number(other.getAttribute("aria-valuenow"))];
  }

  place(handle, day) {
    const [least, most] = this.handles.every((one) => one.hasAttribute("aria-valuenow")) ? this.bounds(handle) : [0, this.days];
    const held = Math.min(Math.max(day, least), most);
    const words = new Date(this.first + held * DAY).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", timeZone: "UTC" });
    handle.setAttribute("aria-valuenow", held);
    handle.setAttribute("aria-valuetext", this.spoken(held, words));
    handle.style.setProperty("--a", ((held / this.days) * 100).toFixed(2));
    if (this.input(handle).value !== this.textOf(held)) handle.querySelector(".tip").textContent = words;
    this.input(handle).value = this.textOf(held);
    this.fill();
  }

  /** The day with how much changed on it, as its tick says it. */
  spoken(day, words) {
    return this.track.querySelector(`i[data-at="${day}"]`)?.title ?? `${words}, ${this.dataset.calm}`;
  }

  fill() {
    const px = this.handles.map((handle) => (Number(handle.getAttribute("aria-valuenow")) / this.days) * this.track.clientWidth);
    this.classList.toggle("near", px.length > 1 && px[1] - px[0] < NEAR);
    const range = this.track.querySelector(".asof-r");
    if (!range || this.handles.length < 2) return;
    ["--a", "--b"].forEach((name, at) => range.style.setProperty(name, this.handles[at].style.getPropertyValue("--a")));
  }

  grab(event, handle) {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    this.held = true;
    const before = this.input(handle).value;
    const move = (moved) => this.place(handle, this.dayAt(moved.clientX));
    handle.addEventListener("pointermove", move);
    const done = () => {
      handle.removeEventListener("pointermove", move);
      this.held = false;
      if (this.input(handle).value !== before) this.form.requestSubmit();
    };
    handle.addEventListener("lostpointercapture", done, { once: true });
  }

  dayAt(x) {
    const box = this.track.getBoundingClientRect();
    const part = (x - box.left) / box.width;
    const rtl = getComputedStyle(this).direction === "rtl";
    return Math.round((rtl ? 1 - part : part) * this.days);
  }

  onKey(event, handle) {
    const rtl = getComputedStyle(this).direction === "rtl" && /Left|Right/.test(event.key) ? -1 : 1;
    const by = STEPS[event.key] * rtl * (event.shiftKey && event.key.startsWith("Arrow") ? WEEK : 1);
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.move(handle, by);
  }

  /** Redrawn once the key rests, so that a held arrow asks once. */
  move(handle, by) {
    this.place(handle, Number(handle.getAttribute("aria-valuenow")) + by);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.rest = 0;
      this.form.requestSubmit();
    }, 350);
  }

  /** Day by day up to today; a press stops it, and nobody who asked for calm sees it. */
  player() {
    const button = this.querySelector(".asof-play");
    if (!button) return;
    button.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
    button.addEventListener("click", () => {
      playing = !playing;
      this.play(button, true);
    });
    this.play(button);
  }

  play(button, begins = false) {
    clearTimeout(this.clock);
    const handle = this.handles.at(-1);
    const [least, most] = this.handles.length > 1 ? this.bounds(handle) : [0, this.days];
    const at = Number(handle?.getAttribute("aria-valuenow"));
    if (playing && !begins && (button.hidden || at >= most)) playing = false;
    button.setAttribute("aria-pressed", String(playing));
    if (!playing) return;
    const next = begins && at >= most ? Math.max(least + 1, this.handles.length > 1 ? 0 : most - 30) : at + 1;
    this.clock = setTimeout(() => {
      this.place(handle, next);
      this.form.requestSubmit();
    }, begins ? 0 : PACE);
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
    clearTimeout(this.rest);
  }

  step(event) {
    const by = Number(event.target.closest("[data-day]")?.dataset.day);
    if (by) this.move(this.handles[0], by);
  }

  /** The page of the new days in place of this one; the handle keeps its focus. */
  async go(event) {
    event.preventDefault();
    const { name: held, day } = document.activeElement?.dataset ?? {};
    const query = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
    const url = `${location.pathname}?${query}`;
    this.asked = url;
    const page = await pageAt(url);
    if (this.asked !== url || this.rest || this.held) return; // moved on meanwhile
    if (!page) return this.putBack();
    const focus = held ? `.hnd[data-name="${held}"]` : day ? `[data-day="${day}"]` : "";
    swapPage(page.html, page.url);
    const next = document.querySelector("as-of");
    if (focus) next?.querySelector(focus)?.focus();
    next?.tell();
  }

  /** To the days of the page that is still shown. */
  putBack() {
    if (playing) this.querySelector(".asof-play").click();
    for (const handle of this.handles) this.place(handle, this.dayOf(this.input(handle).defaultValue));
  }

  /** What the new page shows, once it is there to be heard. */
  tell() {
    const said = this.querySelector("[data-said]");
    if (said) setTimeout(() => (said.textContent = said.dataset.said), 150);
  }
}

customElements.define("as-of", AsOf);
