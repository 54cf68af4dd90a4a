const WAIT = 350;
const GRACE = 150; // to cross the gap between the part and its card

/** Shows what a `<template id>` named by `data-card` holds, after a moment of hovering or on focus. */
export class HoverCard {
  constructor(host, path) {
    this.path = path;
    host.addEventListener("pointerover", (event) => this.over(event));
    host.addEventListener("pointerout", (event) => this.out(event));
    host.addEventListener("focusin", (event) => this.focus(event));
    host.addEventListener("focusout", () => this.hide());
    host.addEventListener("scroll", () => this.hide(), { passive: true });
    host.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  over(event) {
    const part = event.target.closest(this.path);
    if (event.pointerType === "touch" || !part?.dataset.card) return;
    clearTimeout(this.clock);
    if (part === this.part) return;
    this.clock = setTimeout(() => this.show(part), WAIT);
  }

  out(event) {
    const part = event.target.closest(this.path);
    if (part?.contains(event.relatedTarget) || this.card?.contains(event.relatedTarget)) return;
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.hide(), GRACE);
  }

  focus(event) {
    const part = event.target.closest(this.path);
    if (part?.dataset.card && part.matches(":focus-visible")) requestAnimationFrame(() => this.show(part));
  }

  show(part) {
    const source = document.getElementById(part.dataset.card);
    if (!source || !part.isConnected || part.closest("[data-drafting]")) return;
    this.hide();
    this.part = part;
    this.card = document.createElement("div");
    this.card.className = "pop hcardp";
    this.card.id = "hover-card";
    this.card.setAttribute("role", "tooltip");
    this.card.append(source.content.cloneNode(true));
    this.card.addEventListener("pointerenter", () => clearTimeout(this.clock));
    this.card.addEventListener("pointerleave", () => this.hide());
    document.body.append(this.card);
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
    this.part = this.card = undefined;
  }
}
