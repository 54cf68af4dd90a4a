import { MentionBox } from "./mention-box.js";

/** A line that names one row: what fits is offered while one types, by arrows, Enter or Tab, Esc or pointer. */
class PickBox extends MentionBox {
  asked() {
    const word = this.field.value.trim();
    return word && word !== this.taken ? word : null;
  }

  take(option) {
    if (!option) return;
    this.field.value = this.taken = option.dataset.form;
    this.close();
  }
}

customElements.define("pick-box", PickBox);
