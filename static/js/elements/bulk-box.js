/** A value for all that is ticked: opens above its button, Enter sets it, Esc closes. */
class BulkBox extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.details = this.querySelector("details");
    this.opener = this.querySelector("summary");
    this.box = this.querySelector(".pop");
    this.opener.setAttribute("aria-haspopup", "dialog");
    this.details.addEventListener("toggle", () => this.toggled());
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.outside);
  }

  toggled() {
    const { open } = this.details;
    this.outside ??= (event) => this.contains(event.target) || (this.details.open = false);
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.outside);
    if (!open) return;
    const opener = this.opener.getBoundingClientRect();
    Object.assign(this.box.style, {
      left: `${Math.max(8, Math.min(opener.left, innerWidth - this.box.offsetWidth - 8))}px`,
      top: `${Math.max(8, opener.top - this.box.offsetHeight - 8)}px`,
    });
    this.box.querySelector("input").focus();
  }

  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.details.open) {
      event.stopPropagation();
      this.details.open = false;
      this.opener.focus();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      this.box.querySelector("button[name=do]").click();
    }
  }
}

customElements.define("bulk-box", BulkBox);
