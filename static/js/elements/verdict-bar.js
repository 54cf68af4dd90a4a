/**
 * The bar that decides on a request. Points of a request for changes are added and taken away, and the button says how
 * many there are; Enter in a point goes to the next. Choosing a verdict goes to what it needs. ⌘↵ sends from anywhere
 * on the page. Without script the same form shows a few empty rows.
 */
class VerdictBar extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || this.form.querySelector("fieldset").disabled) return;
    this.rows.slice(1).forEach((row) => this.text(row) || row.remove());
    this.querySelectorAll("[data-add], [data-drop]").forEach((button) => (button.hidden = false));
    this.form.addEventListener("change", this);
    this.form.addEventListener("input", this);
    this.form.addEventListener("click", this);
    this.form.addEventListener("keydown", this);
    document.addEventListener("keydown", this.outside);
    this.number();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.outside);
  }

  outside = (event) => {
    const sends = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (sends && !event.defaultPrevented && !event.target.closest("form, dialog, a, button")) this.form.requestSubmit();
  };

  get list() {
    return this.form.querySelector(".vd-p");
  }

  get rows() {
    return [...this.list.children];
  }

  text(row) {
    return row.querySelector("[name=point]").value.trim();
  }

  handleEvent(event) {
    if (event.type === "change" && event.target.name === "verdict") this.chosen(event.target.value);
    if (event.type === "input") this.count();
    if (event.type === "click" && event.target.closest("[data-add]")) this.add();
    if (event.type === "click" && event.target.closest("[data-drop]")) this.drop(event.target.closest("li"));
    const plain = event.key === "Enter" && !event.metaKey && !event.ctrlKey && event.target.name === "point";
    if (event.type === "keydown" && plain && !event.isComposing) {
      event.preventDefault();
      this.next(event.target.closest("li"));
    }
  }

  chosen(verdict) {
    const first = this.rows.find((row) => !this.text(row)) ?? this.rows[0];
    if (verdict === "request_changes") first.querySelector("[name=point]").focus();
    if (verdict === "decline") this.form.elements.note.focus();
  }

  next(row) {
    const below = row.nextElementSibling;
    if (below) below.querySelector("[name=point]").focus();
    else if (this.text(row)) this.add();
  }

  add() {
    const row = this.rows[0].cloneNode(true);
    row.querySelector("[name=point]").value = "";
    row.querySelector("[name=on]").selectedIndex = 0;
    this.list.append(row);
    this.number();
    row.querySelector("[name=point]").focus();
  }

  drop(row) {
    const beside = row.nextElementSibling ?? row.previousElementSibling;
    if (beside) row.remove();
    else row.querySelector("[name=point]").value = "";
    this.number();
    (beside ?? row).querySelector("[name=point]").focus();
  }

  /** The numbers that stand and are spoken beside each point. */
  number() {
    this.rows.forEach((row, at) => {
      row.querySelector("b").textContent = at + 1;
      row.querySelectorAll("[aria-label]").forEach((field) => {
        field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+/, at + 1));
      });
    });
    this.count();
  }

  count() {
    const button = this.form.querySelector("[data-words]");
    const words = JSON.parse(button.dataset.words);
    const points = this.rows.filter((row) => this.text(row)).length;
    button.textContent = words[Math.min(points, words.length - 1)];
  }
}

customElements.define("verdict-bar", VerdictBar);
