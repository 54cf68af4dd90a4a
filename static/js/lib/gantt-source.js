import { signedOut } from "./signed-out.js";

const AGAIN = 30_000; // ms until it is asked whether something changed
const memory = {}; // of the chart that this page showed last: drawn at once when the page is drawn anew

/** What the server says of a plan: read at first, asked again while the page is seen, remembered over a page drawn anew. */
export class GanttSource {
  constructor(chart) {
    this.chart = chart;
    this.clock = setInterval(() => !document.hidden && this.load(), AGAIN);
  }

  leave() {
    clearInterval(this.clock);
    const { left, top, active } = this.chart;
    Object.assign(memory, { page: location.pathname, left, top, active: active?.id });
  }

  get known() {
    return memory.page === location.pathname ? memory : {};
  }

  /** What this page showed last of the same plan. */
  recall() {
    if (this.known.url === this.chart.dataset.url) this.take(memory.data, memory.schedule, memory);
  }

  async load() {
    const { chart } = this;
    if (chart.isHeld) return;
    try {
      const data = await this.read(chart.dataset.url);
      if (!chart.isConnected || chart.isHeld) return;
      const other = data !== this.text;
      if (other) this.put(data);
      const schedule = chart.dataset.schedule && (await this.read(chart.dataset.schedule));
      if (!chart.isConnected || chart.isHeld) return;
      if (schedule && schedule !== this.scheduleText) this.reckoned(schedule);
      if (other && chart.preview.open) await chart.preview.again();
    } catch {
      const fault = chart.querySelector("[data-fault]");
      fault.textContent = chart.dataset.failed;
      fault.hidden = Boolean(chart.plan);
    }
  }

  /** The plan as it is by now, under a preview that is shown anew. */
  async refresh() {
    const data = await this.read(this.chart.dataset.url).catch(() => this.text);
    if (this.chart.isConnected && data !== this.text) this.put(data);
  }

  async read(url) {
    const since = performance.now();
    const answer = await fetch(url, { cache: "no-cache" });
    if (signedOut(answer.url, since) || !answer.ok) throw new Error(answer.status);
    return answer.text();
  }

  put(data) {
    this.take(data, this.known.schedule ?? null, this.chart.plan ? this.chart : this.known);
  }

  take(text, schedule, where) {
    this.text = text;
    Object.assign(memory, { page: location.pathname, url: this.chart.dataset.url, data: text });
    this.chart.take(JSON.parse(text), schedule ? JSON.parse(schedule) : null, where);
  }

  reckoned(text) {
    this.scheduleText = text;
    memory.schedule = text;
    this.chart.reckoned(JSON.parse(text));
  }
}
