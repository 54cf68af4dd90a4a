import { dayOf } from "./snap.js";

/**
 * The plan as the server tells it, a row a task or milestone: `{n, id, key, title, depth, above, status, from, to, share, who,
 * whole, moment, below, ready, open}`; where there are several projects, each has a row that is their `head`. Days are counted as `snap.js` does. `seen` are the rows that no fold hides, each with
 * its `y`; -1 is hidden.
 */
export class GanttPlan {
  constructor(data, folded) {
    this.keys = new Set(data.projects?.map((one) => one.key) ?? [data.key]);
    this.today = dayOf(data.today);
    this.people = data.people;
    this.folded = folded;
    this.tasks = tasksOf(data);
    this.byKey = new Map(this.tasks.map((row) => [row.key, row]));
    this.rows = withMilestones(this.tasks, data.milestones);
    this.links = linksOf(data.links, this.tasks);
    this.late();
    this.fold();
  }

  /** How far open work is behind: to today where it was due before, and of a whole to the latest of its parts. */
  late() {
    for (const row of this.rows) {
      const end = row.to ?? row.from;
      row.until = row.open && !row.whole && row.key && end !== null && end < this.today ? this.today : null;
    }
    for (const row of this.tasks.toReversed()) {
      if (row.above && row.until) row.above.until = Math.max(row.above.until ?? 0, row.until);
    }
    for (const row of this.tasks) if (row.whole && row.until <= row.to) row.until = null;
  }

  fold() {
    let hidden = Infinity;
    this.seen = [];
    for (const row of this.rows) {
      row.y = -1;
      if (row.depth > hidden) continue;
      hidden = row.whole && this.folded.has(row.key) ? row.depth : Infinity;
      row.y = this.seen.length;
      this.seen.push(row);
    }
  }

  /** What the schedule says of each; an answer for another state of the plan simply knows fewer rows. */
  take(found) {
    const at = new Map(this.tasks.map((row) => [row.number, row]));
    (found.number ?? []).forEach((number, n) => {
      const row = at.get(number);
      if (!row) return;
      row.plan = { from: dayOf(found.start[n]), to: dayOf(found.finish[n]), late: dayOf(found.late[n]), total: found.total[n] };
      row.critical = Boolean(found.critical[n]) && row.open;
    });
    const broken = new Set((found.broken ?? []).map((pair) => pair.join(">")));
    for (const link of this.links) {
      link.broken = broken.has(`${link.before.number}>${link.after.number}`);
      link.critical = Boolean(link.before.critical && link.after.critical);
    }
  }

  /** First and last day that is drawn, with today. */
  get range() {
    let [first, last] = [this.today, this.today];
    const reach = (day) => {
      if (day === null || day === undefined) return;
      if (day < first) first = day;
      if (day > last) last = day;
    };
    for (const row of this.rows) [row.from, row.to, row.until, row.was?.from, row.was?.to, row.old?.from].forEach(reach);
    reach(this.pledge?.limit);
    return { first, last };
  }

  /** Whether what has this key is of this plan, drawn or not; what has none is of whichever is looked at. */
  holds(key) {
    return !key || this.keys.has(key.split("-")[0]);
  }

  get critical() {
    return this.tasks.filter((row) => row.critical && !row.whole).length;
  }
}

function tasksOf({ key, projects, tasks, statuses }) {
  const wholes = new Map(tasks.whole.map((n, at) => [n, at]));
  const moments = new Set(tasks.moment);
  const stops = new Map((tasks.stopped ?? []).map((n, at) => [n, tasks.why[at]]));
  const line = [];
  return tasks.number.map((number, n) => {
    const depth = tasks.depth[n];
    const at = wholes.get(n);
    const [start, due] = [tasks.start[n], tasks.due[n]];
    const status = statuses[tasks.status[n]];
    const project = projects ? projects[tasks.of[n]] : { key };
    const name = number ? `${project.key}-${number}` : project.key;
    const row = {
      n, number, depth, status, project: project.key, head: !number, left: project.left, key: name, id: `g-${name}`, title: tasks.title[n],
      statusAt: tasks.status[n], above: depth ? line[depth - 1] : null, whole: at !== undefined, moment: moments.has(n),
      from: dayOr(start ?? due), to: dayOr(due ?? start), share: tasks.share[n], who: tasks.who[n], stop: stops.get(n),
      was: kept(tasks, n), open: status !== "done" && status !== "cancelled", below: tasks.below[at], ready: tasks.ready[at], linked: false,
    };
    line.length = depth;
    line.push(row);
    return row;
  });
}

function withMilestones(tasks, marks) {
  const behind = new Map();
  marks.id.forEach((id, n) => {
    const due = dayOf(marks.due[n]);
    const row = { n: -1, mark: id, project: tasks[marks.behind[n]]?.project, id: `g-${id}`, key: "", title: marks.name[n], depth: marks.depth[n], above: null, moment: true, from: due, to: due, who: [], open: !marks.reached[n], reached: marks.reached[n], share: null, was: keptMark(marks, n) };
    behind.set(marks.behind[n], [...(behind.get(marks.behind[n]) ?? []), row]);
  });
  if (!behind.size) return tasks;
  const rows = [...(behind.get(-1) ?? [])];
  for (const task of tasks) {
    rows.push(task);
    if (behind.has(task.n)) rows.push(...behind.get(task.n));
  }
  return rows;
}

function linksOf({ before, after, kind, lag }, tasks) {
  return before.map((n, at) => {
    const link = { before: tasks[n], after: tasks[after[at]], kind: kind[at], lag: lag[at], broken: false, critical: false };
    link.before.linked = link.after.linked = true;
    return link;
  });
}

/** Where the baseline that is looked at had it. */
function kept(tasks, n) {
  const start = tasks.baseline_start[n];
  return start ? { from: dayOf(start), to: dayOf(tasks.baseline_finish[n]) } : null;
}

function keptMark(marks, n) {
  const day = dayOr(marks.baseline?.[n]);
  return day === null ? null : { from: day, to: day };
}

function dayOr(iso) {
  return iso === null || iso === undefined ? null : dayOf(iso);
}
