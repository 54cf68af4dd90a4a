import { changed } from "../lib/halfway.js";
import { isPage, parse, path, scrolled } from "../lib/page.js";
import { signedOut } from "../lib/signed-out.js";
import { carried } from "../lib/writes.js";

const HELD = "[data-drafting], [data-conflict], inline-edit[data-live], cell-edit, details[open] > .menu, tr.sel";
const FIELDS = "form :is(input:not([type=hidden]), select, textarea)";

/** Asks again every so often while the page is seen; an unchanged answer (304) costs nothing. mark: the tag that the
 * answer would have had when the page was drawn. */
class AutoPoll extends HTMLElement {
  connectedCallback() {
    this.mark ??= this.getAttribute("mark");
    this.seconds = Math.max(2, Number(this.getAttribute("every")) || 20);
    this.onSight = () => document.visibilityState === "visible" && this.ask();
    document.addEventListener("visibilitychange", this.onSight);
    this.clock = setInterval(() => this.ask(), this.seconds * 1000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    document.removeEventListener("visibilitychange", this.onSight);
  }

  /** Somebody writes, chooses or carries something here, or looks at a dialog over it. */
  get held() {
    const at = document.activeElement;
    const busy = this.contains(at) && !at.matches("a[href], [data-c]");
    return busy || carried() || document.querySelector("dialog[open]") || this.querySelector(HELD) || [...this.querySelectorAll(FIELDS)].some(changed);
  }

  async ask() {
    if (document.visibilityState !== "visible" || this.held || this.asking) return;
    this.asking = true;
    const headers = { "HX-Request": "true", ...(this.mark ? { "If-None-Match": this.mark } : {}) };
    const since = performance.now();
    const answer = await fetch(this.getAttribute("url"), { headers, cache: "no-store" }).catch(() => null);
    this.asking = false;
    if (answer?.status === 403 || answer?.status === 404) clearInterval(this.clock);
    if (!answer || signedOut(answer.url, since) || !answer.ok || answer.redirected) return;
    this.mark = answer.headers.get("ETag");
    this.take(await answer.text());
  }

  take(html) {
    if (this.held || !this.isConnected) return;
    const page = parse(html);
    const own = this.id && page.getElementById(this.id);
    if (!own && isPage(html)) return;
    const parts = [...(own || page.body).childNodes];
    this.querySelectorAll("time-line").forEach((line) => line.remember());
    const focus = this.contains(document.activeElement) && path(document.activeElement);
    const [places, open] = [scrolled(this), folds(this)];
    this.replaceChildren(...parts);
    window.htmx?.process(this);
    folds(this, open);
    places();
    if (focus) this.querySelector(focus)?.focus({ preventScroll: true });
  }
}

/** Which folds stand open, by the words on them; with `as` those of the same words are set so. */
function folds(element, as = new Map()) {
  for (const fold of element.querySelectorAll("details")) {
    const name = `${fold.closest("[id]").id} ${fold.querySelector("summary")?.textContent.trim()}`;
    if (as.has(name)) fold.open = as.get(name);
    else as.set(name, fold.open);
  }
  return as;
}

customElements.define("auto-poll", AutoPoll);
