import { Clashes } from "./clashes.js";
import { inTurn, patiently } from "./outbox.js";
import { csrf, parse, swapPage } from "./page.js";

const CALM = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const TOLD = 5000; // ms that a bar says that it was not saved

/**
 * Sends what was dropped in turn (outbox.js), each with the version that was seen. What is saved is drawn anew by the
 * server; what somebody else changed first shows both values; what is refused goes back and says why.
 */
export class DraftSave {
  constructor(drafting) {
    this.drafting = drafting;
    this.waiting = 0;
    this.versions = new Map();
    this.clashes = new Clashes(drafting.stage.element.querySelector("[data-conflict-here]"), (page) => this.settled(page));
  }

  get clash() {
    return this.clashes.open;
  }

  get busy() {
    return this.waiting > 0 || this.clash;
  }

  /** bar: what was changed already; `back()` undoes that. fields: of the form, without the version. */
  ask(url, bar, fields, back) {
    this.waiting += 1;
    bar?.setAttribute("aria-busy", "true");
    inTurn(() => this.post(url, bar, fields, back), { url, body: this.body(bar, fields) });
  }

  body(bar, fields) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    if (bar?.dataset.v) body.set("version", this.versions.get(bar.dataset.bar) ?? bar.dataset.v);
    return body;
  }

  async post(url, bar, fields, back) {
    const key = bar?.dataset.bar;
    const answer = await patiently(url, { method: "POST", body: this.body(bar, fields), headers: { "X-CSRFToken": csrf() } });
    const html = answer.status < 500 ? await answer.text().catch(() => "") : "";
    this.waiting -= 1;
    bar?.removeAttribute("aria-busy");
    if (!this.drafting.line.isConnected) return;
    if (answer.ok) this.saved(key, html, answer.url);
    else this.refused(answer, html, bar, back);
    this.drafting.rest();
  }

  saved(key, html, url) {
    const fresh = key && parse(html).querySelector(`[data-bar="${CSS.escape(key)}"][data-v]`);
    if (fresh) this.versions.set(key, fresh.dataset.v);
    this.page = { html, url, key };
  }

  /** The page as the server sees it now, once nothing else is on its way. */
  show() {
    if (!this.page || this.busy) return;
    const { html, url, key } = this.page;
    this.page = undefined;
    swapPage(html, url);
    // what came from the parking lot, or went there, is another element now
    const there = key && [".tl .bar", ".pcard"].map((path) => document.querySelector(`${path}[data-bar="${CSS.escape(key)}"]`)).find(Boolean);
    if (there && document.activeElement === document.body) (there.matches("a") ? there : there.querySelector("a")).focus({ preventScroll: true });
  }

  refused(answer, html, bar, back) {
    back?.();
    const page = parse(html);
    const clash = answer.status === 409 && page.querySelector("[data-conflict]");
    if (clash) return this.choose(clash, bar);
    if (bar) this.mark(bar);
    const stack = document.querySelector("toast-stack");
    const why = page.querySelector(".ferr, .note.off p, .sorry p")?.textContent.trim();
    if (answer.status < 500 && why) stack?.say(why);
    else stack?.fail("error");
  }

  mark(bar) {
    const words = Object.assign(document.createElement("span"), { className: "bar-note bar-unsaved off" });
    words.textContent = this.drafting.stage.data.unsaved;
    bar.querySelector(".bar-unsaved")?.remove();
    bar.append(words);
    bar.classList.add("is-err");
    setTimeout(() => {
      bar.classList.remove("is-err");
      words.remove();
    }, TOLD);
  }

  // -- somebody else was faster

  choose(clash, bar) {
    const first = !this.clash;
    this.clashes.add(clash, this.drafting.title(bar));
    if (first) this.clashes.focus();
  }

  settled(page) {
    this.page = page;
    this.drafting.rest();
  }
}

/** From where it was let go to where it stands now. */
export function glide(element, x, y) {
  if (CALM() || (!x && !y)) return;
  const ease = "cubic-bezier(.2, .8, .2, 1)";
  element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], { duration: 240, easing: ease });
}
