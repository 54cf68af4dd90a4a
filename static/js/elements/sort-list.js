import { Carry } from "../lib/carry.js";
import { inTurn, patiently } from "../lib/outbox.js";
import { csrf, swapPage } from "../lib/page.js";

/**
 * A list that a pointer puts into order: `[data-list]` holds rows marked `[data-place]`, each with a form that takes
 * the place from 1 as `to`. It shows at once and then asks the server; what is refused goes back. The row's own
 * buttons do the same without a pointer.
 */
class SortList extends HTMLElement {
  connectedCallback() {
    this.carry ??= new Carry(this, { card: "[data-place]", column: "[data-list]", sorted: true });
  }

  disconnectedCallback() {
    this.carry.end();
  }

  others(card, list) {
    return [...list.querySelectorAll("[data-place]")].filter((row) => row !== card);
  }

  /** The row before which it would stand: the first whose middle lies below the pointer. */
  landing(card, list, at) {
    const below = (row) => {
      const box = row.getBoundingClientRect();
      return at.y < box.top + box.height / 2;
    };
    return this.others(card, list).find(below) ?? null;
  }

  carried(card, list, before) {
    const others = this.others(card, list);
    const to = others.includes(before) ? others.indexOf(before) : others.length;
    const back = card.nextElementSibling;
    if (before === card || others[to] === back || (to === others.length && !back)) return;
    list.insertBefore(card, others[to] ?? null);
    this.save(card, to + 1, () => list.insertBefore(card, back));
  }

  kept() {}

  async save(card, to, undo) {
    const form = card.querySelector("form");
    const body = new FormData(form);
    body.set("to", to);
    card.setAttribute("aria-busy", "true");
    const answer = await inTurn(() => patiently(form.action, { method: "POST", body, headers: { "X-CSRFToken": csrf() } }), { url: form.action, body });
    card.removeAttribute("aria-busy");
    if (!this.isConnected) return;
    if (answer.status < 500) {
      swapPage(await answer.text(), answer.ok ? answer.url : location.href);
      return;
    }
    undo();
    document.querySelector("toast-stack")?.fail("error");
  }
}

customElements.define("sort-list", SortList);
