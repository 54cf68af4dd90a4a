import { DraftTies } from "./draft-ties.js";
import { after, lengthened, opened, stepped, unitOf } from "./snap.js";
import { typing } from "./page.js";

/**
 * Moves a bar without a pointer: M lifts it, arrows move it, with Shift its end and with Alt its start, up and down
 * change the lane, Enter keeps and Esc puts back; Delete unschedules. S brings a card of the parking lot onto the lanes.
 * L ties it to another (draft-ties.js).
 */
export class DraftKeys {
  constructor(draft) {
    this.draft = draft;
    this.ties = new DraftTies(draft);
    this.stop = new AbortController();
    const how = { capture: true, signal: this.stop.signal };
    draft.root.addEventListener("keydown", (event) => this.key(event), how);
    draft.root.addEventListener("focusout", () => this.held && !this.moving && this.putBack(), how);
  }

  leave() {
    this.stop.abort();
    this.held = undefined;
  }

  get stage() {
    return this.draft.stage;
  }

  key(event) {
    if (typing(event.target)) return;
    if (this.held) return this.carry(event);
    if (this.ties.open) return this.ties.key(event, event.target.closest(".tl .bar[data-bar]")) && stopped(event);
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (document.documentElement.dataset.shortcuts === "off" || this.draft.drag.held || this.draft.save.clash) return;
    const bar = event.target.closest(".tl .bar[data-bar]");
    const card = event.target.closest(".pcard[data-can]");
    const acts = { m: bar && (() => this.lift(bar)), l: bar && (() => this.ties.begin(bar)), s: card?.dataset.can && (() => this.plant(card)) };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    stopped(event);
    act();
  }

  lift(bar) {
    if (bar.hasAttribute("aria-busy")) return;
    const title = this.draft.title(bar);
    if (!bar.dataset.can) return this.stage.speak(this.stage.fill(this.stage.data[bar.dataset.held ? "whole" : "fixed"], { title }));
    this.draft.line.draw(bar.closest(".lane"));
    this.draft.hold();
    const known = this.draft.known(bar);
    const row = parseFloat(bar.style.getPropertyValue("--row")) || 0;
    const lane = this.draft.ground.laneOf(bar);
    this.held = { ...known, kind: "move", lane, row, mover: bar, home: { track: bar.parentElement, next: bar.nextSibling, style: bar.getAttribute("style") } };
    this.ghost = Object.assign(document.createElement("span"), { className: "bar bar-ghost" });
    this.ghost.setAttribute("style", bar.getAttribute("style"));
    bar.before(this.ghost);
    this.begin({ frame: known.frame, lane, row }, title);
  }

  /** On the lane it stands in already, else on the first one; from the Monday to come. */
  plant(card) {
    this.draft.hold();
    const { ground, line } = this.draft;
    const own = (card.dataset.in ?? "").split(" ");
    const lane = ground.lanes.find((one) => own.includes(one.value)) ?? ground.lanes[0];
    if (!lane) return this.draft.rest();
    const today = line.dataset.now === undefined ? Math.ceil(ground.dayAt(ground.box.left + ground.column)) : ground.origin + Number(line.dataset.now);
    const from = after(today, "week");
    const frame = { from, to: from + Number(card.dataset.days) - 1, unit: "day" };
    this.held = { ...this.draft.known(card), kind: "card", lane: null, row: 0, card };
    const plan = this.draft.placed(this.held, frame, lane);
    const mover = this.stage.planted(card, plan, ground);
    mover.tabIndex = 0;
    mover.href = card.querySelector("a").href;
    this.held.mover = mover;
    card.classList.add("is-from");
    this.begin(plan, this.draft.title(card));
  }

  begin(plan, title) {
    const { held, stage } = this;
    held.breaks = (found) => this.tell(found.map(({ text }) => text));
    held.mover.classList.add("is-pick");
    stage.tipOn(held.mover, "under");
    this.go(plan, stage.fill(stage.data.lifted, { title, days: stage.words.days(plan.frame) }));
  }

  get unit() {
    return unitOf(this.draft.zoom, this.held.frame?.unit ?? "day");
  }

