/**
 * Days that a carried bar may take. A day is a whole number counted from 1 January 1970, so that nothing moves with a
 * time zone; a frame is `{from, to, unit}`, both days included, `unit` how precisely it is meant.
 */
const DAY = 864e5;
const ORDER = ["day", "week", "month", "quarter", "half", "year"];
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 };
const SNAP = { weeks: "day", months: "week", quarters: "month" };
const SHORT = 5; // days; what is shorter than a working week keeps its length

export const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The unit a frame snaps to: the zoom's, or its own where that is coarser; a day where it is asked for. */
export function unitOf(zoom, precision, byDay = false) {
  if (byDay) return "day";
  return ORDER[Math.max(ORDER.indexOf(SNAP[zoom] ?? "week"), ORDER.indexOf(precision))];
}

/** First day of the unit that holds this day. Weeks begin on Mondays. */
export function floor(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % MONTHS[unit]), 1) / DAY;
}

/** First day of the next unit. */
export function after(day, unit) {
  if (unit === "day") return day + 1;
  if (unit === "week") return floor(day, unit) + 7;
  const date = new Date(floor(day, unit) * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + MONTHS[unit], 1) / DAY;
}

/** Last day that work takes in the unit that holds this day: a Friday, unless whole weeks are meant. */
function last(day, unit, precision) {
  return unit === "week" && precision !== "week" ? floor(day, unit) + 4 : after(day, unit) - 1;
}

function nearest(day, one, other) {
  return day - one <= other - day ? one : other;
}

/** How many whole units it takes: 0 where its length in days is kept. */
function units({ from, to }, unit) {
  if (unit === "day") return 0;
  if (unit === "week") return to - from + 1 < SHORT ? 0 : Math.max(1, Math.round((to - from + 3) / 7));
  if (floor(from, unit) !== from || after(to, unit) - 1 !== to) return 0;
  let count = 0;
  for (let day = from; day <= to; day = after(day, unit)) count += 1;
  return count;
}

/** The same length from another start. */
function from(start, frame, unit) {
  let count = units(frame, unit);
  if (!count) return { ...frame, from: start, to: start + frame.to - frame.from };
  let day = start;
  while (--count) day = after(day, unit);
  return { ...frame, from: start, to: last(day, unit, frame.unit) };
}

/** Whole units from one day to another, in whichever order. */
export function span(one, other, unit) {
  const [first, end] = [Math.min(one, other), Math.max(one, other)].map(Math.floor);
  return { from: floor(first, unit), to: Math.max(last(end, unit, "day"), floor(first, unit)), unit: "day" };
}

/** Moved by so many days, to the nearest start of a unit. */
export function moved(frame, by, unit) {
  const want = frame.from + Math.round(by);
  return from(nearest(want, floor(want, unit), unit === "day" ? want : after(want, unit)), frame, unit);
}

/** One start of a unit later (1) or earlier (-1). */
export function stepped(frame, step, unit) {
  const back = floor(frame.from, unit) < frame.from ? floor(frame.from, unit) : floor(frame.from - 1, unit);
  return from(step > 0 ? after(frame.from, unit) : back, frame, unit);
}

/** Its end moved by so many days to the nearest end of a unit, never before its start. */
export function stretched(frame, by, unit) {
  const want = frame.to + Math.round(by);
  const [before, behind] = [last(floor(want, unit) - 1, unit, frame.unit), last(want, unit, frame.unit)];
  const to = unit === "day" ? want : nearest(want, before, behind);
  return { ...frame, to: to >= frame.from ? to : Math.max(frame.from, last(frame.from, unit, frame.unit)) };
}

/** Its start moved so, never behind its end. */
export function begun(frame, by, unit) {
  const want = frame.from + Math.round(by);
  const start = unit === "day" ? want : nearest(want, floor(want, unit), after(want, unit));
  return { ...frame, from: start <= frame.to ? start : Math.min(frame.to, floor(frame.to, unit)) };
}

/** The next end (1), or the one before (-1) while that is not before its start. */
export function lengthened(frame, step, unit) {
  let to = last(frame.to, unit, frame.unit);
  if (step > 0 && to <= frame.to) to = last(after(frame.to, unit), unit, frame.unit);
  if (step < 0 && to >= frame.to) to = last(floor(frame.to, unit) - 1, unit, frame.unit);
  return to < frame.from ? frame : { ...frame, to };
}

/** The next start (1) while that is not behind its end, or the one before (-1). */
export function opened(frame, step, unit) {
  const start = stepped(frame, step, unit).from;
  return start > frame.to ? frame : { ...frame, from: start };
}

/**
 * The row that a bar takes between two px: the one it wishes for where nothing is in its way, else the first that is
 * free. taken: `[{row, rows, start, end}]`, the ends left out.
 */
export function freeRow(taken, start, end, wish = null) {
  const blocked = new Set();
  for (const one of taken) {
    if (one.start < end && start < one.end) for (let row = one.row; row < one.row + one.rows; row += 1) blocked.add(row);
  }
  if (wish !== null && !blocked.has(wish)) return wish;
  let row = 0;
  while (blocked.has(row)) row += 1;
  return row;
}
