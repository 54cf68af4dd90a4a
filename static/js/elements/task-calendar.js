import { swallow } from "../lib/carry.js";
import { inTurn, patiently } from "../lib/outbox.js";
import { csrf, isPage, parse, swapPage, typing } from "../lib/page.js";

const FAR = 4; // px that a pointer goes before it drags
const DAY = 86400000;

/**
 * Days and what lies on them. Arrows go from item to item, Enter opens one; where `data-can` is set, M or Space lifts it,
 * arrows carry it over the days, Enter or Space drops it and Esc puts it back, as a pointer does. What moves is start and
 * due of a task, the day of a milestone, as one edit with the version that was seen.
 */
class TaskCalendar extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.waiting = 0;
    this.rove(this.items[0]);
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => this.rove(event.target.closest("[data-item]")));
    this.addEventListener("focusout", () => this.lifted && setTimeout(() => this.lifted && !this.contains(document.activeElement) && this.putBack()));
    if (!this.hasAttribute("data-can")) return;
    this.addEventListener("pointerdown", (event) => this.press(event));
    this.heard = {
      pointermove: (event) => this.move(event),
      pointerup: (event) => this.release(event),
      pointercancel: () => this.end(),
      keydown: (event) => this.item && event.key === "Escape" && this.end(event),
    };
  }

  get items() {
    return [...this.querySelectorAll("[data-item]")];
  }

  get days() {
    return [...this.querySelectorAll("[data-day]")];
  }

  rove(item) {
    if (!item) return;
    this.items.forEach((one) => (one.tabIndex = one === item ? 0 : -1));
  }

  // -- by keyboard

  onKey(event) {
    const item = event.target.closest("[data-item]");
    if (!item || typing(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.lifted ? this.whileLifted(event.key) : this.whileAt(item, event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  whileAt(item, key) {
    const lifts = key === " " || (key.toLowerCase() === "m" && document.documentElement.dataset.shortcuts !== "off");
    if (lifts && this.hasAttribute("data-can") && item.dataset.act) return () => this.lift(item);
    const { items } = this;
    const at = items.indexOf(item);
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
    return next !== undefined && items[next] ? () => items[next].focus() : null;
  }

  whileLifted(key) {
    const rtl = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowDown: 7, ArrowUp: -7 }[key];
    if (step) return () => this.carry(step);
    const acts = { Enter: () => this.drop(), " ": () => this.drop(), Escape: () => this.putBack() };
    return acts[key] ?? (key === "Tab" ? null : () => {});
  }

  lift(item) {
    this.lifted = { item, by: 0 };
    item.classList.add("is-pick");
    this.mark(item.dataset.due, item.dataset.due);
    this.say("lifted", item, item.dataset.due);
  }

  carry(step) {
    this.lifted.by += step;
    const day = plus(this.lifted.item.dataset.due, this.lifted.by);
    this.mark(day, day);
    this.say("over", this.lifted.item, day);
  }

  drop() {
    const { item, by } = this.lifted;
    this.letGo();
    if (by) this.save(item, by);
  }

  putBack() {
    const { item } = this.lifted;
    this.letGo();
    this.say("back", item, item.dataset.due);
  }

  letGo() {
    this.lifted.item.classList.remove("is-pick");
    this.lifted = undefined;
    this.mark();
    queueMicrotask(() => this.rest()); // what it is let go for has begun by then
  }

  mark(first, last) {
    this.days.forEach((day) => day.classList.toggle("is-over-day", day.dataset.day >= first && day.dataset.day <= last));
  }

  say(what, item, day) {
    const words = { title: item.dataset.title, day: this.named(day) };
    this.querySelector("[data-live]").textContent = this.dataset[what].replace(/\{(\w+)\}/g, (_, name) => words[name]);
  }

  named(day) {
    return new Date(`${day}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  }

  // -- by pointer

  press(event) {
    const item = event.target.closest("[data-item][data-act]");
    if (!item || event.button !== 0 || event.pointerType === "touch" || this.item) return;
    this.item = item;
    this.start = { x: event.clientX, y: event.clientY, day: this.dayAt(event) };
    for (const [kind, hear] of Object.entries(this.heard)) document.addEventListener(kind, hear, true);
  }

  dayAt({ clientX, clientY }) {
    return this.days.find((day) => {
      const box = day.getBoundingClientRect();
      return clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
    })?.dataset.day;
  }

  move(event) {
    if (!this.ghost && Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) < FAR) return;
    if (!this.ghost) this.raise();
    this.ghost.style.translate = `${event.clientX - this.start.x}px ${event.clientY - this.start.y}px`;
    const day = this.dayAt(event);
    this.by = day && this.start.day ? between(this.start.day, day) : 0;
    const { due, start } = this.item.dataset;
    const spans = this.querySelector(".mon-g").dataset.spans === "" && start;
    this.mark(day && plus(spans ? start : due, this.by), day && plus(due, this.by));
  }

  raise() {
    const box = this.item.getBoundingClientRect();
    this.ghost = this.item.cloneNode(true);
    this.ghost.removeAttribute("id");
    this.ghost.classList.add("mon-drag");
    this.ghost.setAttribute("aria-hidden", "true");
    Object.assign(this.ghost.style, { width: `${box.width}px`, left: `${box.left}px`, top: `${box.top}px` });
    document.body.append(this.ghost);
    document.body.classList.add("carrying");
    this.item.classList.add("is-from");
  }

  release() {
    const { item, by, ghost } = this;
    if (ghost) swallow();
    this.end();
    if (ghost && by) this.save(item, by);
  }

  end(event) {
    event?.preventDefault();
    event?.stopPropagation();
    for (const [kind, hear] of Object.entries(this.heard)) document.removeEventListener(kind, hear, true);
    this.ghost?.remove();
    this.item?.classList.remove("is-from");
    document.body.classList.remove("carrying");
    this.mark();
    this.item = this.ghost = this.by = undefined;
    queueMicrotask(() => this.rest());
  }

  // -- saving

  async save(item, by) {
    const body = new FormData(this.querySelector("#mon-m"));
    for (const name of ["start", "due"]) body.set(name, item.dataset[name] ? plus(item.dataset[name], by) : "");
    if (item.dataset.name) body.set("name", item.dataset.name); // a milestone is asked for whole
    body.set("version", item.dataset.version);
    this.waiting += 1;
    item.setAttribute("aria-busy", "true");
    const answer = await inTurn(() => patiently(item.dataset.act, { method: "POST", body, headers: { "X-CSRFToken": csrf() } }), { url: item.dataset.act, body });
    const html = answer.status < 500 ? await answer.text() : "";
    this.waiting -= 1;
    item.removeAttribute("aria-busy");
    const page = { html, url: answer.url, item, clash: answer.status === 409 };
    if (!(answer.ok || page.clash) || !isPage(html) || (page.clash && this.page?.clash)) this.refused(item, html);
    else if (!this.page?.clash) this.page = page; // a choice between two values outlasts what was saved after it
    this.rest();
  }

  refused(item, html) {
    this.say("refused", item, item.dataset.due);
    const why = html && parse(html).querySelector(".ferr, .note.off :is(p, b), .sorry p")?.textContent.trim();
    const toasts = document.querySelector("toast-stack");
    if (why) toasts?.say(why);
    else toasts?.fail("error");
  }

  /** What the server answered, once nothing is carried or on its way. */
  rest() {
    if (!this.page || this.waiting || this.item || this.lifted || !this.isConnected) return;
    swapPage(this.page.html, this.page.url, this.page.item);
  }
}

function plus(day, by) {
  return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
}

function between(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

customElements.define("task-calendar", TaskCalendar);
