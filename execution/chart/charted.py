"""What the Gantt of a project draws, read in a few questions: columns instead of rows, for thousands of tasks."""

import hashlib
from typing import NamedTuple

from django.db.models import Count, FloatField, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language

from accounts.models import CustomField, Membership
from accounts.prepared import Prepared
from accounts.templatetags.shell import hue, initials
from execution.chart import gantt
from execution.models import (
    FreeDay,
    Label,
    Milestone,
    Person,
    Status,
    Task,
    TaskDependency,
    TimeOff,
    WorkCalendar,
)
from execution.schedule import schedule
from execution.scheduling.binding import breaches
from execution.scheduling.planning import material_of
from execution.scheduling.reschedule import kept


class Written(Cast):
    """A column as it is written down. SQLite has ids and numbers so, and `plain` dresses none of them."""

    def as_sqlite(self, compiler, connection, **extra):
        return compiler.compile(self.get_source_expressions()[0])


def text(name):
    """A day as it is written down, which nothing has to be made of."""
    return Cast(name, TextField())


def ident(name):
    return Written(name, TextField())


def hours(name):
    return Written(name, FloatField())


LINE = (
    ident("id"), ident("parent"), "number", "title", "status", text("start"), text("due"), hours("estimate"),
    hours("remaining"), hours("duration"), ident("milestone"),
    "archived_at",
)  # fmt: skip


@Prepared
def lines_of(project):
    """Of the living tasks, a row for each of those who work on one: an index answers it."""
    rows = Task.objects.filter(project=project).order_by("rank", "number")
    return rows.values_list(*LINE, ident("assignees"))


@Prepared
def ties_of(project):
    rows = TaskDependency.objects.filter(before__project=project, before__deleted_at=None)
    return rows.values_list(ident("before"), ident("after"), "kind", hours("lag"))


@Prepared
def held_of(project):
    """What is blocked, which are few: the trash among them, else SQLite looks through all tasks that are in none."""
    rows = Task.everything.filter(project=project, blocked_on__isnull=False)
    return rows.values_list(ident("id"), "blocked")


def tree_of(project):
    """(Tree, [(index of a person)] in its order, ids of these people) of the living tasks, in one question that an index
    answers."""
    return grown(lines_of.plain(project.pk))


def grown(rows):
    """The same out of rows of LINE and an assignee."""
    *columns, members = list(zip(*rows, strict=True)) or [()] * (len(LINE) + 1)
    place = {member: n for n, member in enumerate(dict.fromkeys(filter(None, members)))}
    single = {member: (n,) for member, n in place.items()} | {None: ()}
    who = list(map(single.__getitem__, members))
    if len(set(columns[0])) < len(who):  # a row for each of several who work on one
        columns, who = once(columns, who)
    found = gantt.tree(columns)
    return found, [who[n] for n in found.order], list(place)


def once(columns, who):
    """Each task once, with all who work on it."""
    first = {}
    for n, id in enumerate(columns[0]):
        at = first.setdefault(id, n)
        if at < n:
            who[at] += who[n]
    return [[column[n] for n in first.values()] for column in columns], [who[n] for n in first.values()]


@Prepared
def people_of(workspace):
    return Membership.everything.filter(workspace=workspace).values_list(ident("pk"), "pk", "user__name")


def named(workspace, ids):
    """[(name, initials, hue)] of people by their ids. workspace: its id."""
    rows = people_of(workspace) if ids else ()
    names = {key: (name, initials(name), hue(pk)) for key, pk, name in rows}
    return [names[one] for one in ids]


def links_of(project, at):
    """{before, after, kind, lag}: lists, the tasks by their index in the tree. at: {id: index}."""
    return linked(ties_of.plain(project.pk), at)


def linked(read, at):
    """The same out of rows (before, after, kind, lag)."""
    known = sorted((at[a], at[b], kind, lag) for a, b, kind, lag in read if a in at and b in at)
    return dict(
        zip(("before", "after", "kind", "lag"), zip(*known, strict=True) if known else [()] * 4, strict=True)
    )


def blocked_of(project, at):
    """{index in the tree: what blocks it} of the few that are. at: {id: index} of the living."""
    return {at[id]: words for id, words in held_of.plain(project.pk) if id in at}


@Prepared
def aims_of(project):
    aims = Milestone.objects.filter(project=project).in_order()
    return aims.values_list(ident("id"), "name", text("due"), "reached_on", "pk")


def milestones_of(project, found, baseline=None):
    """{id, name, due, reached, behind, depth, baseline}: lists; behind: the row that it stands after; baseline: where that
    had it, None for what was not there, empty where none is looked at or it does not know."""
    return marked(aims_of(project.pk), found, baseline)


def marked(rows, found, baseline=None, head=-1):
    """The same out of rows (id as tasks name it, name, day, when it was reached, id). head: as `gantt.places` takes it."""
    placed = gantt.places(found, [row[0] for row in rows], head)
    return {
        "id": [str(row[4]) for row in rows],
        "name": [row[1] for row in rows],
        "due": [row[2] for row in rows],
        "reached": [row[3] is not None for row in rows],
        "behind": [placed[row[0]][0] for row in rows],
        "depth": [placed[row[0]][1] for row in rows],
        "baseline": kept_marks([row[4] for row in rows], baseline),
    }


