import { parse } from "./page.js";

const WAIT = 350;
const AHEAD = 120; // a pointer that only passes by asks for nothing
const GRACE = 150; // to cross the gap between the part and its card

/**
 * Shows what stands at `card/` below the address of a part, after a moment of hovering or on focus; with a `base`, below
 * that and what the part says as data-bar.
 */
export class HoverCard {
  constructor(host, path, base = "") {
    Object.assign(this, { path, base });
    this.known = new Map();
    host.addEventListener("pointerover", (event) => this.over(event));
    host.addEventListener("pointerout", (event) => this.out(event));
    host.addEventListener("focusin", (event) => this.focus(event));
    host.addEventListener("focusout", () => this.hide());
    host.addEventListener("scroll", () => this.hide(), { passive: true });
    this.onEscape = (event) => event.key === "Escape" && this.hide(); // wherever the focus is
  }

  over(event) {
    const part = event.target.closest(this.path);
    if (event.pointerType === "touch" || !part) return;
    clearTimeout(this.clock);
    if (part === this.part) return;
    clearTimeout(this.ahead);
    this.ahead = setTimeout(() => this.read(part), AHEAD); // while the pointer rests
    this.clock = setTimeout(() => this.show(part), WAIT);
  }

  out(event) {
    const part = event.target.closest(this.path);
    if (part?.contains(event.relatedTarget) || this.card?.contains(event.relatedTarget)) return;
    clearTimeout(this.clock);
    clearTimeout(this.ahead);
    this.clock = setTimeout(() => this.hide(), GRACE);
  }

  focus(event) {
    const part = event.target.closest(this.path);
    if (part?.matches(":focus-visible")) requestAnimationFrame(() => this.show(part));
  }

  /** The card of a part, asked for once; a promise of its HTML, "" where there is none to be had. */
  read(part) {
    const below = this.base ? new URL(`${part.dataset.bar}/`, new URL(this.base, location)) : part.href;
    const url = new URL(`card/${location.search}`, below).href;
    if (!this.known.has(url)) {
      const answer = fetch(url, { headers: { "HX-Request": "true" } }).then((found) => (found.ok && !found.redirected ? found.text() : ""));
      this.known.set(url, answer.catch(() => this.forget(url)));
    }
    return this.known.get(url);
  }

  forget(url) {
    this.known.delete(url);
    return "";
  }

  async show(part) {
    this.hide();
    this.part = part;
    const html = await this.read(part);
    if (this.part !== part) return;
    if (!html || !part.isConnected || part.closest("[data-drafting]")) return this.hide();
    this.card = document.createElement("div");
    this.card.className = "pop hcardp";
    this.card.id = "hover-card";
    this.card.setAttribute("role", "tooltip");
    this.card.append(...parse(html).body.childNodes);
    this.card.addEventListener("pointerenter", () => clearTimeout(this.clock));
    this.card.addEventListener("pointerleave", () => this.hide());
    document.body.append(this.card);
    document.addEventListener("keydown", this.onEscape, true);
    part.setAttribute("aria-describedby", "hover-card");
    this.place(part.getBoundingClientRect());
  }

  place(box) {
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const below = box.bottom + 8 + height < innerHeight;
    const left = Math.max(8, Math.min(Math.max(box.left, 8), innerWidth - width - 8));
    Object.assign(this.card.style, { left: `${left}px`, top: `${below ? box.bottom + 8 : Math.max(8, box.top - height - 8)}px` });
  }

  hide() {
    clearTimeout(this.clock);
    this.part?.removeAttribute("aria-describedby");
    this.card?.remove();
    document.removeEventListener("keydown", this.onEscape, true);
    this.part = this.card = undefined;
  }
}
