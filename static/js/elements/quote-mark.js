/** Selecting some of a quote offers to mark it as the sentence that counts. */
class QuoteMark extends HTMLElement {
  connectedCallback() {
    this.heard = () => this.look();
    document.addEventListener("selectionchange", this.heard);
    // pressing the button must not give up what is selected
    this.form?.addEventListener("mousedown", (event) => event.preventDefault());
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.heard);
  }

  get form() {
    return this.querySelector("form");
  }

  get selected() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return "";
    const quote = this.querySelector("blockquote");
    return quote?.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : "";
  }

  look() {
    const { form, selected } = this;
    if (!form || (!selected && form.contains(document.activeElement))) return;
    form.elements.highlight.value = selected;
    form.hidden = !selected;
  }
}

customElements.define("quote-mark", QuoteMark);
