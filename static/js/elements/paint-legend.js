/** The colours of the legend are switches: what is switched off steps back, nothing is hidden. */
class PaintLegend extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-paint]");
      if (!button) return;
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", on);
      this.closest(".tl").querySelector("time-line").window?.whole();
      for (const bar of this.closest(".tl").querySelectorAll("[data-coat]"))
        if (bar.dataset.coat === button.dataset.paint) bar.classList.toggle("is-dim", !on);
    });
  }
}

customElements.define("paint-legend", PaintLegend);
