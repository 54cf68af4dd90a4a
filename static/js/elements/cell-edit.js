import { InlineEdit } from "./inline-edit.js";
import { isPage, parse, redraw, swapPage } from "../lib/page.js";

/** The editor of one cell of a table. Saved, it hands the row on as it now stands; what is refused is said. */
class CellEdit extends InlineEdit {
  /** What is written as words can be written without a connection; it is saved once there is one. */
  alone() {
    const cell = this.parentElement;
    const row = cell.parentElement;
    const version = row.querySelector("input[name=ids]")?.value.split(".")[1];
    if (cell.dataset.edit !== "text" || !version) return false;
    const form = Object.assign(document.createElement("form"), { className: "ie-f", method: "post", action: this.url });
    const seen = Object.assign(document.createElement("input"), { type: "hidden", name: "version", value: version });
    const field = Object.assign(document.createElement("input"), { className: "input", name: cell.dataset.c });
    if (cell.dataset.c === "title") field.value = row.dataset.name;
    else field.placeholder = [...cell.childNodes].filter((part) => part !== this).map((part) => part.textContent).join("").trim();
    field.setAttribute("aria-label", cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent.trim());
    form.append(seen, field);
    this.place(form);
    return true;
  }

  /** What waits for the connection leaves its reader free to go on. */
  save(...how) {
    const saved = super.save(...how);
    if (this.saving && !navigator.onLine) this.parentElement.focus();
    return saved;
  }

  /** `to` is where the grid goes afterwards: "" stays, "next" and "previous" open the next editor. */
  done(to, rows = null) {
    const cell = this.parentElement;
    this.remove();
    cell?.dispatchEvent(new CustomEvent("cell:done", { bubbles: true, detail: { to, rows } }));
  }

  show(html) {
    const page = parse(html);
    if (page.querySelector("form.ie-f")) super.show(html);
    else {
      this.take(page);
      this.done("");
    }
  }

  /** What is taken back leads to the table, not to the cell's own address. */
  take(page) {
    const toasts = [...page.querySelectorAll("[data-toast]")];
    toasts.forEach((toast) => toast.querySelector("input[name=next]")?.setAttribute("value", location.pathname + location.search));
    document.querySelector("toast-stack")?.take(toasts);
  }

  cancel() {
    const { clashed } = this;
    this.done("");
    if (clashed) redraw();
  }

  async saved(answer, step) {
    this.saving = true;
    const html = await answer.text();
    if (isPage(html)) return swapPage(html, answer.url); // it asks something before it saves
    const page = parse(html);
    this.take(page);
    return this.done(step > 0 ? "next" : step < 0 ? "previous" : "", [...page.querySelectorAll("tr[data-row]")]);
  }

  goOn(_id, step) {
    this.done(step > 0 ? "next" : "previous");
  }

  /** What cannot be opened is said where the table is; what was typed stays. */
  async complain(answer) {
    await super.complain(answer);
    if (!this.form) this.done("");
  }
}

customElements.define("cell-edit", CellEdit);
