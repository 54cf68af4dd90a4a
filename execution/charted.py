"""What the Gantt of a project draws, read in a few questions: columns instead of rows, for thousands of tasks."""

import hashlib

from django.db.models import Count, FloatField, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language

from accounts.models import Membership
from accounts.templatetags.shell import hue, initials
from execution import gantt
from execution.binding import breaches
from execution.models import FreeDay, Person, Status, Task, TaskDependency, TimeOff, WorkCalendar
from execution.planning import material_of
from execution.reschedule import kept
from execution.schedule import schedule


def text(name):
    """A column as it is written down, which nothing has to be made of."""
    return Cast(name, TextField())


def number(name):
    return Cast(name, FloatField())


LINE = (
    text("id"), text("parent"), "number", "title", "status", text("start"), text("due"), number("estimate"),
    number("remaining"), number("duration"), text("milestone"),
)  # fmt: skip


def lines_of(project):
    """[Line] of the living tasks in their order, out of one index."""
    return list(project.tasks.order_by("number").values_list(*LINE))


def working_on(project):
    """({task id: [index]}, [(name, initials, hue)]): who works on what."""
    through = Task.assignees.through.objects.filter(task__project=project, task__deleted_at=None)
    found, place = {}, {}
    for task, member in through.order_by("id").values_list(text("task"), "membership"):
        found.setdefault(task, []).append(place.setdefault(member, len(place)))
    named = Membership.objects.filter(pk__in=place).values_list("pk", "user__name")
    names = {pk: (name, initials(name), hue(pk)) for pk, name in named}
    return found, [names.get(pk, ("", "?", 1)) for pk in place]


def links_of(project, at):
    """{before, after, kind, lag}: lists, the tasks by their place in the tree."""
    rows = TaskDependency.objects.within(project).order_by("created_at", "id")
    read = rows.values_list(text("before"), text("after"), "kind", number("lag"))
    known = [row for row in read if row[0] in at and row[1] in at]
    columns = list(zip(*known, strict=True)) or [(), (), (), ()]
    before, after = ([at[id] for id in column] for column in columns[:2])
    return {"before": before, "after": after, "kind": columns[2], "lag": columns[3]}


def milestones_of(project, found):
    """{id, name, due, reached, behind, depth}: lists; behind: the row that it stands after."""
    rows = list(
        project.milestones.in_order().values_list(text("id"), "name", text("due"), "reached_on", "pk")
    )
    placed = gantt.places(found, [row[0] for row in rows])
    return {
        "id": [str(row[4]) for row in rows],
        "name": [row[1] for row in rows],
        "due": [row[2] for row in rows],
        "reached": [row[3] is not None for row in rows],
        "behind": [placed[row[0]][0] for row in rows],
        "depth": [placed[row[0]][1] for row in rows],
    }


def drawn(project, today):
    """All that is drawn before the schedule is reckoned, as it goes over the wire."""
    found = gantt.tree(lines_of(project))
    who, people = working_on(project)
    return {
        "key": project.key,
        "today": today,
        "statuses": Status.values,
        "people": people,
        "tasks": gantt.columns(found, who, Status.values),
        "links": links_of(project, found.at),
        "milestones": milestones_of(project, found),
    }


def path(project):
    """What the schedule says: {number, start, finish, late, total, critical}, lists in halves and days by the number of a
    task, and `broken`, the pairs of numbers whose link the written days do not keep. Raises what `schedule` raises."""
    found = material_of(project)
    if not found.jobs:
        return {
            "number": [],
            "start": [],
            "finish": [],
            "late": [],
            "total": [],
            "critical": [],
            "broken": [],
        }
    rest = (found.links, found.start, found.usual, found.own)
    numbers = dict(project.tasks.values_list("pk", "number"))
    rows = list(schedule(found.jobs, *rest))
    written = schedule([kept(job, found.free) for job in found.jobs], *rest)
    broken = [breach for breach in breaches(written) if breach.word == "link"]
    return {
        "number": [numbers[row.id] for row in rows],
        "start": [row.start for row in rows],
        "finish": [row.finish for row in rows],
        "late": [row.late_finish for row in rows],
        "total": [row.total for row in rows],
        "critical": [int(row.critical) for row in rows],
        "broken": [(numbers[one.link.before], numbers[one.link.after]) for one in broken],
    }


def stamp(project, today):
    """Changes with all that is drawn: sums instead of drawing it. Versions only grow and deleted rows count too, so equal
    sums mean that nothing was written."""
    sums = {"n": Count("pk"), "v": Sum("version")}
    found = [project.pk, project.version, project.work_version, today, get_language()]
    found += project.milestones.model.everything.filter(project=project).aggregate(**sums).values()
    found += Membership.everything.filter(workspace=project.workspace_id).aggregate(**sums).values()
    return tag(found)


def path_stamp(project, today):
    """The same for the schedule, which calendars and time off decide too."""
    found, here = [stamp(project, today)], {"workspace": project.workspace_id}
    for model in (WorkCalendar, FreeDay, Person, TimeOff):
        found += model.everything.filter(**here).aggregate(n=Count("pk"), v=Sum("version")).values()
    return tag(found)


def tag(values):
    return f'"{hashlib.sha256(repr(values).encode()).hexdigest()[:32]}"'
