import { put, take } from "../lib/cell-clipboard.js";
import { pageAt, parse, typing } from "../lib/page.js";
import { comeBack, remember, takePlace } from "../lib/table-place.js";
import { CONTROL, KEYS } from "../lib/table-keys.js";
import { tick, ticked, tickOf } from "../lib/table-ticks.js";
import { atSight, join } from "../lib/table-window.js";

/**
 * A table as a grid. One cell is the tab stop; arrows, Home and End move, Enter or F2 edits, Space or X ticks a row,
 * Shift and an arrow ticks on, Ctrl A ticks all, Ctrl C and Ctrl V carry a cell's value, O opens the row's page.
 * Rows are `tr[data-row]`, cells carry `data-c`, those that edit `data-edit`; ticks belong to the form `.bulk`.
 */
export class EditTable extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.bar = this.querySelector(".bulk");
    this.said = this.querySelector("[data-said]");
    this.all = this.querySelector("[data-all]");
    if (this.all) this.all.hidden = false;
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("dblclick", (event) => this.onDouble(event));
    this.addEventListener("change", (event) => this.onChange(event));
    this.addEventListener("focusin", (event) => this.onFocus(event.target.closest("[data-c]")));
    this.addEventListener("cell:done", (event) => this.onDone(event));
    this.addEventListener("reset", () => setTimeout(() => this.ticked()));
    this.dress(this);
    this.watchEnd();
    this.ticked(false);
    this.dataset.ready = "";
    setTimeout(() => comeBack(this));
  }

  disconnectedCallback() {
    this.end?.disconnect();
  }

  // -- rows and cells --------------------------------------------------------

  /** All rows in their order, folded ones too. */
  get every() {
    return [...this.querySelectorAll("tr[data-row]")];
  }

  /** Those of groups that stand open. */
  get rows() {
    const open = [...this.querySelectorAll("tbody")].filter((group) => group.querySelector(".ig-t input")?.checked !== false);
    return open.flatMap((group) => [...group.querySelectorAll("tr[data-row]")]);
  }

  cells(row) {
    return [...row.querySelectorAll("[data-c]")].filter((cell) => cell.offsetParent !== null);
  }

  cell(row, name) {
    return this.querySelector(`tr[data-row="${CSS.escape(row)}"] [data-c="${CSS.escape(name)}"]`);
  }

  /** One stop for Tab; what stands within a cell is reached by its own key. */
  dress(within) {
    within.querySelectorAll("[data-c], [data-c] a, tbody input[name=ids]").forEach((part) => (part.tabIndex = -1));
    if (!this.querySelector('[data-c][tabindex="0"]')) this.rove(this.querySelector("tr[data-row] [data-c]"));
  }

  rove(cell) {
    if (!cell || this.stop === cell) return;
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = cell;
    cell.tabIndex = 0;
  }

  onFocus(cell) {
    if (!cell) return;
    this.rove(cell);
    remember(cell);
  }

  go(cell) {
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // -- keys ------------------------------------------------------------------

  onKey(event) {
    const cell = event.target.closest("[data-c]");
    if (!cell || event.target.closest("cell-edit") || typing(event.target)) return;
    const control = event.ctrlKey || event.metaKey;
    const act = control ? CONTROL[event.key.toLowerCase()] : event.altKey ? null : KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    if (!act || act.call(this, cell, event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  across(cell, step) {
    const cells = this.cells(cell.parentElement);
    this.go(cells[Math.max(0, Math.min(cells.length - 1, cells.indexOf(cell) + step))]);
  }

  async down(cell, step, extend = false) {
    const row = cell.parentElement;
    let { rows } = this;
    const to = rows.indexOf(row) + step;
    if (to >= rows.length && (await this.more())) ({ rows } = this);
    const other = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (extend) this.extend(row, other);
    this.go(other.querySelector(`[data-c="${CSS.escape(cell.dataset.c)}"]`));
  }

  // -- ticks -----------------------------------------------------------------

  toggle(row) {
    tick(this.every, [row], !tickOf(row)?.checked);
    this.anchor = row;
    this.ticked();
  }

  /** From the row where ticking began to this one, and nothing else. */
  extend(from, to) {
    if (!this.anchor?.isConnected) this.anchor = from;
    const rows = this.rows;
    const [first, end] = [rows.indexOf(this.anchor), rows.indexOf(to)].sort((a, b) => a - b);
    tick(this.every, rows, false);
    tick(this.every, rows.slice(first, end + 1), true);
    this.ticked();
  }

  tickAll(on) {
    tick(this.every, this.rows, on);
    this.ticked();
  }

  get chosen() {
    return ticked(this.every);
  }

  ticked(say = true) {
    if (!this.bar) return;
    this.every.forEach((row) => {
      const on = Boolean(tickOf(row)?.checked);
      if (row.getAttribute("aria-selected") === String(on)) return;
      row.setAttribute("aria-selected", String(on));
      row.classList.toggle("sel", on);
    });
    const { chosen } = this;
    const sum = chosen.reduce((all, row) => all + Number(row.dataset.sum ?? 0), 0);
    const shown = this.offerWhole(chosen.length);
    const words = this.bar.dataset[shown === 1 ? "one" : "many"].replace("%n", shown);
    this.bar.querySelector("[data-count]").textContent = words;
    this.bar.querySelector("[data-sum]").textContent = sum && !this.whole ? this.bar.dataset.sum.replace("%n", Math.round(sum * 10) / 10) : "";
    if (this.all) {
      this.all.checked = chosen.length > 0 && this.rows.every((row) => row.classList.contains("sel"));
      this.all.indeterminate = chosen.length > 0 && !this.all.checked;
    }
    document.body.toggleAttribute("data-bulk", chosen.length > 0);
    if (say) this.said.textContent = words;
  }

  /** Once all loaded rows are ticked and there are more, all that match can be meant; any other tick takes that back. */
  offerWhole(ticked) {
    const offer = this.bar.querySelector("[data-whole]");
    const every = Number(this.bar.dataset.every ?? 0);
    const loaded = new Set(this.every.map((row) => row.dataset.row)).size;
    if (!offer || ticked < loaded || every <= loaded) this.whole = false;
    if (offer) offer.hidden = this.whole || !ticked || ticked < loaded || every <= loaded;
    this.bar.querySelectorAll("[name=matching], [name=count]").forEach((field) => (field.disabled = !this.whole));
    return this.whole ? every : ticked;
  }

  onChange(event) {
    if (event.target === this.all) this.tickAll(this.all.checked);
    else if (event.target.name === "ids") {
      const row = event.target.closest("tr");
      if (this.shift && this.anchor?.isConnected) return this.extend(this.anchor, row);
      tick(this.every, [row], event.target.checked);
      this.anchor = row;
      this.ticked();
    }
  }

  // -- editing ---------------------------------------------------------------

  onClick(event) {
    this.shift = event.shiftKey;
    if (event.target.closest("[data-whole]")) {
      this.whole = true;
      this.ticked();
      this.bar.querySelector("[data-count]").focus();
    }
    const more = event.target.closest(".more a");
    if (more && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      this.more();
    }
    const cell = event.target.closest("[data-c]");
    if (!cell || event.target.closest("a, input, cell-edit")) return;
    cell.focus();
    // a finger has no second click
    if (cell.hasAttribute("data-edit") && matchMedia("(pointer: coarse)").matches) this.edit(cell);
  }

  onDouble(event) {
    const cell = event.target.closest("[data-c]");
    if (cell && !event.target.closest("a, cell-edit")) this.edit(cell);
  }

  edit(cell) {
    if (!cell.hasAttribute("data-edit")) return cell.querySelector("a[href]")?.click();
    if (cell.querySelector("cell-edit")) return null;
    const row = cell.parentElement;
    const editor = document.createElement("cell-edit");
    editor.id = `cell-${row.dataset.row}-${cell.dataset.c}`;
    editor.className = "pop";
    editor.setAttribute("url", row.dataset.url.replace("NAME", cell.dataset.c));
    cell.append(editor);
    return editor.open();
  }

  onDone(event) {
    const { to, rows } = event.detail;
    const cell = event.target.closest("[data-c]");
    const [pk, name] = [cell.parentElement.dataset.row, cell.dataset.c];
    const group = cell.closest("tbody");
    if (rows?.length) this.replace(pk, rows[0]);
    rows?.slice(1).forEach((other) => this.replace(other.dataset.row, other)); // what says something else by it
    const row = group.querySelector(`tr[data-row="${CSS.escape(pk)}"]`);
    const now = row?.querySelector(`[data-c="${CSS.escape(name)}"]`);
    const at = document.activeElement;
    if (!now || this.querySelector("cell-edit") || (at !== document.body && at !== now)) return; // somebody is elsewhere by now
    this.go(now);
    if (to) this.editBeside(now, to === "next" ? 1 : -1);
  }

  editBeside(cell, step) {
    const cells = this.cells(cell.parentElement).filter((other) => other.hasAttribute("data-edit"));
    const other = cells[cells.indexOf(cell) + step];
    if (!other) return;
    this.go(other);
    this.edit(other);
  }

  /** The row as it now stands, wherever it is shown; its tick stays. */
  replace(pk, fresh) {
    this.querySelectorAll(`tr[data-row="${CSS.escape(pk)}"]`).forEach((old) => {
      const row = document.importNode(fresh, true);
      if (tickOf(row)) tickOf(row).checked = Boolean(tickOf(old)?.checked);
      if (this.anchor === old) this.anchor = row;
      if (old.contains(this.stop)) this.stop = null;
      takePlace(old, row);
      this.dress(row);
    });
    this.ticked(false);
  }

  copy(cell) {
    if (!take(cell)) return false;
    this.said.textContent = this.bar?.dataset.copied ?? "";
    return true;
  }

  /** The value that was copied, to this row or to all that are ticked, as one act. */
  paste(cell) {
    return this.bar ? put(this.bar.action, cell, this.chosen.length ? this.chosen : [cell.parentElement]) : false;
  }

  // -- windows ---------------------------------------------------------------

  /** The next window of rows joins the table; whether one came. */
  async more() {
    const link = this.querySelector(".more a");
    if (!link || this.loading) return false;
    this.loading = true;
    link.setAttribute("aria-busy", "true");
    const found = await pageAt(link.href);
    this.loading = false;
    link.removeAttribute("aria-busy");
    if (!found) return false;
    const page = parse(found.html);
    const joined = join(this.querySelector("table"), page);
    joined.forEach((part) => this.dress(part));
    if (this.whole) tick(this.every, this.rows, true);
    const next = page.querySelector("edit-table .more a");
    link.closest(".more").replaceChildren(...(next ? [document.adoptNode(next)] : []));
    this.watchEnd();
    this.ticked(false);
    return joined.length > 0;
  }

  watchEnd() {
    this.end?.disconnect();
    this.end = atSight(this.querySelector(".more a"), () => this.more());
  }
}

customElements.define("edit-table", EditTable);
