import { make } from "./gantt-rows.js";

const FLAG = 27; // px that the flag of today reaches to either side
const [CHAR, AIR] = [6.5, 10]; // px of a character, and around words

/** The days of a chart: the units in its head, the lines below them, today, and how far a promise reaches. */
export class GanttDays {
  constructor(chart) {
    this.chart = chart;
    this.head = chart.querySelector("[data-scale]");
    this.lines = chart.querySelector("[data-lines]");
  }

  /** Around what is seen between two px; nothing where that is drawn already. */
  draw(left, right) {
    if (this.drawn && left >= this.drawn.left && right <= this.drawn.right) return;
    const [{ scale, plan, naming, words }, spare] = [this.chart, right - left];
    this.drawn = { left: left - spare, right: right + spare };
    const ticks = scale.ticks(Math.floor(scale.dayAt(Math.max(0, this.drawn.left))), Math.ceil(scale.dayAt(this.drawn.right)), naming);
    const now = plan.today;
    this.head.replaceChildren(
      ...ticks.upper.map((tick) => this.clear(this.place("gt-q", tick.from, tick.days, tick.words), tick, now)),
      ...ticks.lower.map((tick) => this.place(`gt-w${tick.day <= now && now < tick.day + tick.days ? " now" : ""}`, tick.from, tick.days, tick.words)),
      this.place("tl-flag", now + 0.5, 0, words.days({ from: now, to: now })),
    );
    this.lines.replaceChildren(
      this.place("gt-past", scale.origin, now - scale.origin),
      ...ticks.weekends.map((free) => this.place("gt-free", free.from, free.days)),
      ...ticks.upper.map((tick) => this.place("gt-line", tick.from, 0)),
      this.place("gt-now", now + 0.5, 0),
      ...this.pledge(plan.pledge),
    );
  }

  place(name, from, days, words = "") {
    const { scale } = this.chart;
    const part = make("span", name);
    if (words) part.append(make("span", "", words));
    part.style.insetInlineStart = `${scale.x(from)}px`;
    if (days) part.style.inlineSize = `${days * scale.day}px`;
    return part;
  }

  /** The words of a unit stand clear of the flag of today: behind it, or they scroll away before it. */
  clear(part, { from, days, words }, now) {
    const { scale } = this.chart;
    const flag = scale.x(now + 0.5) - scale.x(from);
    if (flag > -FLAG && flag < FLAG + words.length * CHAR + AIR) part.style.paddingInlineStart = `${flag + FLAG + 6}px`;
    else if (flag > 0 && flag < days * scale.day + FLAG) part.style.inlineSize = `${flag - FLAG - 2}px`;
    return part;
  }

  /** What was promised, the last day that keeps it, and the tolerance between the two. */
  pledge(pledge) {
    if (!pledge) return [];
    const { promised, limit } = pledge;
    const words = this.chart.dataset;
    const line = (name, day, said) => this.place(name, day + 1, 0, `${said} ${this.chart.words.days({ from: day, to: day })}`);
    const last = line("gt-prom is-limit", limit, words.limit);
    if (limit === promised) return [last];
    return [this.place("gt-tol", promised + 1, limit - promised), line("gt-prom", promised, words.promised), last];
  }

  today(smooth = false) {
    const { scroller, listWidth, scale, plan } = this.chart;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const left = scale.x(plan.today) - (scroller.clientWidth - listWidth) / 3;
    scroller.scrollTo({ left, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** Another zoom; the day in the middle stays there. */
  zoom(name) {
    const { chart } = this;
    const middle = (chart.scroller.clientWidth - chart.listWidth) / 2;
    const day = chart.scale.dayAt(chart.scroller.scrollLeft + middle);
    chart.kept.zoom = name;
    chart.lay();
    chart.scroller.scrollLeft = chart.scale.x(day) - middle;
  }
}
