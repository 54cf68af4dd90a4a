import { BarDrag } from "./bar-drag.js";
import { open } from "./dialogs.js";
import { CARRY, rowIn } from "./draft-carry.js";
import { DraftKeys } from "./draft-keys.js";
import { daysOf, fieldsOf, lanesOf, sameDays, samePlace, stays } from "./draft-place.js";
import { DraftRoom } from "./draft-room.js";
import { DraftSave, glide } from "./draft-save.js";
import { DraftStage } from "./draft-stage.js";
import { Foresight } from "./foresight.js";
import { Ground } from "./ground.js";
import { dayOf } from "./snap.js";

/**
 * Moves the bars of a time line whose page has a stage for it (`[data-stage]`): by pointer and by keyboard. A bar
 * says in `data-can` what moving it does, "place" or "propose", and in `data-from`, `data-to`, `data-unit` and `data-v`
 * where it stands and which version was read; a lane in `data-lane` what it stands for.
 */
export class Drafting {
  constructor(line) {
    this.line = line;
    this.frame = line.closest(".tl");
    this.stage = new DraftStage(this.frame);
    this.save = new DraftSave(this);
    this.foresight = new Foresight((key) => this.url(key, "foresee/"));
    this.root = line.closest("auto-poll") ?? this.frame;
    this.drag = new BarDrag(this, this.root);
    this.keys = new DraftKeys(this);
    for (const kind of ["pointerover", "focusin"]) line.addEventListener(kind, (event) => this.dress(event.target.closest(".bar[data-can]")));
  }

  leave() {
    this.drag.leave();
    this.keys.leave();
    this.foresight.forget();
    this.rest();
  }

  get shapes() {
    return this.frame.classList.contains("tl-draft");
  }

  get zoom() {
    return this.frame.dataset.zoom;
  }

  /** An address of a bar, with what the page is looked at through. */
  url(key, part = "") {
    return this.stage.data.place.replace("KEY", key) + part + this.stage.data.query;
  }

  /** Grips at both ends and a handle to tie it to another, once somebody points at it. */
  dress(bar) {
    if (!bar?.dataset.can || bar.querySelector(".bar-grip, .bar-tie")) return;
    const names = ["bar-grip s", "bar-grip e", ...(this.shapes ? ["bar-tie"] : [])];
    for (const className of names) bar.append(Object.assign(document.createElement("i"), { className }));
  }

  // -- by pointer

  grab(event) {
    if (this.keys.held || this.save.clash || event.target.closest(".bar-more, .pcard-g, button, summary, .draft")) return null;
    const bar = event.target.closest(".bar[data-can]");
    const card = event.target.closest(".pcard[data-can]");
    if (bar?.dataset.can && this.line.contains(bar)) return this.holdOf(bar, event);
    if (card?.dataset.can) return { kind: "card", ...this.known(card) };
    const track = this.shapes && !event.target.closest(".bar, .ms, a") && event.target.closest(".lane[data-lane] > .lane-track");
    return track ? { kind: "draw", can: "draw", track } : null;
  }

  holdOf(bar, event) {
    if (bar.hasAttribute("aria-busy")) return null;
    const grip = event.target.closest(".bar-grip");
    const kind = event.target.closest(".bar-tie") ? "tie" : grip ? (grip.classList.contains("s") ? "from" : "to") : "move";
    this.line.draw(bar.closest(".lane"));
    return { kind, ...this.known(bar) };
  }

  known(bar) {
    const { can, bar: key, from, to, unit } = bar.dataset;
    return { bar, can, key, frame: from ? { from: dayOf(from), to: dayOf(to), unit } : null };
  }

  lift(held, at) {
    this.hold();
    held.start = at;
    held.day = this.ground.dayAt(at.x);
    held.lane = held.bar && this.line.contains(held.bar) ? this.ground.laneOf(held.bar) : null;
    held.row = held.bar ? parseFloat(held.bar.style.getPropertyValue("--row")) || 0 : 0;
    CARRY[held.kind].lift(this, held);
  }

  /** Nothing else may be drawn anew until `rest`. */
  hold() {
    this.line.card.hide();
    this.line.toggleAttribute("data-drafting", true);
    this.ground = new Ground(this.line);
    this.room = new DraftRoom(this.ground, this.line);
  }

  follow(held, at) {
    CARRY[held.kind].follow(this, held, at);
  }

  /** Where it would be: drawn, said, and asked about where that is another place than before. */
  show(held, plan) {
    if (held.plan && samePlace(held.plan, plan)) return false;
    held.plan = plan;
    this.room.make(plan.lane, plan.row);
    this.foresight.forget();
    if (held.can === "draw" || plan.refused || plan.park || !plan.frame || stays(held, plan)) return true;
    const place = { ...daysOf(plan.frame), ...lanesOf(held, plan.lane) };
    this.foresight.ask(held.key, place, (found) => held.plan === plan && this.told(held, found));
    return true;
  }

