import { Carry, listOf } from "../lib/carry.js";
import { patiently } from "../lib/outbox.js";
import { csrf, parse } from "../lib/page.js";
import { TaskBoard } from "./task-board.js";

/**
 * The roadmap's board: cards are carried between columns and rows, and to a place within one. M lifts as Space does,
 * up and down carry within the column. Columns that a drop does not change (`data-unmoved`) say why and keep their
 * cards. While something is lifted or on its way the page is not drawn anew.
 */
class BetBoard extends TaskBoard {
  carrier() {
    return new Shelves(this, { sorted: true });
  }

  /** The columns of one row, in their order. */
  beside(card, key) {
    const column = card.closest(".kcol");
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const cards = column ? this.cards(column) : [];
    if (step && !cards[cards.indexOf(card) + step]) return this.next(column, step);
    return super.beside(card, key);
  }

  /** The first or last card of the same column, one row further. */
  next(column, step) {
    const other = this.further(column, step);
    return other && (step > 0 ? this.cards(other)[0] : this.cards(other).pop());
  }

  further(column, step) {
    const shelves = [...this.querySelectorAll("[data-shelf]")];
    const at = this.row(column).indexOf(column);
    const shelf = shelves[shelves.indexOf(column.closest("[data-shelf]")) + step];
    return shelf?.querySelectorAll(".kcol")[at];
  }

  row(column) {
    return [...column.closest("[data-shelf]").querySelectorAll(".kcol")];
  }

  /** One stop of the Tab key in a column: a card, with all that stands on it. */
  stop(column, card) {
    for (const one of this.cards(column)) one.querySelectorAll("a, button").forEach((part) => (part.tabIndex = one === card ? 0 : -1));
  }

  // -- by keyboard

  whileAt(card, key) {
    const off = document.documentElement.dataset.shortcuts === "off";
    if (key.toLowerCase() === "m" && this.carry && !off) return () => this.lift(card);
    return super.whileAt(card, key);
  }

