import { above, draw, family, level, shift, siblings, step } from "../lib/outline.js";
import { trouble, write } from "../lib/answers.js";
import { inTurn, patiently } from "../lib/outbox.js";
import { csrf, isPage, parse, swapPage } from "../lib/page.js";
import { RowDrag } from "../lib/row-drag.js";
import { EditTable } from "./edit-table.js";

const STEPS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

/**
 * A list of tasks: an edit-table whose rows are a tree. On the name, left and right fold; Alt and an arrow moves a row
 * among its siblings, out and in; N or Insert adds one below. Folds are remembered.
 */
class TaskTable extends EditTable {
  connectedCallback() {
    if (this.ready) return;
    this.key = `folds ${location.pathname}`;
    this.folds = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
    super.connectedCallback();
    this.drag = new RowDrag(this);
    this.redraw();
  }

  get tree() {
    return this.querySelector('[role="treegrid"]') !== null;
  }

  get rows() {
    return super.rows.filter((row) => !row.hidden);
  }

  parentOf(row) {
    return above(this.every, row) ?? null;
  }

  dress(within) {
    super.dress(within);
    within.querySelectorAll("tbody :is(.check, .tw)").forEach((part) => (part.tabIndex = -1));
    if (this.folds) this.redraw();
  }

  /** What is folded stays so, also of rows that came later. */
  redraw() {
    if (!this.tree) return;
    const rows = this.every;
    for (const row of rows) if (row.hasAttribute("aria-expanded")) row.setAttribute("aria-expanded", String(this.folds[row.dataset.row] !== 0));
    draw(rows);
    if (this.stop && this.stop.parentElement.hidden) this.rove(this.rows[0]?.querySelector("[data-c]"));
  }

  replace(pk, fresh) {
    const old = this.every.find((row) => row.dataset.row === pk);
    if (old) {
      for (const name of ["aria-level", "style"]) if (old.hasAttribute(name)) fresh.setAttribute(name, old.getAttribute(name));
      if (!this.tree) fresh.removeAttribute("aria-expanded");
    }
    super.replace(pk, fresh);
  }

  fold(row, open) {
    if (!this.tree || !row.hasAttribute("aria-expanded") || (row.getAttribute("aria-expanded") === "true") === open) return false;
    if (open) delete this.folds[row.dataset.row];
    else this.folds[row.dataset.row] = 0;
    sessionStorage.setItem(this.key, JSON.stringify(this.folds));
    this.redraw();
    return true;
  }

  onClick(event) {
    const row = event.target.closest("[data-fold]")?.closest("tr");
    if (row) this.fold(row, row.getAttribute("aria-expanded") !== "true");
    else super.onClick(event);
  }

  onKey(event) {
    const cell = event.target.closest("[data-c]");
    if (!cell || cell !== event.target) return super.onKey(event);
    if (!this.act(cell, event)) return super.onKey(event);
    event.preventDefault();
    event.stopPropagation();
    return undefined;
  }

  /** Whether the key was one of a tree. */
  act(cell, event) {
    const row = cell.parentElement;
    const plain = !event.ctrlKey && !event.metaKey;
    if (event.altKey && plain && STEPS[event.key] && this.querySelector("[data-grip]")) {
      this.step(row, cell, this.turned(event.key));
      return true;
    }
    if (event.altKey || !plain) return false;
    if ((event.key === "Insert" || event.key === "n") && this.dataset.add) return this.addBelow(row) || true;
    if (cell.dataset.c !== "title" || event.shiftKey) return false;
    const key = this.turned(event.key);
    if (key === "in") return this.fold(row, true);
    return key === "out" && (this.fold(row, false) || this.up(row, cell));
  }

  /** Out and in follow the direction people read. */
  turned(key) {
    const to = STEPS[key];
    if (getComputedStyle(this).direction !== "rtl") return to;
    return { in: "out", out: "in" }[to] ?? to;
  }

  up(row) {
    const parent = this.tree && this.parentOf(row);
    if (parent) this.go(parent.querySelector("[data-c]"));
    return Boolean(parent);
  }

  // -- moving ----------------------------------------------------------------

  say(words, row) {
    const beside = siblings(this.every, row);
    const said = { title: row.dataset.name, at: beside.indexOf(row) + 1, of: beside.length };
    this.said.textContent = words.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  }

  step(row, cell, to) {
    if (!this.hasAttribute("data-hand")) {
      this.said.textContent = this.dataset.sorted;
      document.querySelector("toast-stack")?.say(this.dataset.sorted);
      return;
    }
    if (!step(this.every, row, to)) {
      this.say(this.dataset.alone, row);
      return;
    }
    if (to === "in") this.fold(this.parentOf(row), true);
    draw(this.every);
    this.go(cell);
    this.say(this.dataset.moved, row);
    this.save(row, { to });
  }

