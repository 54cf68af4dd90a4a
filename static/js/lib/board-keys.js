export const CLOSED = ["done", "cancelled"];

/**
 * A board by keys alone: arrows go from card to card, Space lifts one, arrows carry it, Space or Enter drops it and Esc
 * puts it back. Where its columns stand in rows (`data-shelf`), up and down go on in the next one; a step that changes
 * nothing (`data-unmoved`, `data-unmoved-row`) says why. Whoever extends it says where cards stand and how they are saved: `move`, `landing`, `save`, `say`, and
 * `carry`, which is set where cards may be moved.
 */
export class KeyedBoard extends HTMLElement {
  get columns() {
    return [...this.querySelectorAll(".kcol")];
  }

  /** Whether cards stand there by their days, not as people put them. */
  sorts(column) {
    return CLOSED.includes(column.dataset.status) || this.hasAttribute("data-by-day");
  }

  cards(column) {
    return [...column.querySelectorAll(".kcard")];
  }

  /** The columns of one row, in their order. */
  row(column) {
    const shelf = column.closest("[data-shelf]");
    return shelf ? [...shelf.querySelectorAll(".kcol")] : this.columns;
  }

  /** The same column, one row further. */
  further(column, step) {
    const shelves = [...this.querySelectorAll("[data-shelf]")];
    const shelf = shelves[shelves.indexOf(column.closest("[data-shelf]")) + step];
    return shelf?.querySelectorAll(".kcol")[this.row(column).indexOf(column)];
  }

  /** The first or last card of the same column in the next row that shows one. */
  next(column, step) {
    if (!column.closest("[data-shelf]")) return undefined;
    let other = this.further(column, step);
    while (other && (other.closest("details:not([open])") || !this.cards(other).length)) other = this.further(other, step);
    return other && (step > 0 ? this.cards(other)[0] : this.cards(other).pop());
  }

  onKey(event) {
    const card = event.target.closest(".kcard");
    if (!card || !event.target.matches("a.kc-t") || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.lifted ? this.whileLifted(event.key) : this.whileAt(card, event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** What a key does to the card that is lifted; every other key waits. */
  whileLifted(key) {
    const acts = { " ": () => this.drop(), Enter: () => this.drop(), Escape: () => this.putBack() };
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step) return () => this.sort(step);
    if (along(this, key)) return () => this.carryOn(along(this, key));
    return acts[key] ?? (key === "Tab" ? null : () => {});
  }

  whileAt(card, key) {
    if (key === " ") return this.carry && card.closest(".kcol") ? () => this.lift(card) : () => {};
    const next = this.beside(card, key);
    return next && (() => this.focusOn(next));
  }

  beside(card, key) {
    const column = card.closest(".kcol");
    if (!column) return null;
    const cards = this.cards(column);
    const at = cards.indexOf(card);
    const down = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[key];
    if (down !== undefined) return cards[down] ?? this.next(column, down > at ? 1 : -1);
    const step = along(this, key);
    const filled = this.row(column).filter((one) => one === column || this.cards(one).length);
    const there = step ? filled[filled.indexOf(column) + step] : null;
    return there && nearest(this.cards(there), card);
  }

  focusOn(card) {
    card.querySelector("a.kc-t").focus();
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // -- a card that is lifted

  lift(card) {
    if (card.hasAttribute("aria-busy")) return;
    this.lifted = { card, from: card.closest(".kcol"), before: card.nextElementSibling };
    card.classList.add("is-pick");
    this.say("lifted", card);
  }

  carryOn(step) {
    const { card } = this.lifted;
    const all = this.row(card.closest(".kcol"));
    const to = all[all.indexOf(card.closest(".kcol")) + step];
    if (!to) return;
    if (this.dataset.unmoved) return this.tell(this.dataset.unmoved);
    this.lifted.sorted = false;
    this.move(card, to);
    this.say("over", card);
  }

  sort(step) {
    const { card } = this.lifted;
    const column = card.closest(".kcol");
    const cards = this.cards(column);
    const other = cards[cards.indexOf(card) + step];
    const sorts = this.sorts(column);
    if ((sorts || !other) && column.closest("[data-shelf]")) return this.climb(column, step);
    if (sorts) return this.say("sorted");
    if (other) {
      this.lifted.sorted = true;
      this.move(card, column, step < 0 ? other : other.nextElementSibling);
    }
    return this.say("place", card);
  }

  climb(column, step) {
    const other = this.further(column, step);
    if (!other) return this.say("over", this.lifted.card);
    if (this.dataset.unmovedRow) return this.tell(this.dataset.unmovedRow);
    this.move(this.lifted.card, other);
    return this.say("over", this.lifted.card);
  }

  /** Seen and heard. */
  tell(words) {
    this.querySelector("[data-live]").textContent = words;
    document.querySelector("toast-stack")?.say(words);
  }

  drop() {
    const { card, from, before, sorted } = this.lifted;
    this.letGo();
    this.say("dropped", card);
    if (card.closest(".kcol") !== from || (sorted && card.nextElementSibling !== before)) this.save(card, { from, before, sorted });
  }

  putBack() {
    const { card, from, before } = this.lifted;
    this.move(card, from, before);
    this.letGo();
    this.say("back", card);
  }

  letGo() {
    this.lifted.card.classList.remove("is-pick");
    this.lifted = undefined;
  }
}

/** Which way along the columns a key goes, in the direction people read. */
function along(board, key) {
  const rtl = getComputedStyle(board).direction === "rtl";
  return { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[key];
}

function nearest(cards, card) {
  const top = card.getBoundingClientRect().top;
  const far = (one) => Math.abs(one.getBoundingClientRect().top - top);
  return cards.reduce((best, one) => (far(one) < far(best) ? one : best), cards[0]);
}
