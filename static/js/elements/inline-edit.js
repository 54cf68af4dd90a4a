import { read, trouble } from "../lib/answers.js";
import { inTurn, patiently } from "../lib/outbox.js";
import { composing, isPage, parse, planOf, redraw, send, swapPage } from "../lib/page.js";

const HTMX = { "HX-Request": "true" };

/** A value that opens as a field where it stands. Enter or leaving saves, Tab saves and goes on, Esc cancels. */
export class InlineEdit extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("dblclick", (event) => this.form || event.target.closest("a:not(.ie-open)") || this.open());
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("submit", (event) => this.onSubmit(event));
    this.addEventListener("focusout", (event) => this.onLeave(event));
  }

  get form() {
    return this.querySelector("form.ie-f");
  }

  get url() {
    return this.getAttribute("url");
  }

  onClick(event) {
    if (event.target.closest("[data-keep-theirs]")) {
      event.preventDefault();
      this.cancel();
    } else if (event.target.closest(".ie-open") && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      this.open();
    }
  }

  async open() {
    if (this.form || this.hasAttribute("aria-busy")) return;
    this.setAttribute("aria-busy", "true");
    const answer = await read(this.url, { headers: { ...HTMX, "HX-Target": this.id } });
    this.removeAttribute("aria-busy");
    if (!answer?.ok) {
      if (answer || !this.alone()) this.complain(answer);
      return;
    }
    this.show(await answer.text());
  }

  /** Opens without the server, where that can be; whether it did. */
  alone() {
    return false;
  }

  show(html) {
    const page = parse(html);
    const part = page.querySelector(".ie-b") ?? page.querySelector("form.ie-f");
    if (!part?.matches("form") && !part?.querySelector("form.ie-f")) {
      location.assign(this.url);
      return;
    }
    this.place(document.adoptNode(part));
  }

  place(part) {
    this.value ??= [...this.childNodes];
    this.dataset.live = "";
    this.replaceChildren(part);
    window.htmx?.process(this);
    const field = this.form.querySelector("[aria-invalid=true]") ?? this.form.querySelector("input:not([type=hidden]), textarea, select");
    field?.focus();
    if (field?.select && field.type !== "date") field.select();
    this.before = this.state();
  }

  state() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  get clashed() {
    return Boolean(this.querySelector("[data-conflict]"));
  }

  cancel() {
    if (!this.value) return;
    const { clashed } = this;
    this.replaceChildren(...this.value);
    this.value = undefined;
    delete this.dataset.live;
    this.querySelector(".ie-open")?.focus();
    if (clashed) redraw(); // what stood here before is neither theirs nor mine
  }

  onKey(event) {
    if (composing(event)) return;
    if (!this.form) {
      if (event.key === "F2") {
        event.preventDefault();
        this.open();
      }
      return;
    }
    const area = event.target.tagName === "TEXTAREA";
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.saving) this.stop?.abort(); // what waits for the connection is given up, what is on its way arrives
      else this.cancel();
    } else if (event.key === "Enter" && event.target.matches("input, textarea, select") && (!area || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      this.save();
    } else if (event.key === "Tab" && this.atEdge(event)) {
      event.preventDefault();
      this.save(event.shiftKey ? -1 : 1);
    }
  }

  atEdge(event) {
    const fields = [...this.form.querySelectorAll("input:not([type=hidden]), textarea, select, a, .note button")];
    return event.target === (event.shiftKey ? fields[0] : fields[fields.length - 1]);
  }

  onLeave(event) {
    if (!this.form || this.saving || this.clashed) return;
    if (event.relatedTarget && this.contains(event.relatedTarget)) return;
    // a window that lost focus is no reason to save
    setTimeout(() => {
      if (this.form && !this.saving && !this.contains(document.activeElement) && document.hasFocus()) this.save();
    }, 120);
  }

  onSubmit(event) {
    event.preventDefault();
    this.save(0, event.target, event.submitter);
  }

  async save(step = 0, form = this.form, submitter = null) {
    if (this.saving) return;
    if (form === this.form && this.state() === this.before && !this.clashed && !this.querySelector("[aria-invalid=true]")) {
      this.cancel();
      if (step) this.goOn(this.id, step);
      return;
    }
    this.saving = true;
    this.setAttribute("aria-busy", "true");
    this.stop = new AbortController();
    const { signal } = this.stop;
    const plan = form.method === "post" ? planOf(form, submitter) : null;
    const ask = (url, how) => patiently(url, how, signal);
    const answer = await inTurn(() => send(form, submitter, { ...HTMX, "HX-Target": this.id }, ask), plan).catch(() => null);
    this.saving = false;
    this.removeAttribute("aria-busy");
    if (signal.aborted && !answer?.ok) this.cancel();
    else if (answer?.ok) await this.saved(answer, step);
    else await this.refused(answer);
  }

  /** What is wrong at a field, or clashes, is shown there; anything else is said, and what was typed stays open. */
  async refused(answer) {
    const html = answer && [409, 422].includes(answer.status) ? await answer.clone().text() : "";
    if (!parse(html).querySelector("form.ie-f")) await this.complain(answer);
    else if (this.value) this.show(html); // Esc may have been quicker
  }

  async saved(answer, step) {
    const html = await answer.text();
    const { id } = this;
    const away = document.activeElement !== document.body && !this.contains(document.activeElement);
    this.saving = true;
    if (isPage(html)) swapPage(html, answer.url);
    else if (window.htmx) window.htmx.swap(this, html, { swapStyle: "outerHTML" });
    else location.reload();
    if (!away) this.goOn(id, step); // else somebody went on elsewhere meanwhile
  }

  goOn(id, step) {
    const all = [...document.querySelectorAll("inline-edit")];
    const at = all.findIndex((element) => element.id === id);
    const next = step ? all[at + step] : all[at];
    if (step && next) next.open();
    else (next ?? all[at])?.querySelector(".ie-open")?.focus();
  }

  async complain(answer) {
    const words = await trouble(answer);
    if (this.form) this.tell(words);
    else document.querySelector("toast-stack")?.say(words);
  }

  /** Said beside what was typed. */
  tell(words) {
    const line = this.querySelector("[data-unsaved]") ?? Object.assign(document.createElement("p"), { className: "ferr" });
    line.dataset.unsaved = "";
    line.setAttribute("role", "alert");
    line.textContent = words;
    if (words) this.form.append(line);
    else line.remove();
  }
}

customElements.define("inline-edit", InlineEdit);
