import { fill, make } from "./gantt-rows.js";
import { parse, send } from "./page.js";
import { dayOf } from "./snap.js";

/**
 * What would move, beside the live chart: a panel from the server, whose chosen way the chart draws, old places dashed and
 * new ones ringed. Nothing is saved until it is agreed to. Enter does, Escape leaves the reason, then gives it up. A bar that is moved meanwhile
 * asks anew, and what would move then stands in its place, with the way that was chosen and the reason as far as it is typed.
 */
export class GanttPreview {
  constructor(chart) {
    this.chart = chart;
  }

  get open() {
    return Boolean(this.panel);
  }

  /** The panel in an answer, null where it holds none. */
  static in(html) {
    return parse(html).querySelector("[data-beside]");
  }

  /** asked: {url, fields: [[name, value]], row}, to ask the same again. */
  show(panel, asked) {
    const within = this.panel?.contains(document.activeElement);
    const { written } = this;
    this.close();
    this.asked = asked;
    this.panel = document.adoptNode(panel);
    this.stop = new AbortController();
    const how = { signal: this.stop.signal };
    const main = document.getElementById("main");
    main.append(this.panel);
    main.classList.add("with-bes");
    this.panel.addEventListener("change", () => this.choose(true), how);
    this.panel.addEventListener("click", (event) => this.press(event), how);
    this.panel.addEventListener("submit", (event) => this.apply(event), how);
    document.addEventListener("keydown", (event) => this.key(event), how);
    this.chart.classList.add("is-beside");
    if (written) this.write(written);
    this.choose();
    if (!written && asked.row) this.reveal(asked.row);
    if (written?.caret) this.why.setSelectionRange(...written.caret);
    if (written?.caret) this.why.focus({ preventScroll: true });
    else if (!written || within || document.activeElement === document.body) this.panel.querySelector(":checked").focus({ preventScroll: true });
  }

  get why() {
    return this.panel.querySelector("[name=move_why]");
  }

  /** What somebody chose and typed in the panel, and where they are in it; null where none is open. */
  get written() {
    if (!this.panel) return null;
    const { why } = this;
    const caret = why === document.activeElement ? [why.selectionStart, why.selectionEnd] : null;
    return { way: this.way.dataset.way, why: why.value, caret };
  }

  write({ way, why }) {
    this.panel.querySelector(`input[value="${way}"]`).checked = true;
    this.why.value = why;
  }

  /** The reason as it is posted with other days of the same row, which may be done at once. */
  said(row) {
    return this.panel && this.asked.row?.key === row.key ? [["move_why", this.why.value]] : [];
  }

