/** Lines of a form in an order: its buttons `up` and `down` move one at once, and the form keeps them as they stand. */
class LineList extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("click", (event) => this.onClick(event));
  }

  onClick(event) {
    const button = event.target.closest("button[name=up], button[name=down]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("[data-line]");
    if (button.name === "up") line.previousElementSibling?.before(line);
    else line.nextElementSibling?.after(line);
    this.querySelectorAll("[data-n]").forEach((place, n) => (place.textContent = n + 1));
    button.focus();
  }
}

customElements.define("line-list", LineList);
