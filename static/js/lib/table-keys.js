const PAGE = 10; // rows of PageUp and PageDown

/** What each key does in a table that is edited; `this` is the table. What answers false leaves the key alone. */
export const KEYS = {
  ArrowRight(cell) { this.across(cell, 1); },
  ArrowLeft(cell) { this.across(cell, -1); },
  ArrowDown(cell, event) { this.down(cell, 1, event.shiftKey && Boolean(this.bar)); },
  ArrowUp(cell, event) { this.down(cell, -1, event.shiftKey && Boolean(this.bar)); },
  PageDown(cell) { this.down(cell, PAGE); },
  PageUp(cell) { this.down(cell, -PAGE); },
  Home(cell) { this.across(cell, -Infinity); },
  End(cell) { this.across(cell, Infinity); },
  Enter(cell) { this.edit(cell); },
  F2(cell) { this.edit(cell); },
  Escape() {
    if (!this.chosen.length) return false;
    this.tickAll(false);
    return true;
  },
  " "(cell) { if (this.bar) this.toggle(cell.parentElement); },
  x(cell) { if (this.bar) this.toggle(cell.parentElement); },
  o(cell) { cell.parentElement.querySelector("th a[href]")?.click(); },
  s() {
    const opener = this.chosen.length && this.bar?.querySelector('[data-bar="s"]');
    if (!opener) return false;
    opener.click();
    return true;
  },
};

/** The same with Ctrl or ⌘. */
export const CONTROL = {
  home(cell) { this.go(this.cells(this.rows[0])[0]); },
  end() {
    const { rows } = this;
    this.go(this.cells(rows[rows.length - 1]).pop());
  },
  a() { if (this.bar) this.tickAll(true); },
  c(cell) { return this.copy(cell); },
  v(cell) { return this.paste(cell); },
};
