import { signedOut } from "../lib/signed-out.js";

const WAIT = 120;
const KEPT = 12;
const THING = /^\/w\/([^/]+)\/(initiatives|goals|ideas|products|projects|tasks)\/[^/]+\/$/;

/** ⌘K: one line that finds things, goes to pages and does what may be done; the list comes from the server. */
class CommandPalette extends HTMLElement {
  connectedCallback() {
    [this.dialog, this.field, this.list] = ["dialog", "input[role=combobox]", "[role=listbox]"].map((path) => this.querySelector(path));
    [this.status, this.asked] = [this.querySelector("[role=status]"), 0];
    this.field.addEventListener("input", () => this.typed());
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => this.opener?.focus());
    this.dialog.addEventListener("mousedown", (event) => event.target === this.dialog && this.dialog.close());
    this.list.addEventListener("pointermove", (event) => this.mark(event.target.closest("[role=option]")));
    this.list.addEventListener("click", (event) => this.take(event));
    remember();
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
    this.asking?.abort();
  }

  open() {
    if (document.querySelector("dialog[open]")) return;
    this.opener = document.activeElement;
    this.field.value = "";
    this.dialog.showModal();
    this.field.focus();
    this.ask();
  }

  typed() {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.ask(), WAIT);
  }

  /** An answer that another question has overtaken is dropped. */
  async ask() {
    const [number, text, url] = [++this.asked, this.field.value, new URL(this.dataset.url, location.href)];
    url.searchParams.set("q", text);
    if (!text.trim()) {
      url.searchParams.set("recent", recent().join(","));
      url.searchParams.set("at", location.pathname);
    }
    this.asking?.abort();
    this.asking = new AbortController();
    const since = performance.now();
    try {
      const answer = await fetch(url, { signal: this.asking.signal });
      const html = await answer.text();
      if (number !== this.asked || !this.dialog.open) return;
      if (signedOut(answer.url, since)) this.dialog.close();
      else if (answer.redirected) location.assign(location.href);
      else if (answer.ok) this.show(html, text);
      else this.fail();
    } catch (error) {
      if (error.name !== "AbortError" && number === this.asked) this.fail();
    }
  }

  show(html, text) {
    this.shownFor = text;
    const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-count]");
    this.list.replaceChildren(...(found?.children ?? []));
    this.options.forEach((option, n) => (option.id = `ck-${n}`));
    this.list.scrollTop = 0;
    this.mark(this.options[0]);
    const count = Number(found?.dataset.count ?? 0);
    this.status.textContent = count === 1 ? this.dataset.one : count ? this.dataset.many.replace("{n}", count) : this.dataset.none;
    if (!this.options.length) this.say(this.dataset.none);
  }

  fail() {
    this.shownFor = undefined;
    this.list.replaceChildren();
    this.mark();
    this.say(this.dataset.fail);
    this.status.textContent = this.dataset.fail;
  }

  say(words) {
    this.list.append(Object.assign(document.createElement("div"), { className: "ck-n t3", textContent: words }));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get marked() {
    return this.list.querySelector("[aria-selected=true]");
  }

  mark(option, scroll = false) {
    if (option === this.marked && option) return;
    this.options.forEach((one) => {
      one.setAttribute("aria-selected", String(one === option));
      one.classList.toggle("on", one === option);
    });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    if (scroll) option?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    if (event.isComposing) return;
    const [{ options }, step] = [this, { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]];
    if (step && options.length) {
      const at = options.indexOf(this.marked) + step;
      const place = Math.abs(step) > 1 ? Math.min(Math.max(at, 0), options.length - 1) : (at + options.length) % options.length;
      this.mark(options[place], true);
    } else if (event.key === "Enter" && event.target === this.field) {
      clearTimeout(this.clock);
      const ask = this.stale ? this.ask() : null;
      Promise.resolve(ask).then(() => this.go(event));
    } else return;
    event.preventDefault();
  }

  get stale() {
    return this.field.value !== this.shownFor;
  }

  go(event) {
    const option = this.marked;
    if (option?.href && (event.metaKey || event.ctrlKey)) window.open(option.href, "_blank", "noopener");
    else option?.click();
  }

  /** What opens over the page, or is pressed on it, finds it without the palette. */
  take(event) {
    const option = event.target.closest("[role=option]");
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (option.matches("[data-dialog], [data-press], [data-present]") || option.hash) this.dialog.close();
    if (option.dataset.press) document.querySelector(option.dataset.press)?.click();
  }
}

/** The things that were open last, newest first, by their addresses alone: what they are called the server says. */
function recent() {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? "[]").filter((path) => THING.test(path));
  } catch {
    return [];
  }
}

function remember() {
  const here = location.pathname;
  if (!THING.test(here)) return;
  try {
    localStorage.setItem(place(), JSON.stringify([here, ...recent().filter((path) => path !== here)].slice(0, KEPT)));
  } catch {
    // a browser that keeps nothing has nothing recent
  }
}

function place() {
  return `recent:${location.pathname.split("/")[2]}`;
}

customElements.define("command-palette", CommandPalette);
