const FAR = 4; // px that a pointer goes before it drags
const HOLD = 300; // ms that a finger rests before it does
const SHAKE = 8; // px that a resting finger may tremble
const EDGE = 48; // px from an edge in which the board scrolls
const SPEED = 14; // px a frame at the very edge

/**
 * Carries cards between columns with a pointer: the lifted one follows it, its place keeps a dashed outline, the
 * place it would take shows one too; Esc or losing the pointer puts it back. `board` says where a card would land
 * (`landing(card, column, at)`) and hears of the end (`carried(card, column, before)`), and that it is over (`rest()`). `names` may say how it calls
 * a card and a column, and whether a column is `sorted` by hand, so that a card is carried within it too.
 */
export class Carry {
  constructor(board, names = {}) {
    this.board = board;
    this.names = { card: ".kcard", column: ".kcol", sorted: false, ...names };
    board.addEventListener("pointerdown", (event) => this.press(event));
    board.addEventListener("contextmenu", (event) => (this.start || this.ghost) && this.touch && event.preventDefault());
    // only a listener that is here before the finger comes may keep the page from scrolling
    board.addEventListener("touchmove", (event) => this.ghost && event.preventDefault(), { passive: false });
    this.heard = {
      pointermove: (event) => this.move(event),
      pointerup: (event) => this.release(event),
      pointercancel: () => this.end(),
      keydown: (event) => this.key(event),
    };
  }

  press(event) {
    const card = event.target.closest(this.names.card);
    if (!card || !card.closest(this.names.column) || event.button !== 0 || this.start) return;
    if (card.hasAttribute("aria-busy") || card.contains(event.target.closest("button, summary, details, input"))) return;
    this.touch = event.pointerType === "touch";
    this.start = { card, x: event.clientX, y: event.clientY, id: event.pointerId };
    if (this.touch) this.clock = setTimeout(() => this.lift(), HOLD);
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  move(event) {
    if (event.pointerId !== this.start.id) return;
    this.at = { x: event.clientX, y: event.clientY };
    const gone = Math.hypot(this.at.x - this.start.x, this.at.y - this.start.y);
    if (this.ghost) this.follow();
    else if (this.touch && gone > SHAKE) this.end();
    else if (!this.touch && gone > FAR) this.lift();
  }

  lift() {
    const { card, x, y } = this.start;
    const box = card.getBoundingClientRect();
    this.at ??= { x, y };
    this.ghost = card.cloneNode(true);
    this.ghost.removeAttribute("id");
    this.ghost.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    this.ghost.classList.add("kdrag");
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.inert = true;
    Object.assign(this.ghost.style, { width: `${box.width}px`, left: `${box.left}px`, top: `${box.top}px` });
    this.hole = Object.assign(document.createElement("li"), { className: "kdrop" });
    this.hole.style.height = `${box.height}px`;
    document.body.append(this.ghost);
    document.body.classList.add("carrying");
    card.classList.add("is-from");
    this.follow();
    this.scroll();
  }

  follow() {
    const { x, y } = this.start;
    this.ghost.style.translate = `${this.at.x - x}px ${this.at.y - y}px`;
    const column = this.under();
    if (column === this.over && !this.names.sorted) return;
    this.over = column;
    this.leave();
    if (!this.lands(column)) return this.hole.remove();
    column.classList.add("is-over");
    const before = this.board.landing(this.start.card, column, this.at);
    const list = listOf(column);
    if (this.hole.parentElement !== list || this.hole.nextElementSibling !== before) list.insertBefore(this.hole, before);
  }

  lands(column) {
    return column && (this.names.sorted || column !== this.start.card.closest(this.names.column));
  }

  leave() {
    this.board.querySelectorAll(".is-over").forEach((one) => one.classList.remove("is-over"));
  }

  under() {
    const tall = this.names.sorted ? Infinity : 0; // beyond its ends a list that is sorted means its first and last place
    return [...this.board.querySelectorAll(this.names.column)].find((column) => {
      const box = column.getBoundingClientRect();
      if (this.at.x < box.left || this.at.x >= box.right) return false;
      return this.at.y >= box.top - EDGE - tall && this.at.y < box.bottom + tall;
    });
  }

  scroll() {
    if (!this.ghost) return;
    push(this.wide(), "scrollLeft", this.at.x, "left", "right");
    push(this.tall(), "scrollTop", this.at.y, "top", "bottom");
    this.follow();
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  /** What scrolls to the sides. */
  wide() {
    return this.board.querySelector(".kb");
  }

  /** What scrolls up and down. */
  tall() {
    return this.names.sorted ? this.board.closest(".scroll") : this.over && listOf(this.over);
  }

  release(event) {
    if (event.pointerId !== this.start.id) return;
    const { card } = this.start;
    const column = this.ghost && this.lands(this.over) && this.over;
    const before = this.hole?.nextElementSibling ?? null;
    if (this.ghost) swallow();
    this.end();
    if (column) this.board.carried(card, column, before);
  }

  key(event) {
    if (event.key !== "Escape" || !this.ghost) return;
    event.preventDefault();
    event.stopPropagation();
    swallow();
    this.end(true);
  }

  end(back = false) {
    clearTimeout(this.clock);
    cancelAnimationFrame(this.frame);
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    if (back) this.board.kept(this.start.card);
    this.start?.card.classList.remove("is-from");
    this.leave();
    document.body.classList.remove("carrying");
    this.ghost?.remove();
    this.hole?.remove();
    this.start = this.ghost = this.hole = this.over = this.at = undefined;
    queueMicrotask(() => this.board.rest?.()); // what it was let go for has begun by then
  }
}

/** The click that follows a drag opens nothing; one that is pressed anew, or by a key, is meant. */
export function swallow() {
  const stop = (event) => {
    if (!event.detail) return;
    over();
    event.preventDefault();
    event.stopPropagation();
  };
  const over = () => {
    document.removeEventListener("click", stop, true);
    document.removeEventListener("pointerdown", over, true);
  };
  document.addEventListener("click", stop, true);
  document.addEventListener("pointerdown", over, true);
  setTimeout(over, 300);
}

export function listOf(column) {
  return column.querySelector("[data-list]") ?? column;
}

function push(element, name, at, first, last) {
  if (!element) return;
  const box = element.getBoundingClientRect();
  const before = EDGE - (at - box[first]);
  const behind = EDGE - (box[last] - at);
  if (before > 0) element[name] -= (Math.min(before, EDGE) / EDGE) * SPEED;
  else if (behind > 0) element[name] += (Math.min(behind, EDGE) / EDGE) * SPEED;
}
