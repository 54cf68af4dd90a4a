const [LEAST, MOST, USUAL, STEP] = [320, 640, 470, 10]; // px of the list
const ZOOMS = ["days", "weeks", "months", "quarters", "fit"];

/** How this browser looked at plans last, and what it folded on this page. */
export function remembered(page) {
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  };
  const [look, folds] = [read("gantt"), read(`gantt ${page}`)];
  return {
    zoom: ZOOMS.includes(look.zoom) ? look.zoom : "weeks",
    list: within(Number(look.list) || USUAL),
    shows: { critical: look.critical ?? true, slack: look.slack ?? true },
    folded: new Set(Array.isArray(folds.folded) ? folds.folded : []),
    first: !folds.folded,
  };
}

/** The buttons over the chart, and the edge of its list that can be moved. */
export class GanttTools {
  constructor(chart) {
    this.chart = chart;
    this.bar = document.querySelector(".gt-tools");
    this.split = chart.querySelector("[data-split]");
    this.stop = new AbortController();
    const how = { signal: this.stop.signal };
    this.bar?.addEventListener("click", (event) => this.press(event.target.closest("[data-gantt]")?.dataset.gantt), how);
    this.split.addEventListener("pointerdown", (event) => this.pull(event), how);
    this.split.addEventListener("keydown", (event) => this.nudge(event), how);
    this.show();
  }

  leave() {
    this.stop.abort();
  }

  press(name) {
    const { chart } = this;
    if (!name || !chart.plan) return;
    if (ZOOMS.includes(name)) chart.days.zoom(name);
    else if (name === "today") return chart.days.today(true);
    else if (name === "fold" || name === "unfold") return chart.foldAll(name === "fold");
    else {
      chart.shows[name] = !chart.shows[name];
      chart.lay();
    }
    this.keep();
    this.show();
  }

  show() {
    const { kept, shows } = this.chart;
    this.bar?.querySelectorAll("[data-gantt][aria-pressed]").forEach((button) => {
      button.setAttribute("aria-pressed", String(shows[button.dataset.gantt] ?? kept.zoom === button.dataset.gantt));
    });
    this.split.setAttribute("aria-valuenow", kept.list);
  }

  keep() {
    const { zoom, list, shows, folded } = this.chart.kept;
    localStorage.setItem("gantt", JSON.stringify({ zoom, list, ...shows }));
    localStorage.setItem(`gantt ${location.pathname}`, JSON.stringify({ folded: [...folded] }));
  }

  // -- the edge of the list

  pull(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.split.setPointerCapture(event.pointerId);
    const [x, from] = [event.clientX, this.chart.kept.list];
    const move = (at) => this.width(from + at.clientX - x);
    this.split.addEventListener("pointermove", move);
    this.split.addEventListener("lostpointercapture", () => this.split.removeEventListener("pointermove", move), { once: true });
  }

  nudge(event) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP, Home: LEAST - MOST, End: MOST - LEAST }[event.key];
    if (!step) return;
    event.preventDefault();
    this.width(this.chart.kept.list + step);
  }

  width(px) {
    this.chart.kept.list = within(px);
    if (this.chart.plan) this.chart.lay();
    this.keep();
    this.show();
  }
}

function within(px) {
  return Math.round(Math.min(Math.max(px, LEAST), MOST));
}
