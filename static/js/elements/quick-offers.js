import { MentionBox } from "./mention-box.js";

const ASKED = /(?:^|\s)([@#~!](?:"[^"]*|[^\s"]*))$/u;

/** A line of quick add: behind @, #, ~ and ! what may stand there is offered under the caret. */
class QuickOffers extends MentionBox {
  connectedCallback() {
    super.connectedCallback();
    this.said ??= this.querySelector("[data-offered]");
  }

  /** The sign and what was typed behind it up to the caret; a sign in quotes is none. */
  asked() {
    const { selectionStart: at, selectionEnd: end, value } = this.field;
    const before = value.slice(0, at);
    const found = at === end && before.match(ASKED);
    if (!found) return null;
    const quotes = before.slice(0, at - found[1].length).split('"').length - 1;
    return quotes % 2 ? null : found[1];
  }

  found(page) {
    const head = page.querySelector("[data-head]");
    this.list.setAttribute("aria-label", head?.dataset.head ?? "");
    if (this.said) this.said.textContent = head?.dataset.count ?? "";
    return super.found(page);
  }

  /** Where the sign stands, within the window. */
  place() {
    const box = this.field.getBoundingClientRect();
    const at = this.field.selectionStart - this.asked().length;
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const left = box.left + parseFloat(getComputedStyle(this.field).paddingLeft) + this.wide(at) - this.field.scrollLeft;
    const below = box.bottom + height + 8 < innerHeight;
    Object.assign(this.list.style, {
      position: "fixed",
      inset: "auto",
      left: `${Math.max(8, Math.min(left - 8, innerWidth - width - 8))}px`,
      top: `${below ? box.bottom + 2 : Math.max(8, box.top - height - 2)}px`,
    });
  }

  /** How many pixels the first letters of the line take. */
  wide(letters) {
    this.ruler ??= document.createElement("canvas").getContext("2d");
    const { font, letterSpacing } = getComputedStyle(this.field);
    this.ruler.font = font;
    if (letterSpacing !== "normal") this.ruler.letterSpacing = letterSpacing;
    return this.ruler.measureText(this.field.value.slice(0, letters)).width;
  }

  close() {
    super.close();
    if (this.said) this.said.textContent = "";
  }

  take(option) {
    const word = option && this.asked();
    if (word == null) return;
    const at = this.field.selectionStart;
    this.field.setRangeText(`${option.dataset.form} `, at - word.length, at, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("quick-offers", QuickOffers);
