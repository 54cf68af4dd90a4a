import { after, floor, isoOf } from "./snap.js";

const DAY = { days: 26, weeks: 4.8, months: 2, quarters: 0.8 }; // px
const ROWS = { days: ["month", "day"], weeks: ["month", "week"], months: ["quarter", "month"], quarters: ["year", "quarter"] };
const SNAP = { days: "day", weeks: "day", months: "week", quarters: "month" };
const PAD = { days: "week", weeks: "month", months: "month", quarters: "quarter" };
const [CHAR, AIR] = [6.5, 10]; // px of a character, and around words
const WEEKEND = 14; // px a day from which weekends are shaded
const LEAST = 0.05;

/** Days to px, as timeline/scale.py: the range snapped to whole units with air at each end, drawn on to fill `width`. */
export class GanttScale {
  constructor(zoom, { first, last }, width) {
    this.zoom = zoom;
    this.head = zoom === "fit" ? fitting(width / (last - first + 1)) : zoom;
    const unit = PAD[this.head];
    this.origin = zoom === "fit" ? floor(first, ROWS[this.head][1]) : floor(floor(first, unit) - 1, "week");
    this.end = zoom === "fit" ? after(last, ROWS[this.head][1]) : after(after(last, unit), unit);
    this.day = zoom === "fit" ? Math.max(LEAST, width / (this.end - this.origin)) : DAY[zoom];
    this.end = Math.max(this.end, this.origin + Math.ceil(width / this.day));
  }

  get width() {
    return (this.end - this.origin) * this.day;
  }

  get snap() {
    return SNAP[this.head];
  }

  x(day) {
    return (day - this.origin) * this.day;
  }

  /** Days, with their fraction. */
  dayAt(x) {
    return this.origin + x / this.day;
  }

  /** {upper, lower, weekends} of the units that two days touch: `{from, days, words}`. words(unit, day): long ones. */
  ticks(first, last, words) {
    const [upper, lower] = ROWS[this.head];
    const [low, high] = [Math.max(first, this.origin), Math.min(last, this.end)];
    const found = { upper: this.units(upper, low, high, words), lower: this.units(lower, low, high, words), weekends: [] };
    if (this.day < WEEKEND) return found;
    for (let day = floor(low, "week") + 5; day < high; day += 7) found.weekends.push({ from: day, days: 2 });
    return found;
  }

  units(unit, low, high, words) {
    const found = [];
    for (let day = floor(low, unit); day < high; day = after(day, unit)) {
      const from = Math.max(day, this.origin);
      const days = after(day, unit) - from;
      const said = words(unit, day);
      found.push({ day, from, days, words: said.length * CHAR + (unit === "day" ? 0 : AIR) <= days * this.day ? said : "" });
    }
    return found;
  }
}

function fitting(day) {
  return day >= 16 ? "days" : day >= 3.4 ? "weeks" : day >= 1.2 ? "months" : "quarters";
}

/** The words of a unit that begins on this day. */
export function naming(frameWords) {
  return (unit, day) => {
    const [year, month, date] = isoOf(day).split("-").map(Number);
    if (unit === "year") return `${year}`;
    if (unit === "quarter") return `Q${Math.floor((month - 1) / 3) + 1} ${year}`;
    if (unit === "month") return month === 1 || date !== 1 ? `${frameWords.long[month - 1]} ${year}` : frameWords.long[month - 1];
    return `${date}`;
  };
}
