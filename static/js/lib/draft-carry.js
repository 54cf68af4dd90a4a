import { begun, freeRow, moved, span, stretched, unitOf } from "./snap.js";

const LEAD = 24; // px from the start of a bar to the pointer that holds it, where it was a card

/** What each way of taking hold of a time line does: `lift`, `follow` once a frame, `drop` at either end of it. */
export const CARRY = {
  move: { lift: raise, follow: carry, drop: (draft, held) => held.bar.classList.remove("is-from") },
  card: { lift: raiseCard, follow: carry, drop: (draft, held) => held.bar.classList.remove("is-from") },
  from: { lift: take, follow: resize, drop: letGo },
  to: { lift: take, follow: resize, drop: letGo },
  tie: { lift: thread, follow: reach, drop: unthread },
  draw: { lift: (draft) => draft.stage.tipOn(null, "floats"), follow: sketch, drop: () => {} },
};

// -- a bar, or a card that becomes one

function raise(draft, held) {
  draft.stage.raise(held.bar, held.bar.getBoundingClientRect());
  begin(draft, held);
}

function raiseCard(draft, held) {
  const { bar } = held;
  const box = bar.getBoundingClientRect();
  const length = Number(bar.dataset.days);
  const width = draft.ground.widthOf({ from: 1, to: length });
  Object.assign(held, { frame: null, length });
  draft.stage.raise(draft.stage.barOf(bar, length), { left: held.start.x - LEAD, top: box.top, width });
  begin(draft, held);
}

function begin(draft, held) {
  held.bar.classList.add("is-from");
  const zone = held.kind === "move" && held.can === "place" ? draft.parkZone() : null;
  held.zone = zone;
  const [, end] = (held.bar.dataset.o ?? "").split(" ").map(Number);
  held.extra = held.frame && end ? Math.max(0, end - draft.ground.xOf(held.frame.to + 1)) : 8;
}

function carry(draft, held, at) {
  const { stage } = draft;
  stage.follow(at.x - held.start.x, at.y - held.start.y);
  const plan = planOf(draft, held, at);
  if (!draft.show(held, plan)) return;
  held.zone?.element.classList.toggle("is-over", Boolean(plan.park));
  stage.land(draft.ground, plan);
  if (plan.park) return stage.say(stage.data.parked);
  if (!plan.lane) return stage.say(draft.title(held.bar));
  const long = stage.words.length(plan.frame);
  stage.say(stage.words.days(plan.frame), `${long}, ${plan.lane.code}`, plan.refused);
}

function planOf(draft, held, at) {
  const { ground } = draft;
  if (held.zone && within(held.zone.box, at)) return { park: true };
  if (held.kind === "card" && !within(ground.box, at)) return { frame: null };
  const unit = unitOf(draft.zoom, held.frame?.unit ?? "day", at.alt);
  const frame = held.frame ? carried(held, ground.dayAt(at.x) - held.day, unit, at) : fresh(held, ground.dayAt(at.x - LEAD), unit);
  return draft.placed(held, frame, ground.laneAt(at.y));
}

function carried(held, by, unit, at) {
  return at.shift ? held.frame : moved(held.frame, by, unit);
}

function fresh(held, day, unit) {
  const start = Math.round(day);
  return moved({ from: start, to: start + held.length - 1, unit: "day" }, 0, unit);
}

export function within(box, { x, y }) {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** The row that a frame takes in a lane: its own where it can stay there. */
export function rowIn(ground, held, frame, lane) {
  const start = ground.xOf(frame.from);
  const end = ground.xOf(frame.to + 1) + (held.extra ?? 8);
  const home = lane === held.lane;
  const around = (one) => home && one.rows > 1 && held.row >= one.row && held.row < one.row + one.rows;
  const taken = lane.taken.filter((one) => one.bar !== held.bar && !around(one));
  return freeRow(taken, start, end, home ? held.row : null);
}

// -- an end of a bar

function take(draft, held) {
  held.bar.classList.add("is-sizing");
  held.style = held.bar.getAttribute("style");
  held.bar.querySelector(`.bar-grip.${held.kind === "to" ? "e" : "s"}`)?.classList.add("on");
  draft.drag.shield.classList.add("ends");
  draft.stage.tipOn(null, "floats");
}

function resize(draft, held, at) {
  const { ground, stage } = draft;
  const by = ground.dayAt(at.x) - held.day;
  const unit = unitOf(draft.zoom, held.frame.unit, at.alt);
  const frame = (held.kind === "to" ? stretched : begun)(held.frame, by, unit);
  const edge = held.kind === "to" ? frame.to + 1 : frame.from;
  stage.tipAt(ground.windowX(edge), ground.windowY(held.lane, held.row));
  if (!draft.show(held, { frame, lane: held.lane, row: held.row })) return;
  draft.stand(held.bar, { frame, lane: held.lane });
  const long = frame.to - frame.from - (held.frame.to - held.frame.from);
  const day = held.kind === "to" ? frame.to : frame.from;
  stage.say(stage.words.days({ from: day, to: day, unit: "day" }), stage.words.change(long) || stage.words.length(frame));
}

function letGo(draft, held) {
  held.bar.classList.remove("is-sizing");
  held.bar.querySelector(".bar-grip.on")?.classList.remove("on");
  held.bar.setAttribute("style", held.style);
}

// -- a tie to another bar

function thread(draft, held) {
  const box = held.bar.getBoundingClientRect();
  held.thread = Object.assign(document.createElement("i"), { className: "bar-thread" });
  Object.assign(held.thread.style, { left: `${held.start.x}px`, top: `${box.top + box.height / 2}px` });
  held.start = { ...held.start, y: box.top + box.height / 2 };
  draft.frame.append(held.thread);
  draft.stage.tipOn(null, "floats");
}

function reach(draft, held, at) {
  const [x, y] = [at.x - held.start.x, at.y - held.start.y];
  held.thread.style.transform = `rotate(${Math.atan2(y, x)}rad) scaleX(${Math.hypot(x, y)})`;
  draft.stage.tipAt(at.x + 14, at.y);
  const bar = document.elementsFromPoint(at.x, at.y).map((one) => one.closest(".bar[data-bar]")).find(Boolean);
  const other = bar && bar.dataset.bar !== held.key ? bar : undefined;
  if (held.plan && held.plan.target === other) return;
  held.plan?.target?.classList.remove("is-target");
  other?.classList.add("is-target");
  held.plan = { target: other, over: other?.dataset.bar };
  draft.stage.say(other ? draft.title(other) : draft.stage.data.untie);
}

function unthread(draft, held) {
  held.thread.remove();
  held.plan?.target?.classList.remove("is-target");
}

// -- a bar that is drawn on empty ground

function sketch(draft, held, at) {
  const { ground, stage } = draft;
  const lane = (held.lane ??= ground.laneOf(held.track));
  draft.drag.shield.classList.add("ends");
  const frame = span(held.day, ground.dayAt(at.x), unitOf(draft.zoom, "day", at.alt));
  const row = freeRow(lane.taken, ground.xOf(frame.from), ground.xOf(frame.to + 1), Math.max(0, rowAt(ground, lane, held.start.y)));
  stage.tipAt(ground.windowX(frame.from), ground.windowY(lane, row));
  if (!draft.show(held, { frame, lane, row })) return;
  stage.land(ground, { frame, lane, row });
  stage.say(stage.words.days(frame), `${stage.words.length(frame)}, ${lane.code}`);
}

function rowAt(ground, lane, y) {
  const inside = y - ground.box.top - ground.head + ground.top - lane.top - ground.pad;
  return Math.min(Math.floor(inside / ground.row), lane.rows);
}
