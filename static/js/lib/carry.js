const FAR = 4; // px that a pointer goes before it drags
const HOLD = 300; // ms that a finger rests before it does
const SHAKE = 8; // px that a resting finger may tremble
const EDGE = 48; // px from an edge in which the board scrolls
const SPEED = 14; // px a frame at the very edge

/**
 * Carries cards between columns with a pointer: the lifted one follows it, its place keeps a dashed outline, the
 * place it would take shows one too; Esc or losing the pointer puts it back. `board` says where a card would land
 * (`landing(card, column)`) and hears of the end (`carried(card, column)`).
 */
export class Carry {
  constructor(board) {
    this.board = board;
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
    const card = event.target.closest(".kcard");
    if (!card || !card.closest(".kcol") || event.button !== 0 || this.start) return;
    if (event.target.closest("button, summary, details, input") || card.hasAttribute("aria-busy")) return;
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
    if (column === this.over) return;
    this.over = column;
    this.board.querySelectorAll(".kcol.is-over").forEach((one) => one.classList.remove("is-over"));
    this.hole.remove();
    if (!column || column === this.start.card.closest(".kcol")) return;
    column.classList.add("is-over");
    column.querySelector("[data-list]").insertBefore(this.hole, this.board.landing(this.start.card, column));
  }

  under() {
    return [...this.board.querySelectorAll(".kcol")].find((column) => {
      const box = column.getBoundingClientRect();
      return this.at.x >= box.left && this.at.x < box.right && this.at.y >= box.top - EDGE && this.at.y < box.bottom;
    });
  }

  scroll() {
    if (!this.ghost) return;
    push(this.board.querySelector(".kb"), "scrollLeft", this.at.x, "left", "right");
    if (this.over) push(this.over.querySelector("[data-list]"), "scrollTop", this.at.y, "top", "bottom");
    this.follow();
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  release(event) {
    if (event.pointerId !== this.start.id) return;
    const { card } = this.start;
    const column = this.ghost && this.over;
    if (this.ghost) swallow();
    this.end();
    if (column && column !== card.closest(".kcol")) this.board.carried(card, column);
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
    this.board.querySelectorAll(".kcol.is-over").forEach((one) => one.classList.remove("is-over"));
    document.body.classList.remove("carrying");
    this.ghost?.remove();
    this.hole?.remove();
    this.start = this.ghost = this.hole = this.over = this.at = undefined;
  }
}

/** The click that follows a drag opens nothing. */
function swallow() {
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", stop, true), 300);
}

function push(element, name, at, first, last) {
  const box = element.getBoundingClientRect();
  const before = EDGE - (at - box[first]);
  const behind = EDGE - (box[last] - at);
  if (before > 0) element[name] -= (Math.min(before, EDGE) / EDGE) * SPEED;
  else if (behind > 0) element[name] += (Math.min(behind, EDGE) / EDGE) * SPEED;
}
