import { pageAt, swapPage } from "../lib/page.js";

/** Goes to another address of this very list without leaving the page; `then` once it is there. */
async function visit(url, from, then) {
  const page = await pageAt(url);
  if (!page) return;
  swapPage(page.html, page.url, from);
  then();
}

/** The chips over a list: left and right go along them, and what they link to is loaded in place. */
class FilterChips extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  get stops() {
    return [...this.querySelectorAll("filter-chip summary, .chip-x, menu-button summary, :scope > a.btn")];
  }

  onClick(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    link.closest("menu-button")?.close();
    visit(link.href, null, () => link.matches(".mi") || this.after());
  }

  /** What was pressed is gone; the way to add one stays. */
  after() {
    document.querySelector("filter-chips menu-button summary, filter-chips summary")?.focus();
  }

  onKey(event) {
    const at = this.stops.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    this.stops[at + step]?.focus();
  }
}

/** One filter. Enter opens it, Delete takes it away; closed again, it applies what was changed. */
class FilterChip extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.details = this.querySelector("details");
    this.opener = this.querySelector("summary");
    this.form = this.querySelector("form");
    this.opener.setAttribute("aria-haspopup", "dialog");
    this.before = this.state();
    this.details.addEventListener("toggle", () => this.toggled());
    this.opener.addEventListener("keydown", (event) => this.onOpener(event));
    this.form.addEventListener("keydown", (event) => this.onForm(event));
    this.addEventListener("focusout", ({ relatedTarget: to }) => to && !this.contains(to) && this.details.open && this.leave(to));
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.form.addEventListener("input", (event) => event.target.matches("[data-find]") && this.find(event.target.value));
    if (this.details.open) setTimeout(() => this.toggled());
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.outside);
  }

  state() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  toggled() {
    const { open } = this.details;
    this.outside ??= (event) => this.contains(event.target) || this.leave();
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.outside);
    if (!open) return;
    const box = this.getBoundingClientRect();
    Object.assign(this.form.style, {
      position: "fixed",
      inset: "auto",
      left: `${Math.max(8, Math.min(box.left, innerWidth - this.form.offsetWidth - 8))}px`,
      top: `${box.bottom + 4}px`,
    });
    const first = "[data-find], .chip-l input, .chip-r input, [type=search]";
    (this.form.querySelector(".chip-l input:checked") ?? this.form.querySelector(first))?.focus();
  }

  /** to: what has the focus by now, where it is known. */
  leave(to) {
    this.details.open = false;
    if (this.state() !== this.before) this.apply(to);
  }

  onOpener(event) {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    this.querySelector(".chip-x").click();
  }

  onForm(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.form.reset();
      this.details.open = false;
      this.opener.focus();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      if (event.target.type === "checkbox" && !this.form.querySelector(".chip-l input:checked, .chip-r ~ .chip-i input:checked")) event.target.checked = true;
      this.apply();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.walk(event);
  }

  walk(event) {
    const items = [...this.form.querySelectorAll(".chip-i:not([hidden]) input")];
    const at = items.indexOf(event.target);
    if (!event.target.matches("[type=checkbox], [data-find]")) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  }

  find(text) {
    const word = text.trim().toLowerCase();
    this.form.querySelectorAll(".chip-l .chip-i").forEach((item) => (item.hidden = !item.textContent.toLowerCase().includes(word)));
  }

  onSubmit(event) {
    event.preventDefault();
    this.apply();
  }

  /** Empty fields and the usual "is" say nothing, so the address leaves them out. */
  apply(to = null) {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value.trim() && !(name.endsWith(".op") && value === "is")) params.append(name, value.trim());
    const { id } = this.opener;
    visit(`${location.pathname}?${params}`, to, () => to || (document.getElementById(id) ?? document.querySelector("filter-chips menu-button summary"))?.focus());
  }
}

customElements.define("filter-chips", FilterChips);
customElements.define("filter-chip", FilterChip);
