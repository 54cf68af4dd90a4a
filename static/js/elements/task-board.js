import { CLOSED, KeyedBoard } from "../lib/board-keys.js";
import { listOf } from "../lib/carry.js";
import { Clashes } from "../lib/clashes.js";
import { inTurn, patiently } from "../lib/outbox.js";
import { csrf, parse, swapPage } from "../lib/page.js";
import { foldShelves } from "../lib/shelf-folds.js";
import { Shelves } from "../lib/shelves.js";

/** Cards are carried within a column too. Each column scrolls by itself, in rows all of them as one. */
class Lanes extends Shelves {
  tall() {
    return this.board.querySelector(".kb-s") ?? (this.over && listOf(this.over));
  }

  wide() {
    return this.board.querySelector(".kb-s") ?? super.wide();
  }

  follow() {
    super.follow();
    this.board.foresee(this.start.card, this.over);
  }

  end(back) {
    super.end(back);
    this.board.foresee();
  }
}

/**
 * A board of cards: arrows go from one to the next; where `data-can` is set, Space lifts, arrows carry to another column
 * and within one, Space drops and Esc puts back, as a pointer does. It shows at once and then asks the server, with the
 * version it saw. What a column may hold (`data-limit`) is told, never enforced. In rows (`data-rows` says of what) the
 * columns have one head for all of them, a card goes from row to row, and rows stay folded.
 */
