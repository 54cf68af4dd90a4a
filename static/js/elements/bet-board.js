import { listOf } from "../lib/carry.js";
import { patiently } from "../lib/outbox.js";
import { csrf, parse } from "../lib/page.js";
import { Shelves } from "../lib/shelves.js";
import { settle, TaskBoard } from "./task-board.js";

/**
 * The roadmap's board: cards are carried between columns and rows, and to a place within one. M lifts as Space does,
 * up and down carry within the column. Columns that a drop does not change (`data-unmoved`) say why and keep their
 * cards; where a column has an order of its own (`data-fixed`), a card takes its place in it. While something is lifted or on its way the page is not drawn anew.
 */
class BetBoard extends TaskBoard {
  carrier() {
    return new Stacks(this, { sorted: true });
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
    if (this.dataset.fixed) return this.further(column, step) ? this.climb(column, step) : this.tell(this.dataset.fixed);
    const cards = this.cards(column);
    const other = cards[cards.indexOf(card) + step];
    if (!other) return this.climb(column, step);
    this.lifted.sorted = true;
    this.move(card, column, step < 0 ? other : other.nextElementSibling);
    return this.say("over", card);
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
      return at && !this.dataset.fixed ? at.y < box.top + box.height / 2 : one.dataset.order > card.dataset.order;
    };
    return others.find(below) ?? null;
  }

  carried(card, column, before) {
    const from = card.closest(".kcol");
    const back = card.nextElementSibling;
    const to = before === card ? back : before;
    if (column === from && this.dataset.fixed) return this.tell(this.dataset.fixed);
    if (column === from && to === back) return this.say("back", card);
    const why = this.refusal(from, column);
    if (why) return this.tell(why);
    const sorted = to !== this.landing(card, column);
    this.move(card, column, to);
    settle(card);
    this.say("dropped", card);
    return this.save(card, { from, before: back, sorted });
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

/** What scrolls up and down is a column, or all rows. */
class Stacks extends Shelves {
  tall() {
    const list = this.over && listOf(this.over);
    return list && list.scrollHeight > list.clientHeight + 1 ? list : this.board.querySelector(".bb-s");
  }
}

customElements.define("bet-board", BetBoard);
