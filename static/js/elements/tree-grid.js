/** A treegrid whose rows fold. Up and down go through the rows, left and right fold, Enter opens; folds are remembered. */
class TreeGrid extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.key = `folds ${location.pathname}${location.search}`;
    this.kept = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
    for (const row of this.rows) {
      const wish = this.kept[row.dataset.row];
      if (row.hasAttribute("aria-expanded") && wish !== undefined) row.setAttribute("aria-expanded", wish);
    }
    this.draw();
    this.dataset.ready = "";
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => this.rove(event.target.closest("tr[aria-level]")));
  }

  get rows() {
    return [...this.querySelectorAll("tr[aria-level]")];
  }

  get seen() {
    return this.rows.filter((row) => !row.hidden);
  }

  level(row) {
    return Number(row.getAttribute("aria-level"));
  }

  /** Hides what lies below a folded row, at any depth; one row is the tab stop. */
  draw() {
    let folded = Infinity;
    for (const row of this.rows) {
      const level = this.level(row);
      if (level <= folded) folded = Infinity;
      row.hidden = level > folded;
      if (!row.hidden && row.getAttribute("aria-expanded") === "false") folded = Math.min(folded, level);
    }
    this.rove(this.seen.find((row) => row.tabIndex === 0) ?? this.seen[0]);
  }

  rove(row) {
    if (!row) return;
    for (const other of this.rows) other.tabIndex = other === row ? 0 : -1;
  }

  fold(row, open) {
    if (!row.hasAttribute("aria-expanded")) return false;
    if ((row.getAttribute("aria-expanded") === "true") === open) return false;
    row.setAttribute("aria-expanded", String(open));
    this.kept[row.dataset.row] = String(open);
    sessionStorage.setItem(this.key, JSON.stringify(this.kept));
    this.draw();
    return true;
  }

  onClick(event) {
    const row = event.target.closest("[data-toggle]")?.closest("tr");
    if (row) this.fold(row, row.getAttribute("aria-expanded") !== "true");
  }

  onKey(event) {
    const row = event.target.closest("tr[aria-level]");
    if (event.target !== row || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = this.seen;
    const at = seen.indexOf(row);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 };
    if (event.key in steps) seen[steps[event.key]]?.focus();
    else if (event.key === "ArrowRight") this.fold(row, true) || this.below(row)?.focus();
    else if (event.key === "ArrowLeft") this.fold(row, false) || this.above(row)?.focus();
    else if (event.key === "Enter") row.querySelector("th a[href]")?.click();
    else return;
    event.preventDefault();
  }

  below(row) {
    const next = this.seen[this.seen.indexOf(row) + 1];
    return next && this.level(next) > this.level(row) ? next : null;
  }

  above(row) {
    return this.seen.slice(0, this.seen.indexOf(row)).findLast((other) => this.level(other) < this.level(row));
  }
}

customElements.define("tree-grid", TreeGrid);
