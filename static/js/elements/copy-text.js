/** A text that is there to be taken along: a button beside it copies, a click into it selects. */
class CopyText extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input, textarea");
    if (!this.field || this.ready) return;
    this.ready = true;
    this.field.addEventListener("focus", () => this.field.select());
    if (!navigator.clipboard) return;
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "btn" });
    this.say(this.getAttribute("label") ?? "Copy");
    this.button.addEventListener("click", () => this.copy());
    this.append(this.button);
  }

  say(words) {
    this.button.textContent = words;
  }

  async copy() {
    const done = await navigator.clipboard.writeText(this.field.value).then(() => true, () => false);
    if (!done) this.field.focus();
    this.say(done ? this.getAttribute("done") ?? "Copied" : this.getAttribute("label") ?? "Copy");
    this.button.setAttribute("aria-live", "polite");
  }
}

customElements.define("copy-text", CopyText);