  /** Its old place and its new one come into sight, the new one where both have no room. */
  reveal({ y, from, to, old }) {
    const { chart } = this;
    const room = (chart.scroller.clientWidth - chart.listWidth) / chart.scale.day;
    const [first, last] = [Math.min(from, old?.from ?? from), Math.max(to, old?.to ?? to)];
    chart.reveal(last - first < room * 0.7 ? { y, from: first, to: last } : { y, from, to });
    const covered = this.panel.getBoundingClientRect().left < chart.scroller.getBoundingClientRect().right;
    if (covered) chart.scroller.scrollLeft = chart.scale.x(from) - 12; // a narrow window: beside the list
  }

  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], details[open] > .menu")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target === this.why) this.panel.querySelector(":checked").focus({ preventScroll: true });
    else this.cancel();
  }

  press(event) {
    if (event.target.closest("[data-cancel]")) this.cancel();
    const order = event.target.closest("[data-order]");
    if (order) this.order(order);
  }

  // -- one way of it

  get way() {
    return this.panel.querySelector(`[data-way="${this.panel.querySelector(":checked").value}"]`);
  }

  choose(byHand = false) {
    const { panel, way, chart } = this;
    panel.querySelectorAll("[data-way]").forEach((one) => (one.hidden = one !== way));
    panel.querySelector("[data-headline]").textContent = way.dataset.says;
    panel.querySelector("[data-go-words]").textContent = way.dataset.apply;
    const stale = panel.querySelector("[data-stale]");
    chart.speak(stale && !byHand ? `${stale.textContent.trim()} ${way.dataset.says}` : way.dataset.says);
    this.place(JSON.parse(way.dataset.drawn));
    chart.lay();
  }

  /** The rows of the chart where they would be. */
  place({ moves, marks, broken, promised, limit }) {
    this.restore();
    const { plan } = this.chart;
    const byMark = new Map(plan.rows.filter((row) => row.mark).map((row) => [row.mark, row]));
    for (const [key, from, to] of moves) this.put(plan.byKey.get(key), dayOf(from), dayOf(to));
    for (const [mark, day] of marks) this.put(byMark.get(mark), dayOf(day), dayOf(day));
    for (const [row, [from, to]] of spans(plan.tasks)) this.put(row, from, to);
    const pairs = new Set(broken.map((pair) => pair.join(">")));
    for (const link of plan.links.filter((one) => one.before.old || one.after.old)) {
      link.was = link.broken;
      link.broken = pairs.has(`${link.before.key}>${link.after.key}`);
    }
    plan.pledge = limit ? { promised: dayOf(promised), limit: dayOf(limit) } : null;
  }

  put(row, from, to) {
    if (!row || (row.from === from && row.to === to)) return;
    const { until } = row;
    row.old = { from: row.from, to: row.to, until };
    Object.assign(row, { from, to, until: until && row.open && to < this.chart.plan.today ? until : null });
  }

  restore() {
    const { plan } = this.chart;
    for (const row of plan.rows) {
      if (!row.old) continue;
      Object.assign(row, row.old);
      delete row.old;
    }
    for (const link of plan.links.filter((one) => one.was !== undefined)) {
      link.broken = link.was;
      delete link.was;
    }
    plan.pledge = null;
  }

  /** The list by what moves a task, or by how far it moves. */
  order(button) {
    const list = button.closest("[data-way]").querySelector(".bes-l");
    const bySize = button.dataset.order === "size";
    for (const one of button.parentElement.children) one.setAttribute("aria-pressed", String(one === button));
    list.causes ??= [...list.children];
    for (const section of list.causes) section.lines ??= [...section.querySelectorAll("li")];
    if (bySize) return list.replaceChildren(...sections(list.causes.flatMap((section) => section.lines)));
    for (const section of list.causes) section.querySelector("ul").append(...section.lines);
    return list.replaceChildren(...list.causes);
  }

  // -- agreed to, given up, asked again

  agree() {
    this.panel.querySelector("form").requestSubmit();
  }

  async apply(event) {
    event.preventDefault();
    const { panel, chart } = this;
    const [form, go] = [panel.querySelector("form"), panel.querySelector("[data-go]")];
    if (go.getAttribute("aria-busy")) return;
    go.setAttribute("aria-busy", "true");
    const answer = await send(form, null, { "X-Beside": "plan" }).catch(() => null); // what is agreed to never waits unseen
    const html = answer && answer.status < 500 ? await answer.text().catch(() => "") : "";
    go.removeAttribute("aria-busy");
    if (!panel.isConnected) return;
    if (!html) {
      document.querySelector("toast-stack")?.fail(answer ? "error" : "offline");
      return;
    }
    const again = GanttPreview.in(html);
    if (again) {
      await chart.source.refresh();
      this.show(again, this.current);
    } else if (answer.redirected && answer.ok) {
      const { row } = this.asked;
      this.close();
      chart.turnTo(row ?? chart.active);
      chart.focusActive();
      chart.swap({ html, url: answer.url });
    } else chart.ask.complain(html);
  }

  cancel() {
    const { chart, asked } = this;
    const row = asked.row ?? chart.active;
    this.close();
    chart.goTo(row);
    chart.speak(asked.row ? fill(chart.dataset.unchanged, { title: row.title }) : chart.dataset.nothing);
  }

  /** What was asked, about the row as it is by now. */
  get current() {
    const { row } = this.asked;
    return { ...this.asked, row: row && (this.chart.plan.byKey.get(row.key) ?? row) };
  }

  /** Somebody else changed the plan, which is drawn anew: what would move is reckoned again. */
  async again() {
    const { asked, panel } = this;
    const answer = await this.chart.ask.post(asked.url, [...asked.fields, ["again", "1"]], asked.row);
    const found = answer && GanttPreview.in(answer.html);
    if (this.panel !== panel) return;
    if (found) this.show(found, this.current);
    else if (answer?.status === 204) this.cancel(); // it stands by now as it was asked for
  }

  leave() {
    this.stop?.abort();
    this.panel?.parentElement?.classList.remove("with-bes");
    this.panel?.remove();
    this.panel = undefined;
  }

  close() {
    if (!this.panel) return;
    this.leave();
    this.asked = undefined;
    this.restore();
    this.chart.classList.remove("is-beside");
    if (this.chart.isConnected) this.chart.lay();
  }
}

/** [[whole, [first, last]]] of those some part of which moves, from their parts; not of those that are drawn in part, since
 * nobody knows here where the rest of it is. */
function spans(tasks) {
  const found = new Map();
  for (const row of tasks.toReversed()) {
    const span = found.get(row);
    if (!row.above || row.status === "cancelled") continue;
    const above = found.get(row.above) ?? { from: Infinity, to: -Infinity, parts: 0, moves: false, lacks: false };
    found.set(row.above, above);
    above.parts += 1;
    above.lacks ||= Boolean(row.whole && lacks(row, span));
    above.moves ||= Boolean(span?.moves || (row.old && !row.whole));
    const [from, to] = span && span.from <= span.to ? [span.from, span.to] : [row.from, row.to];
    if (from === null) continue;
    Object.assign(above, { from: Math.min(above.from, from), to: Math.max(above.to, to) });
  }
  return [...found].filter(([row, span]) => span.moves && !lacks(row, span)).map(([row, { from, to }]) => [row, [from, to]]);
}

/** Whether parts of it, or of these, are left out. */
function lacks(whole, span) {
  return (span?.parts ?? 0) < whole.below || Boolean(span?.lacks);
}

/** The farthest first, a heading for each distance. */
function sections(lines) {
  const far = (line) => Math.abs(Number(line.dataset.halves));
  const found = new Map();
  for (const line of lines.toSorted((one, other) => far(other) - far(one))) {
    found.set(line.dataset.far, [...(found.get(line.dataset.far) ?? []), line]);
  }
  return [...found].map(([words, ones]) => {
    const [section, list] = [make("section"), make("ul")];
    list.append(...ones);
    section.append(make("h4", "xs t2", words), list);
    return section;
  });
}
