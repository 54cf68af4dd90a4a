const FAR = 4; // px that a pointer goes before it drags

/**
 * The ranking and its matrix. Arrows go from cell to cell, Alt with an arrow moves a row by hand, and so does its
 * grip; both ask for the reason first. A row that is pressed shows its card.
 */
class PriorityBoard extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("focusin", (event) => this.choose(event.target.closest("[data-card]")?.dataset.card));
    this.addEventListener("pointerdown", (event) => this.press(event));
    this.addEventListener("bubble:chosen", (event) => this.choose(event.detail));
    this.heard = { pointermove: (e) => this.move(e), pointerup: (e) => this.drop(e), pointercancel: () => this.end(), keydown: (e) => this.stop(e) };
  }

  get rows() {
    return [...this.querySelectorAll("tr[data-k]")];
  }

  stops(row) {
    return [row.querySelector("th a"), ...row.querySelectorAll(".ie-open")].filter(Boolean);
  }

  onKey(event) {
    const row = event.target.closest("tr[data-k]");
    if (!row || event.target.closest("input, select, textarea, dialog") || event.metaKey || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step && !aside) return;
    event.preventDefault();
    const rows = this.rows;
    const at = rows.indexOf(row);
    const stops = this.stops(row);
    const column = Math.max(0, stops.indexOf(event.target));
    if (step && event.altKey) this.ask(row, rows.filter((other) => other !== row)[at + step - 1]?.dataset.k ?? "", at + step);
    else if (step) this.stops(rows[at + step] ?? row)[column]?.focus();
    else stops[column + aside]?.focus();
  }

  onClick(event) {
    if (!event.target.closest("a, button, input, select, summary, form")) this.choose(event.target.closest("[data-card]")?.dataset.card);
  }

  /** Marks one everywhere and reads its card, once. */
  choose(key) {
    if (!key || key === this.chosen) return;
    this.chosen = key;
    this.rows.forEach((row) => row.classList.toggle("sel", row.dataset.k === key));
    this.querySelector("bubble-chart")?.mark(key);
    const card = this.querySelector("#card");
    const url = `${location.pathname}${key}/card/${location.search}`;
    if (card && window.htmx) window.htmx.ajax("GET", url, { target: card, swap: "innerHTML" });
  }

  /** Opens the question where it goes and why. `after` is who it will stand behind, "" for the first place. */
  ask(row, after, at) {
    const grip = row.querySelector(".pgrip");
    if (!grip || at < 0 || at >= this.rows.length) return;
    const plain = grip.href;
    const url = new URL(plain);
    url.searchParams.set("after", after);
    grip.href = url;
    grip.click();
    grip.href = plain;
  }

  press(event) {
    const grip = event.target.closest(".pgrip");
    if (!grip || event.button !== 0 || this.start) return;
    this.start = { row: grip.closest("tr"), y: event.clientY, id: event.pointerId };
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  move(event) {
    if (event.pointerId !== this.start.id) return;
    if (!this.carried && Math.abs(event.clientY - this.start.y) < FAR) return;
    event.preventDefault();
    this.carried = true;
    this.start.row.classList.add("is-from");
    this.over = this.above(event.clientY);
    this.clear();
    if (this.over) this.over.classList.add("drop-after");
    else this.rows[0]?.classList.add("drop-first");
  }

  /** The last row whose middle lies above the pointer, which the carried one would follow. */
  above(y) {
    return this.rows.filter((row) => row !== this.start.row).findLast((row) => {
      const box = row.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    });
  }

  clear() {
    this.querySelectorAll(".drop-after, .drop-first").forEach((row) => row.classList.remove("drop-after", "drop-first"));
  }

  drop(event) {
    if (event.pointerId !== this.start.id) return;
    const { row } = this.start;
    const { carried, over } = this;
    const before = this.rows[this.rows.indexOf(row) - 1];
    this.end();
    if (!carried) return;
    swallow();
    if (over !== before) setTimeout(() => this.ask(row, over?.dataset.k ?? "", 0), 0);
  }

  stop(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (this.carried) swallow();
    this.end();
  }

  end() {
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    this.start?.row.classList.remove("is-from");
    this.clear();
    this.start = this.carried = this.over = undefined;
  }
}

/** The click that ends a drag opens nothing. */
function swallow() {
  const stop = (event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", stop, true), 0);
}

customElements.define("priority-board", PriorityBoard);