def kept_days(ids, baseline):
    """{baseline_start, baseline_finish}: lists in the order of the tasks, None for those that were not there; empty where
    no baseline is looked at."""
    if baseline is None:
        return {"baseline_start": (), "baseline_finish": ()}
    was = {pk.hex: days for pk, days in baseline.days().items()}
    found = [was.get(id.replace("-", ""), (None, None)) for id in ids]
    return {"baseline_start": [days[0] for days in found], "baseline_finish": [days[1] for days in found]}


class Picked(NamedTuple):
    """What a plan is narrowed to. ids: of the tasks that are asked for, as `text` has them. archived: whether what was
    archived is drawn too. projects: ids of those that they are of."""

    ids: set
    archived: bool
    projects: set


def picked(tasks, archived):
    """Picked of a queryset."""
    rows = dict(tasks.order_by().values_list(ident("id"), "project"))
    return Picked(set(rows), archived, set(rows.values()))


def kept_marks(pks, baseline):
    was = baseline.milestones() if baseline and pks else None
    days = {one.id: one.due for one in was or ()}
    return () if was is None else [days.get(pk) for pk in pks]


def drawn(project, today, baseline=None, picked=None):
    """All that is drawn before the schedule is reckoned, as it goes over the wire."""
    found, who, ids = tree_of(project)
    at = {id: n for n, id in enumerate(found.id)}
    links, marks = links_of(project, at), milestones_of(project, found, baseline)
    stops = gantt.stops(found, links, blocked_of(project, at), today)
    rest = {"who": who} | stops | kept_days(found.id, baseline)
    whole = {
        "key": project.key,
        "today": today,
        "statuses": Status.values,
        "people": named(project.workspace_id, ids),
    }
    return whole | seen(found, rest, links, marks, picked)


def seen(found, rest, links, marks, picked):
    """{"tasks", "links", "milestones"} of a tree. What was archived is not drawn, though its work counts; where a Picked is
    given, nor is what neither is picked nor leads to what is. rest: more columns of the tree."""
    tasks = gantt.columns(found, Status.values) | rest
    gone = set() if picked and picked.archived else gantt.archived(found)
    drawn = {"tasks": tasks, "links": links, "milestones": marks}
    return gantt.without(drawn, gone | gantt.apart(found, picked.ids) if picked else gone)


def path(project):
    """What the schedule says: {number, start, finish, late, total, critical}, lists in halves and days by the number of a
    task, and `broken`, the pairs of numbers whose link the written days do not keep. Raises what `schedule` raises."""
    found = material_of(project)
    if not found.jobs:
        return {name: [] for name in ("number", "start", "finish", "late", "total", "critical", "broken")}
    rest = (found.links, found.start, found.usual, found.own)
    numbers = dict(project.tasks.values_list("pk", "number"))
    plan = schedule(found.jobs, *rest)
    rows = list(plan)
    written = schedule([kept(job, found.free) for job in found.jobs], *rest)
    astray = {row.id for row in rows if written.days(row.id) != (row.start, row.finish)}
    # whole days cannot tell a half: where both ends stand as the schedule has them, it says what is broken
    sure = {breach.link for breach in breaches(plan) if breach.word == "link"}
    broken = [
        one
        for one in breaches(written)
        if one.word == "link" and (one.link in sure or astray & {one.link.before, one.link.after})
    ]
    return {
        "number": [numbers[row.id] for row in rows],
        "start": [row.start for row in rows],
        "finish": [row.finish for row in rows],
        "late": [row.late_finish for row in rows],
        "total": [row.total for row in rows],
        "critical": [int(row.critical) for row in rows],
        "broken": [(numbers[one.link.before], numbers[one.link.after]) for one in broken],
    }


@Prepared
def marks_of(project):
    return summed(Milestone.everything.filter(project=project), "project")


@Prepared
def members_of(workspace):
    """With their names, which are a person's own and of no version here; beside each how often something was purged."""
    rows = Membership.everything.filter(workspace=workspace).order_by("pk")
    return rows.values_list("user__name", "user__email", "version", "workspace__purges")


def summed(rows, of):
    found = rows.order_by().values(of).annotate(n=Count("pk"), v=Sum("version"))
    return found.values_list("n", "v")


def stamp(project, today, baseline=None, narrowed=""):
    """Changes with all that is drawn: sums instead of drawing it. Versions only grow, deleted rows count too and purges are
    counted, so equal sums mean that nothing was written. narrowed: the words that it is narrowed by, which labels and own
    fields mean."""
    sums = {"n": Count("pk"), "v": Sum("version")}
    found = [
        *marks_of(project.pk),
        *members_of(project.workspace_id),
        project.pk,
        project.version,
        project.work_version,
        today,
        get_language(),
        baseline and baseline.pk,
    ]
    if narrowed:
        found.append(narrowed)
        for model in (Label, CustomField):
            found += model.everything.filter(workspace=project.workspace_id).aggregate(**sums).values()
    return tag(found)


def path_stamp(project, today):
    """The same for the schedule, which calendars and time off decide too."""
    found, here = [stamp(project, today)], {"workspace": project.workspace_id}
    for model in (WorkCalendar, FreeDay, Person, TimeOff):
        found += model.everything.filter(**here).aggregate(n=Count("pk"), v=Sum("version")).values()
    return tag(found)


def tag(values):
    return f'"{hashlib.sha256(repr(values).encode()).hexdigest()[:32]}"'
