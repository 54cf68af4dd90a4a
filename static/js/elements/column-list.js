import { isPage, send, swapPage } from "../lib/page.js";

/** The columns of a table: ticked ones are shown, Alt and an arrow or the pointer moves one; each change is kept at once. */
class ColumnList extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.details = this.querySelector("details");
    this.opener = this.querySelector("summary");
    this.form = this.querySelector("form");
    this.form.querySelector("[data-apply]").hidden = true;
    this.details.addEventListener("toggle", () => this.toggled());
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.form.addEventListener("change", (event) => event.target.name === "shown" && this.keep());
    this.form.addEventListener("input", (event) => event.target.matches("[data-find]") && this.find(event.target.value));
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.form.querySelectorAll("li").forEach((item) => this.draggable(item));
    if (ColumnList.open) {
      this.details.open = true;
      setTimeout(() => this.form.querySelector(`input[value="${CSS.escape(ColumnList.open)}"][name=shown]`)?.focus());
    }
    ColumnList.open = null;
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.outside);
  }

  toggled() {
    const { open } = this.details;
    this.outside ??= (event) => this.contains(event.target) || (this.details.open = false);
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.outside);
    if (open && !this.form.contains(document.activeElement)) this.form.querySelector("[data-find]").focus();
  }

  onKey(event) {
    if (event.key === "Escape" && this.details.open) {
      event.stopPropagation();
      this.details.open = false;
      this.opener.focus();
      return;
    }
    const item = event.target.closest("li");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !this.form.contains(event.target)) return;
    event.preventDefault();
    if (event.altKey && item) this.move(item, step);
    else this.walk(item, step);
  }

  walk(item, step) {
    const items = [...this.form.querySelectorAll("li:not([hidden])")];
    items[Math.max(0, Math.min(items.length - 1, items.indexOf(item) + step))]?.querySelector("[name=shown]").focus();
  }

  move(item, step) {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    this.keep(item);
  }

  draggable(item) {
    item.draggable = true;
    item.addEventListener("dragstart", () => (this.dragged = item));
    item.addEventListener("dragover", (event) => {
      if (!this.dragged || this.dragged.parentElement !== item.parentElement) return;
      event.preventDefault();
      const box = item.getBoundingClientRect();
      if (event.clientY > box.top + box.height / 2) item.after(this.dragged);
      else item.before(this.dragged);
    });
    item.addEventListener("dragend", () => this.keep(this.dragged));
  }

  find(text) {
    const word = text.trim().toLowerCase();
    this.form.querySelectorAll("li").forEach((item) => (item.hidden = !item.dataset.word.includes(word)));
  }

  onSubmit(event) {
    event.preventDefault();
    this.keep(null, event.submitter);
  }

  async keep(item = document.activeElement.closest("li"), submitter = null) {
    ColumnList.open = item?.querySelector("[name=shown]")?.value ?? "";
    const answer = await send(this.form, submitter).catch(() => null);
    const html = answer ? await answer.text() : "";
    if (answer?.ok && isPage(html)) swapPage(html, answer.url);
    else document.querySelector("toast-stack")?.fail(answer ? "error" : "offline");
  }
}

ColumnList.open = null;
customElements.define("column-list", ColumnList);
