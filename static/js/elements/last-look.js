import { csrf, parse } from "../lib/page.js";

/** Says once a visit that the reader looks at this roadmap, and shows what is news to them since the last time. */
class LastLook extends HTMLElement {
  async connectedCallback() {
    if (this.asked || document.visibilityState === "hidden") return this.later();
    this.asked = true;
    const answer = await fetch(this.getAttribute("url"), { method: "POST", headers: { "X-CSRFToken": csrf() } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    this.replaceChildren(...parse(await answer.text()).body.childNodes);
  }

  /** A page opened in the background is seen once it is looked at. */
  later() {
    if (!this.asked) document.addEventListener("visibilitychange", () => this.connectedCallback(), { once: true });
  }
}

customElements.define("last-look", LastLook);
