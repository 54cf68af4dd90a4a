import { open } from "../lib/dialogs.js";

const [FAR, SURE] = [132, 96]; // px that a row goes, and from where on letting go puts it off

/** One's own tasks by keys and thumbs: X ticks, S puts off, E edits what has the focus; a row drawn aside is due tomorrow. */
class WorkList extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("pointerdown", (event) => this.begin(event));
    this.addEventListener("pointermove", (event) => this.draw(event));
    for (const name of ["pointerup", "pointercancel"]) this.addEventListener(name, (event) => this.drop(event));
    // a row that was drawn aside was not pressed
    this.addEventListener("click", (event) => this.drawn && (event.preventDefault(), event.stopPropagation()), true);
  }

  onKey(event) {
    const row = event.target.closest(".trow");
    if (!row || event.metaKey || event.ctrlKey || event.altKey || document.documentElement.dataset.shortcuts === "off") return;
    const act = { x: () => row.querySelector(".check"), s: () => row.querySelector("[data-snooze]"), e: () => row.querySelector("[data-edit]") }[event.key.toLowerCase()];
    const found = event.target.matches("input, select, textarea") ? null : act?.();
    if (!found) return;
    event.preventDefault();
    if (found.dataset.edit) this.edit(found);
    else found.click();
  }

  edit(link) {
    if (this.querySelector("[data-snooze]")) open({ href: link.dataset.edit, setAttribute() {}, removeAttribute() {} }, link);
  }

  begin(event) {
    const row = event.pointerType === "touch" && event.target.closest(".trow:has([data-snooze])");
    this.held = row ? { row, x: event.clientX, y: event.clientY } : null;
    this.drawn = false;
  }

  draw(event) {
    if (!this.held) return;
    const [aside, along] = [event.clientX - this.held.x, Math.abs(event.clientY - this.held.y)];
    if (!this.drawn && (aside < 12 || along > aside)) {
      if (along > 12) this.held = null;
      return;
    }
    if (!this.drawn) this.lay(this.held.row);
    this.drawn = true;
    this.held.row.style.setProperty("--dx", `${Math.max(0, Math.min(aside, FAR))}px`);
    this.held.row.classList.toggle("is-sure", aside > SURE);
  }

  /** What letting go would do, under the row. */
  lay(row) {
    this.under = Object.assign(document.createElement("span"), { className: "tr-off", ariaHidden: "true" });
    this.under.append(...row.querySelector("[data-snooze]").cloneNode(true).childNodes);
    row.append(this.under);
    row.classList.add("is-drawn");
  }

  drop(event) {
    const { held } = this;
    this.held = null;
    if (!held) return;
    const sure = this.drawn && event.type === "pointerup" && held.row.classList.contains("is-sure");
    this.under?.remove();
    held.row.classList.remove("is-drawn", "is-sure");
    held.row.style.removeProperty("--dx");
    setTimeout(() => {
      this.drawn = false;
      if (sure) held.row.querySelector("[data-snooze]").click();
    });
  }
}

customElements.define("work-list", WorkList);