  told(held, found) {
    this.stage.breaks(found);
    held.breaks?.(found);
  }

  /** A frame in a lane: its row, and why it cannot be dropped there. */
  placed(held, frame, lane) {
    const other = Object.keys(lanesOf(held, lane)).length > 0;
    return { frame, lane, row: rowIn(this.ground, held, frame, lane), refused: other ? this.stage.data.refusal : "" };
  }

  /** Where a bar is dropped to be unscheduled: the foot of the parking lot, or a place of its own where that is shut. */
  parkZone() {
    const park = this.root.querySelector("#park");
    const element = park?.offsetParent && getComputedStyle(park).position !== "fixed" ? park : this.stage.spare;
    if (element === this.stage.spare) element.hidden = false;
    return { element, box: element.getBoundingClientRect() };
  }

  drop(held) {
    const { plan } = held;
    const from = this.stage.ghost?.getBoundingClientRect();
    CARRY[held.kind].drop(this, held);
    this.clear();
    if (held.kind === "tie") this.tie(held, plan?.over);
    else if (held.kind === "draw" && plan) this.draw(plan);
    else if (plan?.park || plan?.frame) this.take(held, plan, from);
    this.rest();
  }

  /** A finger that rested on it and went again wants what a menu would offer. */
  rested(held) {
    if (held.kind === "draw") return;
    this.open(held.can === "propose" ? "propose/" : "", {}, held.bar);
  }

  putBack(held) {
    CARRY[held.kind].drop(this, held);
    this.clear();
    if (held.bar) this.stage.speak(this.stage.fill(this.stage.data.back, { title: this.title(held.bar) }));
    this.rest();
  }

  clear() {
    this.foresight.forget();
    this.room.make(null);
    this.stage.clear();
  }

  /** Nothing is held or on its way any more: what waited to be drawn is. */
  rest() {
    if (this.drag.held || this.keys.held || this.save.busy) return;
    this.line.toggleAttribute("data-drafting", false);
    this.save.show();
  }

  // -- what was decided

  /** Shows it at once and sends it; `from` is where the pointer let it go. */
  take(held, plan, from) {
    if (stays(held, plan)) return this.glideBack(held, from);
    if (plan.refused) {
      this.glideBack(held, from);
      this.save.mark(held.bar);
      return document.querySelector("toast-stack")?.say(plan.refused);
    }
    if (held.can === "propose" && !sameDays(plan.frame, held.frame)) {
      this.glideBack(held, from);
      return this.open("propose/", daysOf(plan.frame), held.bar);
    }
    const undo = this.settle(held, plan, from);
    this.save.ask(this.url(held.key), held.bar, fieldsOf(held, plan, this.stage.data.lanes), undo);
  }

  /** Puts the bar there; answers what puts it back. */
  settle(held, plan, from) {
    const { bar } = held;
    if (plan.park || held.kind === "card") {
      const parts = plan.park ? [bar] : [bar, this.stage.planted(bar, plan, this.ground)];
      bar.classList.add("is-away");
      return () => {
        bar.classList.remove("is-away");
        parts[1]?.remove();
      };
    }
    const home = { track: bar.parentElement, next: bar.nextSibling, style: bar.getAttribute("style") };
    const { room } = this;
    room.make(plan.lane, plan.row);
    this.stand(bar, plan);
    this.glideBack(held, from);
    return () => {
      room.make(null);
      home.track.insertBefore(bar, home.next);
      bar.setAttribute("style", home.style);
    };
  }

  stand(bar, { frame, lane, row }) {
    const focused = bar === document.activeElement;
    if (lane && bar.closest(".lane") !== lane.element) lane.track.append(bar);
    bar.style.setProperty("--s", frame.from - this.ground.origin);
    bar.style.setProperty("--d", frame.to - frame.from + 1);
    if (row !== undefined) bar.style.setProperty("--row", row);
    if (focused) bar.focus({ preventScroll: true });
  }

  glideBack({ bar }, from) {
    const box = from && bar.getBoundingClientRect();
    if (box) glide(bar, from.left - box.left, from.top - box.top);
  }

  tie(held, other) {
    if (!other) return;
    this.save.ask(this.url(held.key, "tie/"), null, { other }, null);
  }

  draw({ frame, lane }) {
    const { draw, query } = this.stage.data;
    this.dialog(draw + query, { ...daysOf(frame), lane: lane.value }, this.line);
  }

  /** A page of a bar in a dialog. */
  open(part, values, opener) {
    this.dialog(this.url(opener.dataset.bar, part), values, opener.matches("a") ? opener : opener.querySelector("a"));
  }

  dialog(href, values, opener) {
    const more = new URLSearchParams(values).toString();
    open(Object.assign(document.createElement("a"), { href: href + (more && !href.endsWith("?") ? "&" : "") + more }), opener);
  }

  title(bar) {
    return (bar.querySelector(".bar-t, .bar-ot, .semi") ?? bar).textContent.trim();
  }
}