export class TaskBoard extends KeyedBoard {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.waiting = 0;
    if (this.dataset.rows) foldShelves(this, `folds ${location.pathname} ${this.dataset.rows}`);
    this.rove();
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => event.target.closest(".kcard") && this.rove(event.target.closest(".kcard")));
    this.addEventListener("focusout", (event) => this.lifted && !this.moving && event.relatedTarget && this.putBack());
    if (!this.hasAttribute("data-can")) return;
    this.carry = this.carrier();
    this.clashes = new Clashes(this.closest(".kb-b").querySelector("[data-conflict-here]"), ({ html, url }) => this.held || swapPage(html, url));
  }

  /** Something is carried, on its way or to be chosen: the page is not drawn anew. */
  get held() {
    return Boolean(this.waiting || this.lifted || this.carry.start || this.clashes.open);
  }

  carrier() {
    return new Lanes(this, { sorted: true });
  }

  disconnectedCallback() {
    this.carry?.end();
  }

  /** One card of a column is a stop of the Tab key, with what stands on it. */
  rove(card) {
    if (!card) this.columns.forEach((column) => this.stop(column, this.cards(column)[0]));
    else if (card.closest(".kcol")) this.stop(card.closest(".kcol"), card);
  }

  stop(column, card) {
    for (const one of this.cards(column)) {
      const there = one === card;
      if (there === (one.querySelector("a.kc-t").tabIndex === 0)) continue;
      one.querySelectorAll("a.kc-t, summary").forEach((part) => (part.tabIndex = there ? 0 : -1));
    }
  }

  move(card, column, before = this.landing(card, column)) {
    this.moving = true;
    this.count(card.closest(".kcol"), -1);
    column.closest("details")?.setAttribute("open", "");
    column.querySelector("[data-list]").insertBefore(card, before);
    this.count(column, 1);
    if (this.lifted) this.focusOn(card);
    this.moving = false;
  }

  // -- by pointer

  /** The card before which it would stand: the first whose middle lies below the pointer; without one, in the order of all
   * tasks. Closed ones stand newest first. */
  landing(card, column, at) {
    const cards = this.cards(column).filter((one) => one !== card);
    if (CLOSED.includes(column.dataset.status)) return cards[0] ?? null;
    const below = (one) => {
      const box = one.getBoundingClientRect();
      return at && !this.sorts(column) ? at.y < box.top + box.height / 2 : one.dataset.order > card.dataset.order;
    };
    return cards.find(below) ?? null;
  }

  carried(card, column, before) {
    const from = { from: card.closest(".kcol"), before: card.nextElementSibling, sorted: true };
    const to = before === card ? from.before : before;
    const why = this.refusal(from.from, column);
    if (why) return this.tell(why);
    if (column === from.from && (to === from.before || this.sorts(column))) return this.kept(card);
    this.move(card, column, to);
    settle(card);
    this.say("dropped", card);
    return this.save(card, from);
  }

  kept(card) {
    this.say("back", card);
  }

  /** Why a card may not go from one column to another, "" where it may. */
  refusal(from, to) {
    const beside = this.row(to).indexOf(to) !== this.row(from).indexOf(from);
    if (beside && this.dataset.unmoved) return this.dataset.unmoved;
    return shelfOf(from) === shelfOf(to) ? "" : this.dataset.unmovedRow ?? "";
  }

  // -- saving

  /** One after the other: the words of two answers that cross would overwrite each other. */
  save(card, from) {
    this.waiting += 1;
    card.setAttribute("aria-busy", "true");
    from.place = from.sorted && neighbour(card);
    inTurn(() => this.ask(card, from), { url: card.dataset.act, body: this.body(card, from) });
  }

  body(card, { from, place }) {
    const column = card.closest(".kcol");
    const body = new FormData(document.getElementById("mv"));
    if (column.dataset.ref !== from.dataset.ref) body.set(...(column.dataset.column ? ["column", column.dataset.column] : ["status", column.dataset.status]));
    if (shelfOf(column) !== shelfOf(from)) {
      const rows = { rows: this.dataset.rows, row: shelfOf(column).dataset.row, was: shelfOf(from).dataset.row };
      Object.entries(rows).forEach((pair) => body.set(...pair));
    }
    if (place && !this.sorts(column)) body.set(...place);
    body.set("version", card.dataset.version);
    return body;
  }

  async ask(card, { from, before, place }) {
    const body = this.body(card, { from, place });
    const answer = await patiently(card.dataset.act, { method: "POST", body, headers: { "X-CSRFToken": csrf() } });
    const html = answer.status < 500 ? await answer.text() : "";
    this.waiting -= 1;
    card.removeAttribute("aria-busy");
    if (!this.isConnected) return;
    if (answer.ok) this.saved(card, html, answer.url);
    else this.refused(card, from, before, answer, html);
  }

  /** The page as the server sees it now; while it is held only what this one changed. */
  saved(card, html, url) {
    const focus = card.contains(document.activeElement) ? document.activeElement : undefined;
    if (asks(html) || !this.held) {
      swapPage(html, url, focus);
      return;
    }
    const page = parse(html);
    const fresh = page.getElementById(card.id);
    if (fresh) card.replaceWith(document.adoptNode(fresh));
    for (const twin of fresh?.dataset.id ? this.querySelectorAll(`[data-id="${fresh.dataset.id}"]`) : []) twin.dataset.version = fresh.dataset.version;
    this.rove();
    this.rove(this.querySelector(".kcard:focus-within"));
    document.querySelector("toast-stack")?.take([...page.querySelectorAll("toast-stack > *")]);
  }

  refused(card, from, before, answer, html) {
    const page = parse(html);
    const why = page.querySelector(".ferr, .note.off p, .sorry p")?.textContent.trim();
    this.move(card, from, before?.parentElement === listOf(from) ? before : undefined);
    settle(card);
    this.say("refused", card);
    const clash = answer.status === 409 && page.querySelector("[data-conflict]");
    if (clash) this.clashes.add(clash, card.querySelector(".kc-t").textContent);
    else if (why) document.querySelector("toast-stack")?.say(why);
    else if (html && !this.held) swapPage(html, location.href);
    else document.querySelector("toast-stack")?.fail("error");
  }

  /** Where the name and the number of a column stand: in its own head, or in the one that all rows share. */
  headOf(column) {
    return this.querySelector(`[data-head="${column.dataset.ref}"]`) ?? column;
  }

  count(column, by) {
    const shelf = shelfOf(column)?.querySelector("[data-row-count]");
    for (const place of [this.headOf(column).querySelector("[data-count]"), shelf]) if (place) place.textContent = Number(place.textContent) + by;
    this.foresee();
  }

  /** Which columns hold more than they should, the carried card counted where it would be dropped. */
  foresee(card, over) {
    const from = card?.closest(".kcol");
    for (const column of this.querySelectorAll("[data-limit]")) {
      const [here, there] = [over, from].map((one) => Boolean(one) && one.dataset.ref === column.dataset.ref);
      const comes = over ? here - there : 0;
      const many = Number(column.querySelector("[data-count]").textContent) + comes;
      column.classList.toggle("is-full", many > Number(column.dataset.limit));
    }
  }

  say(what, card) {
    const column = card?.closest(".kcol");
    const words = {
      title: card?.querySelector(".kc-t").textContent,
      column: column && this.nameOf(column),
      at: column && this.row(column).indexOf(column) + 1,
      of: column && this.row(column).length,
      place: column && this.cards(column).indexOf(card) + 1,
      cards: column && this.cards(column).length,
    };
    this.querySelector("[data-live]").textContent = filled(this.dataset[what], words);
  }

  nameOf(column) {
    const name = this.headOf(column).querySelector("h2").textContent;
    const row = shelfOf(column)?.querySelector("[data-row-name]").dataset.rowName;
    return row ? filled(this.dataset.cell, { column: name, row }) : name;
  }
}

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The row that a column stands in, null where there are none. */
function shelfOf(column) {
  return column.closest("[data-shelf]");
}

/** Whether the answer is a question that comes before it is saved. */
function asks(html) {
  return html.includes("data-question");
}

/** [name, id] of the card that it stands beside now: right behind one, or before the next where it comes first. */
function neighbour(card) {
  const [up, down] = [card.previousElementSibling, card.nextElementSibling];
  if (up?.dataset.id) return ["after", up.dataset.id];
  return down?.dataset.id ? ["before", down.dataset.id] : null;
}

export function settle(card) {
  card.classList.add("is-set");
  card.addEventListener("animationend", () => card.classList.remove("is-set"), { once: true });
}

customElements.define("task-board", TaskBoard);