  dropped(row, { before, after, parent, depth }) {
    const rows = this.every;
    const own = family(rows, row);
    const was = this.parentOf(row);
    if (before) before.before(...own);
    else family(rows, after ?? parent).filter((one) => !own.includes(one)).at(-1).after(...own);
    shift(own, depth - level(row));
    if (parent) this.fold(parent, true);
    draw(this.every);
    const [names, body] = [{ before, after }, {}];
    for (const [name, other] of Object.entries(names)) if (other) body[name] = other.dataset.row;
    if (was !== parent) body.parent = parent?.dataset.row ?? "";
    this.go(row.querySelector("[data-c]"));
    this.say(this.dataset.moved, row);
    this.save(row, body);
  }

  /** One after the other, so that each finds the order that the one before it made; what is refused is shown as it stands. */
  save(row, body) {
    const pk = row.dataset.row;
    inTurn(async () => {
      const answer = await this.post(row.dataset.place, body, patiently);
      if (!answer?.ok) return this.refuse(answer);
      const html = await answer.text();
      if (isPage(html)) return swapPage(html, answer.url); // it asks something before it saves
      return this.take(parse(html), pk);
    }, { url: row.dataset.place, body: this.bodyOf(body) });
  }

  bodyOf(values) {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    body.set("next", location.pathname + location.search);
    return body;
  }

  post(address, values, ask = write) {
    return ask(address, { method: "POST", body: this.bodyOf(values), headers: { "X-CSRFToken": csrf(), "HX-Request": "true" } }).catch(() => null);
  }

  /** The list as it stands, and why it was refused. */
  async refuse(answer) {
    const words = answer && parse(await answer.text()).querySelector("[data-toast] .grow, .sorry p")?.textContent.trim();
    const fresh = answer && (await fetch(location.href).catch(() => null));
    if (fresh?.ok) swapPage(await fresh.text(), fresh.url);
    const toasts = document.querySelector("toast-stack");
    if (words) toasts?.say(words);
    else toasts?.fail(answer ? "error" : "offline");
  }

  /** The rows of an answer take the place of those that stand here. */
  take(page, focus = "") {
    const here = document.activeElement?.closest?.("[data-c]");
    const [pk, name] = [here?.parentElement.dataset.row ?? focus, here?.dataset.c ?? "title"];
    page.querySelectorAll("tr[data-row]").forEach((fresh) => this.replace(fresh.dataset.row, fresh));
    this.redraw();
    if (here && !here.isConnected) this.go(this.cell(pk, name));
    const toasts = [...page.querySelectorAll("[data-toast]")];
    toasts.forEach((toast) => toast.querySelector("input[name=next]")?.setAttribute("value", location.pathname + location.search));
    document.querySelector("toast-stack")?.take(toasts);
  }

  // -- adding ----------------------------------------------------------------

  /** A row that asks for a title: Enter adds it and asks for the next, Esc and leaving it empty take it away. */
  addBelow(row) {
    const own = family(this.every, row);
    const line = document.createElement("tr");
    line.className = "tt-new";
    line.innerHTML = "<td></td><th></th>";
    line.style.setProperty("--depth", level(row) - 1);
    const [blank, place] = line.children;
    if (!row.querySelector(".c-cb")) blank.remove();
    place.colSpan = row.children.length - (blank.isConnected ? 1 : 0);
    const field = Object.assign(document.createElement("input"), { className: "input", maxLength: 250, placeholder: this.dataset.title });
    field.setAttribute("aria-label", this.dataset.title);
    place.append(field);
    own.at(-1).after(line);
    field.addEventListener("keydown", (event) => this.adding(event, row, line));
    field.addEventListener("blur", () => setTimeout(() => field.value.trim() || line.remove())); // taking it away blurs it too
    field.focus();
  }

  async adding(event, row, line) {
    if (event.isComposing) return undefined;
    if (event.key === "Escape") {
      event.stopPropagation();
      if (event.target.readOnly) return undefined;
      line.remove();
      return this.go(row.querySelector("[data-c]"));
    }
    const title = event.target.value.trim();
    if (event.key !== "Enter" || !title || event.target.readOnly) return undefined;
    event.preventDefault();
    event.target.readOnly = true;
    const answer = await this.post(`${this.dataset.add}?${row.dataset.place.split("?")[1]}`, { title, after: row.dataset.row, parent: this.tree ? row.dataset.parent : "" });
    event.target.readOnly = false;
    if (!answer?.ok) return document.querySelector("toast-stack")?.say(await trouble(answer));
    const page = parse(await answer.text());
    const fresh = document.importNode(page.querySelector("tr[data-row]"), true);
    family(this.every, row).at(-1).after(fresh);
    line.remove();
    this.dress(fresh.parentElement);
    this.take(page, fresh.dataset.row);
    return this.addBelow(this.every.find((one) => one.dataset.row === fresh.dataset.row));
  }
}

customElements.define("task-table", TaskTable);
