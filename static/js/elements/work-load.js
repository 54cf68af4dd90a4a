import { pageAt, parse, swapPage, typing } from "../lib/page.js";

/**
 * People by weeks: one tab stop, arrows between the cells, Home and End, Enter opens a person's week beside the
 * table, Esc shuts it again. Its `data-open` links are pages of their own without this.
 */
class WorkLoad extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.rove();
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => event.target.matches(".heat .hc, .heat .hn") && this.hold(event.target));
    this.onClick = (event) => this.follow(event);
    this.onEscape = (event) => this.escape(event);
    document.addEventListener("click", this.onClick);
    document.addEventListener("keydown", this.onEscape);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.onClick);
    document.removeEventListener("keydown", this.onEscape);
  }

  /** Every person's name and weeks. */
  get rows() {
    return [...this.querySelectorAll(".heat tbody tr")].map((row) => [...row.querySelectorAll(".hn, .hc")]).filter((row) => row.length);
  }

  get opened() {
    return this.querySelector('.heat .hc[aria-current="true"]');
  }

  rove() {
    const cells = this.rows.flat();
    cells.forEach((cell) => (cell.tabIndex = -1));
    const first = this.opened ?? cells[0];
    if (first) first.tabIndex = 0;
  }

  hold(cell) {
    this.rows.flat().forEach((other) => (other.tabIndex = other === cell ? 0 : -1));
  }

  onKey(event) {
    const cell = event.target.closest(".heat .hc, .heat .hn");
    if (!cell || event.metaKey || event.ctrlKey || event.altKey) return;
    const rows = this.rows;
    const y = rows.findIndex((row) => row.includes(cell));
    const x = rows[y].indexOf(cell);
    const on = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const [down, along] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, on], ArrowLeft: [0, -on] }[event.key] ?? [];
    const to =
      event.key === "Home" ? rows[y][0] : event.key === "End" ? rows[y].at(-1) : down === undefined ? null : rows[y + down]?.[x + along];
    if (down === undefined && !to) return;
    event.preventDefault();
    to?.focus();
  }

  follow(event) {
    const link = event.target.closest("a[data-open][href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.open(link, event.detail === 0);
  }

  escape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || typing(event.target)) return;
    if (event.target.closest("menu-button")) return;
    const shut = document.querySelector("a[data-shut]");
    if (!shut) return;
    event.preventDefault();
    this.open(shut, true);
  }

  /** `byKeys`: the focus goes into what was opened, and back to the cell when it is shut. */
  async open(link, byKeys) {
    if (this.asking) return;
    this.asking = true;
    const from = link.matches("[data-shut]") ? this.opened ?? link : link;
    const page = await pageAt(link.href);
    this.asking = false;
    if (!page) return;
    if (!parse(page.html).querySelector("work-load")) {
      location.assign(link.href);
      return;
    }
    history.pushState({}, "", link.href);
    swapPage(page.html, page.url, from);
    if (byKeys && !link.matches("[data-shut]")) {
      (document.querySelector(".wl-panel .ie-open") ?? document.getElementById("wl-close"))?.focus();
    }
  }
}

customElements.define("work-load", WorkLoad);
