const WAIT = 120;
const ASKED = /(^|[^\w@])@([\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*)?)?$/u;
let number = 0;

/** Offers the workspace's people once an @ is typed: a list under the field, by arrows, Enter or Tab, Esc or pointer. */
export class MentionBox extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea, input");
    if (!this.field || this.list) return;
    this.list = Object.assign(document.createElement("div"), { className: "pop menu mentions", hidden: true, id: `people-${++number}` });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.getAttribute("label") ?? "People");
    this.append(this.list);
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("click", () => this.typed());
    this.field.addEventListener("blur", () => this.close());
    this.addEventListener("keydown", (event) => this.onKey(event), true);
    // the field keeps the focus, so that nothing around it thinks it was left
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
  }

  get open() {
    return !this.list.hidden;
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  /** What stands between the last @ and the caret, or null. */
  asked() {
    const { selectionStart: at, selectionEnd: end, value } = this.field;
    const found = at === end && value.slice(0, at).match(ASKED);
    return found ? found[2] ?? "" : null;
  }

  typed() {
    clearTimeout(this.clock);
    const word = this.asked();
    if (word === null || word === this.refused) this.close();
    else this.clock = setTimeout(() => this.ask(word), WAIT);
  }

  address(word) {
    const url = new URL(this.getAttribute("url"), location.href);
    url.searchParams.set("q", word);
    return url;
  }

  async ask(word) {
    const answer = await fetch(this.address(word)).catch(() => null);
    if (!answer?.ok || this.asked() !== word || document.activeElement !== this.field) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (this.asked() !== word) return;
    const found = this.found(page);
    this.list.replaceChildren(...found);
    this.options.forEach((option, n) => {
      option.id = `${this.list.id}-${n}`;
      option.classList.add("mi");
    });
    if (found.length) this.show();
    else this.close();
  }

  /** The options of an answer. */
  found(page) {
    return page.querySelectorAll("[role=option]");
  }

  place() {
    const box = this.field.getBoundingClientRect();
    const below = box.bottom + this.list.offsetHeight + 8 < innerHeight;
    this.list.classList.toggle("above", !below);
  }

  /** `first` is marked; -1: nothing is, and Enter and Tab mean what they mean without a list, until an arrow marks one. */
  show(first = 0) {
    this.list.hidden = false;
    this.place();
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-expanded", "true");
    this.field.setAttribute("aria-controls", this.list.id);
    this.at = -1;
    this.field.removeAttribute("aria-activedescendant");
    if (first >= 0) this.mark(first);
  }

  close() {
    if (!this.open) return;
    this.list.hidden = true;
    for (const name of ["role", "aria-expanded", "aria-controls", "aria-activedescendant"]) this.field.removeAttribute(name);
  }

  mark(at) {
    const { options } = this;
    this.at = (at + options.length) % options.length;
    options.forEach((option, n) => {
      option.setAttribute("aria-selected", String(n === this.at));
      option.classList.toggle("on", n === this.at);
    });
    options[this.at].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", options[this.at].id);
  }

  onKey(event) {
    if (!this.open || event.target !== this.field || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const taken = ["Enter", "Tab"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!step && !(taken && this.at >= 0) && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (step) this.mark(this.at < 0 && step < 0 ? -1 : this.at + step);
    else if (taken) this.take(this.options[this.at]);
    else {
      this.refused = this.asked();
      this.close();
    }
  }

  take(option) {
    const word = option && this.asked();
    if (word == null) return;
    const at = this.field.selectionStart;
    this.field.setRangeText(`@${option.dataset.form} `, at - word.length - 1, at, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("mention-box", MentionBox);
