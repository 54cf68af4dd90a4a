import { parse } from "../lib/page.js";

const WAIT = 140;

/** A line whose signs are shown where they stand while one types, as the server reads them. */
class QuickLine extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.field = this.querySelector("input");
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("scroll", () => this.follow());
    this.form = this.field.form;
    this.form?.addEventListener("reset", () => this.show("", null));
    if (this.field.value) this.ask();
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
  }

  typed() {
    clearTimeout(this.clock);
    const { value } = this.field;
    // what was read stands for as long as the line only grows behind it
    if (!value.startsWith(this.read ?? "\0")) this.over?.replaceChildren();
    if (value.trim()) this.clock = setTimeout(() => this.ask(), WAIT);
    else this.show("", null);
  }

  async ask() {
    const { value } = this.field;
    const url = new URL(this.getAttribute("url"), location.href);
    url.searchParams.set("line", value);
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok || this.field.value !== value) return;
    this.show(value, parse(await answer.text()));
  }

  show(value, page) {
    this.read = value;
    this.over?.remove();
    this.over = page?.querySelector(".ql-over");
    if (this.over) this.querySelector(".ql-at").append(this.over);
    const said = page?.querySelector(".ql-said");
    this.querySelector(".ql-out").replaceChildren(...(said ? said.childNodes : []));
    this.follow();
  }

  /** The marks stay under their words where the line is longer than its field. */
  follow() {
    if (this.over) this.over.scrollLeft = this.field.scrollLeft;
  }
}

customElements.define("quick-line", QuickLine);
