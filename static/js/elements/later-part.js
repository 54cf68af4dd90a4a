import { idly, Later } from "../lib/later.js";

/** Rows of a long list that are drawn when they come near the sight, or while nothing else is to be done. */
class LaterPart extends HTMLElement {
  connectedCallback() {
    const place = this.querySelector("noscript");
    if (!place) return;
    this.later = new Later(place);
    // drawn anew around a reader, who stays where they are
    if (this.later.made && this.checkVisibility()) return this.draw();
    this.sight = new IntersectionObserver(([seen]) => seen.isIntersecting && this.draw(), { rootMargin: "1500px 0px" });
    this.sight.observe(this);
    this.idle = idly(() => this.checkVisibility() && this.draw());
  }

  disconnectedCallback() {
    this.sight?.disconnect();
    this.idle?.();
  }

  draw() {
    this.disconnectedCallback();
    this.later.draw();
    this.replaceWith(...this.childNodes);
    return false;
  }
}

customElements.define("later-part", LaterPart);
