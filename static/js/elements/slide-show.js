import { pageAt, swapPage } from "../lib/page.js";

const SWIPE = 48; // px
const STILL = 2500; // ms without the pointer, after which only the picture is left
const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n"];
const BEFORE = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"];

/** Slides by keys, swipes and dots; each has its address. Esc leaves, and so does leaving the full screen. */
class SlideShow extends HTMLElement {
  connectedCallback() {
    this.slides = [...this.querySelectorAll(".stage")];
    this.at = Number(this.dataset.at) - 1;
    this.filled = Boolean(document.fullscreenElement);
    const rtl = document.documentElement.dir === "rtl";
    [this.next, this.before] = rtl ? [swap(NEXT, "ArrowRight", "ArrowLeft"), swap(BEFORE, "ArrowLeft", "ArrowRight")] : [NEXT, BEFORE];
    this.listening = new AbortController();
    const how = { signal: this.listening.signal };
    document.addEventListener("keydown", (event) => this.onKey(event), { ...how, capture: true });
    document.addEventListener("fullscreenchange", () => this.onFull(), how);
    document.addEventListener("pointermove", () => this.stir(), how);
    window.addEventListener("beforeprint", () => this.slides.forEach((slide) => (slide.hidden = false)), how);
    window.addEventListener("afterprint", () => this.slides.forEach((slide, n) => (slide.hidden = n !== this.at)), how);
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("touchstart", (event) => (this.touch = event.touches.length === 1 ? event.touches[0] : null), { passive: true });
    this.addEventListener("touchend", (event) => this.onSwipe(event), { passive: true });
    this.stir();
    document.documentElement.dataset.listening = ""; // to a visitor nothing else listens
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
    this.listening.abort();
  }

  show(at) {
    const to = Math.min(Math.max(at, 0), this.slides.length - 1);
    if (to === this.at) return;
    this.at = to;
    this.slides.forEach((slide, n) => (slide.hidden = n !== to));
    const slide = this.slides[to];
    history.replaceState(history.state, "", slide.dataset.url);
    this.querySelectorAll("[data-to]").forEach((dot) => (Number(dot.dataset.to) === to ? dot.setAttribute("aria-current", "true") : dot.removeAttribute("aria-current")));
    this.querySelectorAll("[data-step]").forEach((link) => this.lead(link, to + Number(link.dataset.step)));
    this.querySelector("[role=status]").textContent = `${slide.getAttribute("aria-label")}. ${slide.querySelector("h1").textContent}`;
  }

  lead(link, to) {
    const slide = this.slides[to];
    if (slide) link.setAttribute("href", slide.dataset.url);
    else link.removeAttribute("href");
    if (slide) link.removeAttribute("aria-disabled");
    else link.setAttribute("aria-disabled", "true");
  }

  /** Before the page's own keys: here an arrow or a letter means a slide. */
  onKey(event) {
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]")) return;
    const onLink = event.target.closest?.("a, button");
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (onLink && key === "Enter") return;
    if (key === " " && event.shiftKey) this.show(this.at - 1);
    else if (this.next.includes(key)) this.show(this.at + 1);
    else if (this.before.includes(key)) this.show(this.at - 1);
    else if (key === "Home") this.show(0);
    else if (key === "End") this.show(this.slides.length - 1);
    else if (key === "Escape") this.leave();
    else if (key === "f") this.full();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  onClick(event) {
    const link = event.target.closest("[data-to], [data-step], [data-exit]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.to) this.show(Number(link.dataset.to));
    else if (link.dataset.step) this.show(this.at + Number(link.dataset.step));
    else this.leave();
  }

  onSwipe(event) {
    const [from, to] = [this.touch, event.changedTouches[0]];
    const [x, y] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
    if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(y)) return;
    const ahead = document.documentElement.dir === "rtl" ? x > 0 : x < 0;
    this.show(this.at + (ahead ? 1 : -1));
  }

  full() {
    if (document.fullscreenElement) {
      this.filled = false;
      document.exitFullscreen();
    } else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  /** The browser keeps Esc for itself on a full screen: leaving that leaves the slides. */
  onFull() {
    if (document.fullscreenElement) this.filled = true;
    else if (this.filled) this.leave();
  }

  leave() {
    this.filled = false;
    const away = () => location.assign(this.querySelector("[data-exit]").href);
    if (document.fullscreenElement) document.exitFullscreen().finally(away);
    else away();
  }

  stir() {
    this.classList.remove("still");
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.classList.add("still"), STILL);
  }
}

function swap(keys, one, other) {
  return keys.map((key) => (key === one ? other : key));
}

/** The slides take the whole screen, which a browser gives only while somebody presses: so the page stays and is drawn anew. */
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-present]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  document.documentElement.requestFullscreen?.().catch(() => {});
  const page = await pageAt(link.href);
  if (page) swapPage(page.html, page.url);
  else if (document.fullscreenElement) document.exitFullscreen();
});

customElements.define("slide-show", SlideShow);
