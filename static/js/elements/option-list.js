/** Lines to fill in: with the last one filled, an empty one follows. */
class OptionList extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("input", () => this.grow());
  }

  grow() {
    const lines = [...this.querySelectorAll(".of-cl")];
    const end = lines[lines.length - 1];
    if (!end.querySelector("[name=option]").value.trim()) return;
    const next = end.cloneNode(true);
    const n = lines.length + 1;
    for (const field of next.querySelectorAll("input, select")) {
      field.value = "";
      if (field.id) field.id = field.id.replace(/\d+$/, n);
    }
    for (const label of next.querySelectorAll("label")) {
      label.htmlFor = label.htmlFor.replace(/\d+$/, n);
      label.textContent = label.textContent.replace(/\d+/, n);
    }
    end.after(next);
  }
}

customElements.define("option-list", OptionList);
