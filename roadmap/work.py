"""Progress, plan, forecast and health of any number of projects, from one query over their leaf tasks."""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

from accounts.columns import day, ident, number, plain, raws
from accounts.prepared import Prepared
from accounts.templatetags.shell import seen_from
from execution.calendar import WEEK, working_days_between
from execution.models import Task, TaskDependency
from execution.models.project import OPEN, ProjectState
from execution.progress import totals
from execution.scheduling.jobs import Link
from roadmap import health as rules
from roadmap.awaited import Web
from roadmap.forecast import Forecast, Leaf, forecast
from roadmap.models import Delivery
from roadmap.reading.kept import Kept, Key
from roadmap.words import reason

COLUMNS = (
    plain("project"), plain("pk"), "status", plain("estimate"), plain("remaining"), plain("start"), plain("due"),
    plain("finished_on"), plain("started_on"),
)  # fmt: skip

FACTS = Kept(10_000)  # leaves whose projects are kept as they were told last


@dataclass(frozen=True)
class Facts:
    """What is derived of one project, or of all projects of one initiative.

    share: of the work that is done, 0..1, None without work. tasks, done: leaf tasks that are not
    cancelled. start, end: the plan. planned_finish: where open work is planned to end. began, ended:
    when it was really worked on, ended None while work is left. forecast: Forecast or None. health: Health.
    reason: why, in one sentence. state: of the project, "" where nobody kept it.
    """

    share: float | None
    weight: Fraction
    done_weight: Fraction
    tasks: int
    done: int
    start: dt.date | None
    end: dt.date | None
    planned_finish: dt.date | None
    forecast: Forecast | None
    health: rules.Health
    reason: str
    began: dt.date | None = None
    ended: dt.date | None = None
    state: str = ""

    @property
    def gapes(self):
        """Whether its project is open and nothing in it tells when it ends."""
        return self.state in OPEN and self.forecast is None

    @property
    def percent(self):
        """Whole per cents; an unfinished whole never rounds up to 100."""
        if self.share is None:
            return None
        return 100 if self.share >= 1 else min(99, int(self.share * 100 + 0.5))


@Prepared
def delivering(workspace):
    """The rows of all leaves of the projects that serve an initiative."""
    projects = Delivery.objects.filter(workspace=workspace).order_by().values("project")
    return Task.objects.leaves().filter(workspace=workspace, project__in=projects).values_list(*COLUMNS)


@Prepared
def linked(workspace):
    return tied(TaskDependency.objects.filter(workspace=workspace))


def tied(rows):
    living = rows.filter(before__deleted_at=None, after__deleted_at=None)
    return living.values_list("before__project", "before", "after", "kind", "lag")


def leaves_of(project_ids):
    """{project id: [Leaf]} of all of them in one query."""
    return {pk: leaves_in(rows) for pk, rows in rows_of(project_ids).items()}


def leaves_in(rows):
    """[Leaf] of rows of COLUMNS."""
    return [
        Leaf(ident(pk), status, number(estimate), number(remaining), *map(day, days))
        for _project, pk, status, estimate, remaining, *days in rows
    ]


def rows_of(project_ids, workspace=None):
    """{project id: [row of COLUMNS]}, one a leaf, of all of them in one query. workspace: theirs, where they are most of
    what delivers in it, so that naming each costs more than what is read in vain."""
    found = {pk: [] for pk in project_ids}
    if found:
        each, others = raws(found), []
        rows = delivering(workspace.pk) if workspace else named(found)
        for row in rows:
            each.get(row[0], others).append(row)
    return found


def named(project_ids):
    return Task.objects.leaves().filter(project_id__in=project_ids).values_list(*COLUMNS)


def webs_of(leaves):
    """{project id: Web} of those of leaves_of in which something waits for something. One query, and one more where a
    task that has subtasks is waited for, or waits."""
    return webs(leaves, lambda pk: [leaf.id for leaf in leaves[pk]])


def webs(projects, leaves_in_it, workspace=None):
    """The same. projects: their ids; leaves_in_it: id -> the ids of its leaves; workspace: as rows_of has it."""
    found = (
        linked(workspace.pk)
        if workspace
        else tied(TaskDependency.objects.filter(before__project__in=list(projects)))
    )
    links, ends = {}, set()
    for project, before, after, kind, lag in found:
        if project in projects:
            links.setdefault(project, []).append(Link(before, after, kind, int(lag * 2)))
            ends |= {before, after}
    if not links:
        return {}
    ends -= {leaf for pk in links for leaf in leaves_in_it(pk)}
    parents = {}
    if ends:
        rows = Task.objects.filter(project__in=list(links), parent__isnull=False)
        parents = dict(rows.values_list("pk", "parent"))
    return {pk: Web(some, parents) for pk, some in links.items()}


def of_deliveries(deliveries, today, workspace=None):
    """{delivery id: Facts}; the deliveries come with their project and promise (`with_work`). workspace: theirs, where
    they are most of what it has."""
    rows = rows_of({delivery.project_id for delivery in deliveries}, workspace)
    between = webs(rows, lambda pk: [ident(row[1]) for row in rows[pk]], workspace) if rows else {}
    view = seen_from()
    return {
        d.pk: kept(d.project, rows[d.project_id], today, d.promise, between.get(d.project_id), view)
        for d in deliveries
    }


