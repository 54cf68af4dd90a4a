import { after, floor, isoOf } from "./snap.js";

const COARSE = ["month", "quarter", "half", "year"];

/** The words of a time frame, out of a stage's own: `data-months`, `data-short`, `data-weeks` and so on. */
export class FrameWords {
  /** year: the one that dates need not name. */
  constructor(words, year = new Date().getFullYear()) {
    this.words = words;
    this.long = words.months.split("|");
    this.short = words.short.split("|");
    this.year = year;
  }

  /** "27 Apr – 14 Aug", "Q3 2027" */
  days(frame) {
    const { from, to, unit } = frame;
    if (COARSE.includes(unit) && floor(from, unit) === from && after(to, unit) - 1 === to) return this.rough(frame);
    const [one, other] = [parts(from), parts(to)];
    if (from === to) return this.day(other);
    const same = one.year === other.year;
    const first = !same ? this.day(one) : one.month === other.month ? one.day : `${one.day} ${this.short[one.month]}`;
    return `${first} – ${this.day(other)}`;
  }

  day({ day, month, year }) {
    return `${day} ${this.short[month]}${year === this.year ? "" : ` ${year}`}`;
  }

  rough({ from, to, unit }) {
    const [one, other] = [parts(floor(from, unit)), parts(floor(to, unit))];
    if (one.year === other.year && one.month === other.month) return this.unit(one, unit, true);
    return `${this.unit(one, unit, one.year !== other.year || unit === "year")} – ${this.unit(other, unit, true)}`;
  }

  unit({ month, year }, unit, full) {
    if (unit === "year") return `${year}`;
    const name = { month: this.long[month], quarter: `Q${Math.floor(month / 3) + 1}`, half: `H${month < 6 ? 1 : 2}` }[unit];
    return full ? `${name} ${year}` : name;
  }

  /** "10 weeks"; days below a working week. */
  length({ from, to }) {
    return this.count(to - from + 1, 2);
  }

  /** "+5 weeks" of so many days more, "" of none. */
  change(days) {
    return days ? `${days > 0 ? "+" : "\u2212"}${this.count(Math.abs(days))}` : "";
  }

  /** "1 week later" */
  shift(days) {
    const long = this.count(Math.abs(days));
    return days ? (days > 0 ? this.words.later : this.words.earlier).replace("{long}", long) : "";
  }

  count(days, spare = 0) {
    const weeks = Math.round((days + spare) / 7);
    const name = days < 5 || (!spare && days % 7) ? (days === 1 ? "day" : "days") : weeks === 1 ? "week" : "weeks";
    return this.words[name].replace("{n}", name.startsWith("day") ? days : weeks);
  }
}

function parts(day) {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  return { year, month: month - 1, day: date };
}
