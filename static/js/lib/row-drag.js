import { swallow } from "./carry.js";
import { family, level } from "./outline.js";

const FAR = 4; // px that a pointer goes before it drags
const DEEPER = 28; // px to the end side that make it part of the row above
const EDGE = 48; // px from an edge in which the table scrolls

/**
 * Rows of a tree are carried by their grip. A line shows where one would stand; carried to the end side, it becomes part
 * of the row above. `table` hears of the end: `dropped(row, {before, after, parent})` with rows, parent null for none.
 */
export class RowDrag {
  constructor(table) {
    this.table = table;
    table.addEventListener("pointerdown", (event) => this.press(event));
    this.heard = {
      pointermove: (event) => this.move(event),
      pointerup: () => this.release(),
      pointercancel: () => this.end(),
      keydown: (event) => event.key === "Escape" && this.end(event),
    };
  }

  press(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || !this.table.hasAttribute("data-hand")) return;
    event.preventDefault();
    this.row = grip.closest("tr");
    this.start = { x: event.clientX, y: event.clientY };
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  move(event) {
    if (!this.line && Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) < FAR) return;
    this.line ??= this.lift();
    this.scroll(event.clientY);
    const rtl = getComputedStyle(this.table).direction === "rtl" ? -1 : 1;
    this.spot = this.spotAt(event.clientY, (event.clientX - this.start.x) * rtl > DEEPER);
    this.show();
  }

  lift() {
    this.own = family(this.table.every, this.row);
    this.own.forEach((row) => row.classList.add("is-carried"));
    document.body.classList.add("carrying");
    return this.table.querySelector("table").parentElement.appendChild(Object.assign(document.createElement("div"), { className: "tt-line" }));
  }

  /** Where it would stand: right behind or before a row, below which parent; nothing within itself. */
  spotAt(y, deeper) {
    const rows = this.table.rows.filter((row) => !row.hidden);
    const row = rows.find((one) => y < one.getBoundingClientRect().bottom) ?? rows.at(-1);
    if (!row || this.own.includes(row)) return null;
    const box = row.getBoundingClientRect();
    const parent = this.table.parentOf(row);
    if (y < box.top + box.height / 2 && !deeper) return { row, before: row, parent, edge: "top", depth: level(row) };
    const next = rows[rows.indexOf(row) + 1];
    if (next && level(next) > level(row) && !this.own.includes(next)) return { row, before: next, parent: row, edge: "bottom", depth: level(row) + 1 };
    if (deeper) return { row, parent: row, edge: "bottom", depth: level(row) + 1 };
    return { row, after: row, parent, edge: "bottom", depth: level(row) };
  }

  show() {
    this.line.hidden = !this.spot;
    if (!this.spot) return;
    const within = this.line.parentElement;
    const box = this.spot.row.getBoundingClientRect();
    const top = box[this.spot.edge] - within.getBoundingClientRect().top + within.scrollTop;
    this.line.style.setProperty("--y", `${top}px`);
    this.line.style.setProperty("--depth", this.spot.depth - 1);
  }

  scroll(y) {
    const within = this.line.parentElement;
    const box = within.getBoundingClientRect();
    if (y < box.top + EDGE) within.scrollTop -= 12;
    else if (y > box.bottom - EDGE) within.scrollTop += 12;
  }

  release() {
    const { spot, row } = this;
    if (this.line) swallow();
    this.end();
    if (spot) this.table.dropped(row, spot);
  }

  end(event) {
    event?.preventDefault();
    event?.stopPropagation();
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    this.own?.forEach((row) => row.classList.remove("is-carried"));
    document.body.classList.remove("carrying");
    this.line?.remove();
    this.line = this.own = this.spot = undefined;
  }
}
