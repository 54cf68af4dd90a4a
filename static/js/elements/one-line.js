/**
 * A legend of one line: what does not fit stands behind a button, which opens it to as many lines as it takes. Without
 * script it has them all.
 */
class OneLine extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector(".lg-all");
    if (!this.button) return;
    this.button.addEventListener("click", () => this.open(this.button.getAttribute("aria-expanded") !== "true"));
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this);
    document.fonts?.ready.then(() => this.fit());
  }

  disconnectedCallback() {
    this.watch?.disconnect();
  }

  open(wide) {
    this.button.setAttribute("aria-expanded", wide);
    this.classList.toggle("is-open", wide);
    this.fit();
  }

  /** Draws all, then takes away from the end what does not fit beside the button. */
  fit() {
    const parts = [...this.querySelectorAll(":scope > :not(.lg-all)")];
    parts.forEach((part) => part.classList.remove("is-out"));
    this.button.hidden = true;
    if (this.classList.contains("is-open")) return (this.button.hidden = false);
    if (!this.over(parts)) return;
    this.button.hidden = false;
    while (parts.length > 1 && this.over([...parts, this.button])) parts.pop().classList.add("is-out");
  }

  over(parts) {
    return parts.at(-1).offsetTop > parts[0].offsetTop + parts[0].offsetHeight;
  }
}

customElements.define("one-line", OneLine);