def of_projects(projects, today, deliveries=None):
    """{project id: Facts}: against the promise of its delivery where it has one. deliveries: {project id:
    Delivery with its promise} where they are at hand already."""
    ids = [project.pk for project in projects]
    linked = serving(ids) if deliveries is None else deliveries
    promises = {pk: delivery.promise for pk, delivery in linked.items()}
    leaves = leaves_of(ids)
    webs = webs_of(leaves) if leaves else {}
    view = seen_from()
    return {
        p.pk: of_project(p, leaves[p.pk], today, promises.get(p.pk), webs.get(p.pk), view) for p in projects
    }


def serving(project_ids):
    """{project id: Delivery} of those that serve an initiative, in one query."""
    if not project_ids:
        return {}
    return {d.project_id: d for d in Delivery.objects.with_work().filter(project__in=project_ids)}


def kept(project, rows, today, promise, web, view):
    """The Facts of a project from the rows of its leaves. Most of them are at the next look what they were at the last."""
    told = promise and (promise.end, promise.tolerance)
    waits = web and (*web.links, *web.parents.items())
    key = Key((project.state, project.start, project.deadline, told, today, view, waits, *rows))
    found = FACTS.get(key)
    if found is None:
        found = of_project(project, leaves_in(rows), today, promise, web, view)
        FACTS.keep(key, found, 1 + len(rows))
    return found


def of_project(project, leaves, today, promise=None, web=None, view=None):
    """Facts of one project from its leaves and its Web. view: shell.seen_from, asked once for many."""
    counted = [leaf for leaf in leaves if leaf.status != "cancelled"]
    done, weight = totals(leaves)
    start, end = plan(project, counted)
    expected = None if project.state == "cancelled" else forecast(leaves, today, web)
    judged = rules.health(
        expected, promise and promise.end, promise.tolerance if promise else None, project.deadline
    )
    return Facts(
        share=float(done / weight) if weight else None,
        weight=weight,
        done_weight=done,
        tasks=len(counted),
        done=sum(leaf.status == "done" for leaf in counted),
        start=start,
        end=end,
        planned_finish=planned_finish(project, counted),
        forecast=expected,
        health=judged,
        reason=reason(judged, view),
        began=min((leaf.started_on for leaf in counted if leaf.started_on), default=None),
        ended=finish(counted),
        state=project.state,
    )


def plan(project, leaves):
    """From the earliest start to the latest due of the leaves; the project's own where they have none."""
    start = min((leaf.start for leaf in leaves if leaf.start), default=project.start)
    end = max((leaf.due for leaf in leaves if leaf.due), default=project.deadline)
    return start, max(start, end) if start and end else end


def planned_finish(project, leaves):
    """The latest due of open work; the project's deadline where none has one."""
    return max((leaf.due for leaf in leaves if leaf.is_open and leaf.due), default=project.deadline)


def finish(leaves):
    """The day on which the last of them was finished; None while one is open or nobody knows the day."""
    days = [leaf.finished_on for leaf in leaves]
    return max(days) if days and all(days) else None


def together(parts):
    """Facts of an initiative from those of its projects; None where it has none."""
    parts = alive(parts, attrgetter("state"))
    if len(parts) < 2:
        return parts[0] if parts else None
    weight, done = sum(p.weight for p in parts), sum(p.done_weight for p in parts)
    expected, worst = expected_of(parts)
    return replace(
        worst,
        share=float(done / weight) if weight else None,
        weight=weight,
        done_weight=done,
        tasks=sum(p.tasks for p in parts),
        done=sum(p.done for p in parts),
        start=min((p.start for p in parts if p.start), default=None),
        end=max((p.end for p in parts if p.end), default=None),
        planned_finish=max((p.planned_finish for p in parts if p.planned_finish), default=None),
        began=min((p.began for p in parts if p.began), default=None),
        ended=max(p.ended for p in parts) if all(p.ended for p in parts) else None,
        forecast=expected,
    )


def alive(rows, state_of):
    """Those of some projects that count for the whole: what was cancelled only where nothing else is left."""
    return [row for row in rows if state_of(row) != ProjectState.CANCELLED] or rows


def expected_of(parts):
    """(Forecast or None, the Facts that say the health) of several projects. What is done tells nothing of the whole
    while another one is open and without work to forecast from, unless it was late."""
    expected = latest([p.forecast for p in parts if p.forecast])
    worst = min(parts, key=lambda p: rules.ORDER.index(p.health.state))
    empty = [p for p in parts if p.gapes]
    if not (empty and expected and expected.done):
        return expected, worst
    return None, worst if worst.health.state in rules.LATE else empty[0]


def same_day(end, p50):
    """`end` where only a weekend lies between it and the forecast, else the forecast."""
    if end and p50 < end and not working_days_between(p50 + dt.timedelta(days=1), end):
        return end
    return p50


def on_plan(end, p50):
    """`end` where the forecast is earlier by less than a working week, else the forecast: a little early is
    no news, a day late is."""
    return end if end and p50 < end and working_days_between(p50, end) <= WEEK else p50


def latest(forecasts):
    """The forecast of several projects is the later of each of its days."""
    if not forecasts:
        return None
    last = max(forecasts, key=lambda f: (not f.done, f.p50))
    return replace(
        last,
        p50=max(f.p50 for f in forecasts),
        p85=max(f.p85 for f in forecasts),
        done=all(f.done for f in forecasts),
    )