  carry(event) {
    if (event.ctrlKey || event.metaKey) return;
    const { key, shiftKey, altKey } = event;
    if (key === "Tab") return this.putBack();
    stopped(event);
    const { plan } = this.held;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key] * this.draft.ground.way;
    const move = shiftKey ? lengthened : altKey ? opened : stepped;
    if (step) this.to(move(plan.frame, step, this.unit), plan.lane);
    else if (key === "ArrowUp" || key === "ArrowDown") this.to(plan.frame, this.beside(plan.lane, key === "ArrowDown" ? 1 : -1));
    else if (key === "Enter") this.keep(plan);
    else if (key === "Escape") this.putBack();
    else if ((key === "Delete" || key === "Backspace") && this.parks) this.keep({ park: true });
  }

  get parks() {
    return this.held.can === "place" && !this.held.card;
  }

  beside(lane, step) {
    const { lanes } = this.draft.ground;
    return lanes[lanes.indexOf(lane) + step] ?? lane;
  }

  to(frame, lane) {
    const plan = this.draft.placed(this.held, frame, lane);
    const { words } = this.stage;
    const said = { days: words.days(frame), long: words.length(frame), lane: lane.code };
    this.go(plan, [this.stage.fill(this.stage.data.at, said), plan.refused].filter(Boolean).join(" "));
  }

  /** Stands there, shown and spoken. */
  go(plan, spoken) {
    const { held, stage, draft } = this;
    this.moving = true;
    draft.show(held, plan);
    draft.stand(held.mover, plan);
    this.raise(held.mover.closest(".lane"));
    held.mover.focus({ preventScroll: true });
    this.moving = false;
    draft.line.card.hide();
    draft.line.reveal(held.mover);
    held.mover.scrollIntoView({ block: "nearest", inline: "nearest" });
    const days = stage.words.days(plan.frame);
    stage.say(days, this.change(plan.frame), plan.refused);
    stage.hint(draft.title(held.card ?? held.mover), days, this.unit, this.parks);
    this.spoken = spoken;
    stage.speak(spoken);
  }

  /** The lane in which it stands is drawn over its neighbours. */
  raise(lane) {
    const { line } = this.draft;
    line.classList.toggle("picks", Boolean(lane));
    line.querySelectorAll(".lane.has-pick").forEach((other) => other !== lane && other.classList.remove("has-pick"));
    lane?.classList.add("has-pick");
  }

  /** "1 week later" where it only moved, "10 weeks" where it is as long as never before. */
  change(frame) {
    const { words } = this.stage;
    const old = this.held.frame;
    if (!old || frame.to - frame.from !== old.to - old.from) return words.length(frame);
    return words.shift(frame.from - old.from) || words.length(frame);
  }

  tell(found) {
    if (found.length) this.stage.speak([this.spoken, ...found.map((text) => `${text}.`)].join(" "));
  }

  keep(plan) {
    const { draft, stage } = this;
    const held = this.letGo();
    const title = draft.title(held.bar);
    const days = plan.park ? stage.data.parked : stage.words.days(plan.frame);
    stage.speak(stage.fill(stage.data.kept, { title, days }));
    draft.take(held, plan);
    draft.rest();
  }

  putBack() {
    const held = this.letGo();
    this.stage.speak(this.stage.fill(this.stage.data.back, { title: this.draft.title(held.bar) }));
    this.draft.rest();
  }

  /** As it was before; what was held. */
  letGo() {
    const { held } = this;
    this.moving = true;
    const focused = held.mover === document.activeElement;
    held.mover.classList.remove("is-pick");
    this.raise(null);
    if (held.card) {
      held.mover.remove();
      held.card.classList.remove("is-from");
      if (focused) held.card.querySelector("a").focus();
    } else {
      held.home.track.insertBefore(held.mover, held.home.next);
      held.mover.setAttribute("style", held.home.style);
      if (focused) held.mover.focus({ preventScroll: true });
    }
    this.ghost?.remove();
    this.draft.clear(held);
    this.moving = false;
    this.held = this.ghost = undefined;
    return held;
  }
}

function stopped(event) {
  event.preventDefault();
  event.stopPropagation();
}
