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

/** The fields that a form is sent; days that are the projects' to tell are left out where they stay. */
export function fieldsOf(held, plan) {
  if (plan.park) return { park: "1" };
  const days = held.can === "place" || !sameDays(held.frame, plan.frame) ? daysOf(plan.frame) : {};
  return { ...days, ...lanesOf(held, plan.lane) };
}

/** From which lane to which; a card may stand in some already. */
export function lanesOf(held, lane) {
  if (!lane || lane === held.lane) return {};
  if (held.lane) return { lane: lane.value, was: held.lane.value };
  const own = (held.bar?.dataset.in ?? "").split(" ").filter(Boolean);
  if (own.includes(lane.value) || (!lane.value && !own.length)) return {};
  return { lane: lane.value, was: own.length === 1 ? own[0] : "" };
}
