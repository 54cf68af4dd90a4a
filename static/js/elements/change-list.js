/** A comparison: its list and its bars select each other; J and K step in the order of the list. */
class ChangeList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.onClick(event));
  }

  get rows() {
    return [...this.querySelectorAll("[data-change]")];
  }

  onClick(event) {
    const step = event.target.closest("[data-step]");
    const row = event.target.closest("[data-change]");
    const number = event.target.closest(".cn")?.closest("[id^=bar-]");
    if (step) this.step(Number(step.dataset.step));
    else if (row) this.select(row.dataset.change);
    else if (number) this.select(number.id.slice(4));
    else return;
    event.preventDefault();
  }

  step(by) {
    const rows = this.rows;
    const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (!next) return;
    this.select(next.dataset.change);
    next.focus({ preventScroll: true });
  }

  select(id) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = calm ? "instant" : "smooth";
    for (const row of this.rows) {
      const on = row.dataset.change === id;
      row.classList.toggle("on", on);
      row.toggleAttribute("aria-current", on);
      if (on) row.setAttribute("aria-current", "true");
      if (on) row.scrollIntoView({ block: "nearest", behavior });
    }
    this.querySelectorAll("[id^=bar-]").forEach((bar) => bar.classList.toggle("sel", bar.id === `bar-${id}`));
    this.bring(document.getElementById(`bar-${id}`), behavior);
  }

  /** The bar into sight, past the column that covers the start of its scroller. */
  bring(bar, behavior) {
    const line = bar?.closest("time-line");
    if (!line) return;
    const box = line.getBoundingClientRect();
    const own = bar.getBoundingClientRect();
    const column = parseFloat(getComputedStyle(line).getPropertyValue("--lane-w")) || 0;
    const rtl = getComputedStyle(line).direction === "rtl";
    const before = rtl ? own.right - (box.right - column) : own.left - (box.left + column);
    const out = rtl ? before > 0 || own.left < box.left : before < 0 || own.left > box.right - 60;
    const top = own.top < box.top + 50 ? own.top - box.top - 60 : own.bottom > box.bottom ? own.bottom - box.bottom + 12 : 0;
    line.scrollBy({ left: out ? before - (rtl ? -60 : 60) : 0, top, behavior });
  }
}

customElements.define("change-list", ChangeList);
