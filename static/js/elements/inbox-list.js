import { typing } from "../lib/page.js";

/** J and K go from row to row, Enter opens the one that has the focus, E marks it as read and goes on to the next. */
class InboxList extends HTMLElement {
  connectedCallback() {
    this.heard = (event) => this.onKey(event);
    document.addEventListener("keydown", this.heard);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.heard);
  }

  get links() {
    return [...this.querySelectorAll(".inb-a")];
  }

  /** The row that is meant: the focused one, or none yet. */
  get at() {
    return this.links.indexOf(document.activeElement?.closest("[data-row]")?.querySelector(".inb-a"));
  }

  onKey(event) {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
    if (document.documentElement.dataset.shortcuts === "off") return;
    const act = { j: () => this.step(1), k: () => this.step(-1), e: () => this.read() }[event.key.toLowerCase()];
    if (act?.()) event.preventDefault();
  }

  step(by) {
    const { links, at } = this;
    const next = links[at < 0 ? 0 : Math.max(0, Math.min(at + by, links.length - 1))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return Boolean(next);
  }

  read() {
    const { links, at } = this;
    const button = links[at]?.closest("[data-row]").querySelector("[data-read]");
    if (!button) return false;
    button.dataset.focus = (links[at + 1] ?? links[at - 1])?.id ?? "";
    button.form.requestSubmit(button);
    return true;
  }
}

customElements.define("inbox-list", InboxList);
