import { isoOf } from "./snap.js";

/** What a drop means. `held` is what was carried, `plan` where it would be: a frame in a lane, or the parking lot. */

export function samePlace(one, other) {
  return sameDays(one.frame, other.frame) && ["lane", "row", "park", "over"].every((name) => one[name] === other[name]);
}

export function sameDays(one, other) {
  return Boolean(one) === Boolean(other) && (!one || (one.from === other.from && one.to === other.to));
}

/** Whether nothing would change. */
export function stays(held, plan) {
  return !plan.park && Boolean(held.frame) && sameDays(held.frame, plan.frame) && (!plan.lane || plan.lane === held.lane);
}

export function daysOf({ from, to }) {
  return { start: isoOf(from), end: isoOf(to) };
}

/**
 * The fields that a form is sent; days that are the projects' to tell are left out where they stay. `lanes`: what the
 * lanes stand for. Days alone lead out of a horizon, so there the lane is said where it stays the same too.
 */
export function fieldsOf(held, plan, lanes) {
  if (plan.park) return { park: "1" };
  const days = held.can === "place" || !sameDays(held.frame, plan.frame) ? daysOf(plan.frame) : {};
  const said = plan.lane && lanes.split(",").includes("horizon");
  return { ...days, ...(said ? { lane: plan.lane.value, was: wasIn(held) } : lanesOf(held, plan.lane)) };
}

/** From which lane to which; a card may stand in some already. */
export function lanesOf(held, lane) {
  if (!lane || lane === held.lane) return {};
  const own = ownOf(held);
  if (!held.lane && (own.includes(lane.value) || (!lane.value && !own.length))) return {};
  return { lane: lane.value, was: wasIn(held) };
}

function wasIn(held) {
  if (held.lane) return held.lane.value;
  const own = ownOf(held);
  return own.length === 1 ? own[0] : "";
}

function ownOf(held) {
  return (held.bar?.dataset.in ?? "").split(" ").filter(Boolean);
}
