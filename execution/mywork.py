"""One person's tasks by when they are due, and the days they are put off to. Pure."""

import datetime as dt
from itertools import groupby

from django.utils.translation import gettext as _

from execution import week

SNOOZES = ("tomorrow", "week", "fortnight")


def grouped(tasks, done, today, by=""):
    """[{"name", "label", "tasks", "done", "hours"}] of open tasks in their order and of what was done today.

    by: "" for groups by due day (overdue, today, week, next, later), "project" for one a project. Only groups that hold
    some.
    """
    return by_project(tasks, done) if by == "project" else by_day(tasks, done, today)


def by_day(tasks, done, today):
    monday = week.monday(today) + dt.timedelta(weeks=1)
    names = [
        ("overdue", _("Overdue"), today),
        ("today", _("Today"), today + dt.timedelta(days=1)),
        ("week", _("This week"), monday),
        ("next", _("Next week"), monday + dt.timedelta(weeks=1)),
        ("later", _("Later"), dt.date.max),
    ]
    found, rest = [], list(tasks)
    for name, label, before in names:
        inside = [t for t in rest if before == dt.date.max or (t.due and t.due < before)]
        rest = [t for t in rest if t not in inside]
        over = done if name == "today" else []
        if inside or over:
            found.append(group(name, label, inside, over))
    return found


def by_project(tasks, done):
    both = sorted([*tasks, *done], key=lambda task: (task.project.name.casefold(), task.project_id))
    found = []
    for _key, inside in groupby(both, key=lambda task: task.project_id):
        inside = list(inside)
        name = f"p-{inside[0].project.key}"
        found.append(
            group(
                name,
                inside[0].project.name,
                [t for t in inside if t.is_open],
                [t for t in inside if not t.is_open],
            )
        )
    return found


def group(name, label, tasks, done):
    hours = sum(task.hours_left or 0 for task in tasks)
    return {"name": name, "label": label, "tasks": tasks, "done": done, "hours": hours}


def later(to, today, worked):
    """The day that a task is put off to: the next working day, the first one of next week or of the week after.

    to: one of SNOOZES. worked: a function that answers its date or the first working day after it.
    """
    monday = week.monday(today)
    ahead = {
        "tomorrow": today + dt.timedelta(1),
        "week": monday + dt.timedelta(7),
        "fortnight": monday + dt.timedelta(14),
    }
    return worked(ahead[to])