  whileLifted(key) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    return step ? () => this.sort(step) : super.whileLifted(key);
  }

  lift(card) {
    super.lift(card);
    this.hold();
  }

  sort(step) {
    const { card } = this.lifted;
    const column = card.closest(".kcol");
    const cards = this.cards(column);
    const other = cards[cards.indexOf(card) + step];
    if (!other) return this.climb(column, step);
    this.lifted.sorted = true;
    this.move(card, column, step < 0 ? other : other.nextElementSibling);
    return this.say("over", card);
  }

  climb(column, step) {
    const other = this.further(column, step);
    if (!other) return this.say("over", this.lifted.card);
    if (this.dataset.unmovedRow) return this.tell(this.dataset.unmovedRow);
    this.move(this.lifted.card, other);
    return this.say("over", this.lifted.card);
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

  drop() {
    const { card, from, before, sorted } = this.lifted;
    const column = card.closest(".kcol");
    this.letGo();
    this.say("dropped", card);
    if (column !== from || (sorted && card.nextElementSibling !== before)) this.save(card, { from, before, sorted });
    this.hold();
  }

  putBack() {
    const { card, from, before } = this.lifted;
    this.move(card, from, before);
    this.letGo();
    this.say("back", card);
    this.hold();
  }

  // -- by pointer

  /** The card before which it would stand: the first whose middle lies below the pointer; without one, by its order. */
  landing(card, column, at) {
    const others = this.cards(column).filter((one) => one !== card);
    const below = (one) => {
      const box = one.getBoundingClientRect();
      return at ? at.y < box.top + box.height / 2 : one.dataset.order > card.dataset.order;
    };
    return others.find(below) ?? null;
  }

  carried(card, column, before) {
    const from = card.closest(".kcol");
    const back = card.nextElementSibling;
    const to = before === card ? back : before;
    if (column === from && to === back) return this.say("back", card);
    const why = this.refusal(from, column);
    if (why) return this.tell(why);
    const sorted = to !== this.landing(card, column);
    this.move(card, column, to);
    this.settle(card);
    this.say("dropped", card);
    return this.save(card, { from, before: back, sorted });
  }

  refusal(from, to) {
    const [column, row] = [this.row(from).indexOf(from), from.closest("[data-shelf]")];
    if (this.row(to).indexOf(to) !== column && this.dataset.unmoved) return this.dataset.unmoved;
    return to.closest("[data-shelf]") === row ? "" : this.dataset.unmovedRow;
  }

  settle(card) {
    card.classList.add("is-set");
    card.addEventListener("animationend", () => card.classList.remove("is-set"), { once: true });
  }

  // -- saving

  /** Whether something is in hand or on its way. */
  hold() {
    this.toggleAttribute("data-drafting", Boolean(this.lifted || this.waiting));
  }

  save(card, from) {
    super.save(card, { ...from, column: card.closest(".kcol"), ends: ends(card) });
    this.hold();
  }

  body(card, { from, sorted, column, ends }) {
    const body = new FormData();
    body.set("version", card.dataset.version);
    if (column !== from) {
      body.set("lane", column.dataset.lane);
      body.set("was", from.dataset.lane);
    }
    if (sorted) Object.entries(ends).forEach(([name, key]) => body.set(name, key));
    return body;
  }

  async ask(card, how) {
    const { from, before } = how;
    const body = this.body(card, how);
    const answer = await patiently(card.dataset.act, { method: "POST", body, headers: { "X-CSRFToken": csrf() } });
    const html = answer.status < 500 ? await answer.text() : "";
    this.waiting -= 1;
    card.removeAttribute("aria-busy");
    if (!this.isConnected) return;
    if (answer.ok) this.saved(card, html, answer.url);
    else this.refused(card, from, before, answer, html);
    this.hold();
  }

  /** Until the page comes as a whole, the card alone is told what it is now. */
  saved(card, html, url) {
    const fresh = parse(html).querySelector(`[data-card="${CSS.escape(card.dataset.card)}"]`);
    if (fresh) Object.assign(card.dataset, { version: fresh.dataset.version, order: fresh.dataset.order });
    super.saved(card, html, url);
  }

  refused(card, from, before, answer, html) {
    const page = parse(html);
    const why = page.querySelector(".ferr, .note.off p, .sorry p")?.textContent.trim();
    if (answer.status === 409 || !why) return super.refused(card, from, before, answer, answer.status === 409 ? html : "");
    this.move(card, from, before?.parentElement === listOf(from) ? before : undefined);
    this.settle(card);
    this.say("refused", card);
    return document.querySelector("toast-stack")?.say(why);
  }

  /** Seen and heard. */
  tell(words) {
    this.querySelector("[data-live]").textContent = words;
    document.querySelector("toast-stack")?.say(words);
  }

  say(what, card) {
    const column = card.closest(".kcol");
    const cards = this.cards(column);
    const words = {
      title: card.querySelector(".kc-t").textContent,
      column: column.querySelector("[data-name]").textContent.trim(),
      at: this.row(column).indexOf(column) + 1,
      of: this.row(column).length,
      place: cards.indexOf(card) + 1,
      cards: cards.length,
    };
    this.querySelector("[data-live]").textContent = this.dataset[what].replace(/\{(\w+)\}/g, (_, name) => words[name]);
  }
}

/** Keys of the cards between which it stands, "" at an end. */
function ends(card) {
  return { after: card.previousElementSibling?.dataset.card ?? "", before: card.nextElementSibling?.dataset.card ?? "" };
}

/** Columns that stand beside each other, and below each other in rows or on a phone. */
class Shelves extends Carry {
  under() {
    const there = [...this.board.querySelectorAll(".kcol")].filter((column) => {
      const box = column.getBoundingClientRect();
      return this.at.x >= box.left && this.at.x < box.right;
    });
    return there.sort((a, b) => this.far(a) - this.far(b))[0];
  }

  /** px above or below a column. */
  far(column) {
    const box = column.getBoundingClientRect();
    return Math.max(0, box.top - this.at.y, this.at.y - box.bottom);
  }

  tall() {
    const list = this.over && listOf(this.over);
    return list && list.scrollHeight > list.clientHeight + 1 ? list : this.board.querySelector(".bb-s");
  }
}

customElements.define("bet-board", BetBoard);
