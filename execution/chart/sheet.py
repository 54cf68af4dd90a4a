"""The table of a project's plan: the rows of its Gantt for who reads instead of looking, some at a time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from execution.chart import charted
from execution.models import Status
from execution.scheduling.explained import days_said
from execution.scheduling.network import Circle
from execution.scheduling.planning import plan_of
from execution.scheduling.workdays import TooFar

SIZE = 200
AT_ONCE = 500  # tasks up to which every page tells the schedule too


class Page(NamedTuple):
    """rows: [SheetRow]; next: the number of the last task, "" at the end; scheduled: whether they know their float."""

    rows: list
    next: str
    scheduled: bool


@dataclass
class SheetRow:
    """A task, or a milestone where `milestone` is its id. people: [(name, initials, hue)]. needs: ["STO-3 FS"]. room:
    words of its float, "" where nobody reckoned it. stop: why it cannot go on, "" where it can. share: 0..1 or None."""

    key: str
    title: str
    url: str
    depth: int
    status: str = ""
    label: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    share: float | None = None
    people: tuple = ()
    below: int = 0
    ready: int = 0
    whole: bool = False
    needs: tuple = ()
    critical: bool = False
    room: str = ""
    stop: str = ""
    milestone: Any = None
    reached: bool = False

    @property
    def is_open(self):
        return self.status not in ("done", "cancelled") and not self.reached

    def late(self, today):
        return bool(self.is_open and self.due and self.due < today)


def page(project, cursor="", told=False, today=None, picked=None):
    """Page behind the task with the number `cursor`; from the beginning where there is none. told: with float and the
    critical path, however many tasks there are. today: for what waits by then. picked: as `charted.drawn` takes it."""
    drawn = charted.drawn(project, today, picked=picked)
    tasks = drawn["tasks"]
    size = len(tasks["number"])
    first = tasks["number"].index(int(cursor)) + 1 if after_one(cursor, tasks["number"]) else 0
    last = min(size, first + SIZE)
    told = told or size <= AT_ONCE
    plan = schedule_of(project) if told and size else {}
    rows = Rows(project.workspace, drawn, plan).between(first, last)
    return Page(rows, str(tasks["number"][last - 1]) if last < size else "", told)


def after_one(cursor, numbers):
    return cursor.isascii() and cursor.isdigit() and len(cursor) < 10 and int(cursor) in numbers


def schedule_of(project):
    """{number: Row of the schedule}."""
    try:
        found = plan_of(project)
    except (TooFar, Circle):
        return {}
    numbers = dict(project.tasks.values_list("pk", "number"))
    return {numbers[row.id]: row for row in found.schedule} if found else {}


class Rows:
    """The rows of a table out of what is drawn."""

    def __init__(self, workspace, drawn, plan):
        self.workspace, self.drawn, self.plan, self.tasks = workspace, drawn, plan, drawn["tasks"]
        self.url = reverse("execution:task_show", args=[workspace.slug, "KEY"])
        self.counts = {
            n: (below, ready)
            for n, below, ready in zip(
                *(self.tasks[name] for name in ("whole", "below", "ready")), strict=True
            )
        }
        self.needs = {}
        links = drawn["links"]
        for before, after, kind in zip(links["before"], links["after"], links["kind"], strict=True):
            self.needs.setdefault(after, []).append(f"{self.key(before)} {kind}")
        self.stops = dict(zip(self.tasks["stopped"], self.tasks["why"], strict=True))
        self.marks = {}
        for n, behind in enumerate(drawn["milestones"]["behind"]):
            self.marks.setdefault(behind, []).append(n)

    def key(self, n):
        return f"{self.drawn['key']}-{self.tasks['number'][n]}"

    def between(self, first, last):
        """Those of some tasks, each milestone behind its row; before all where there is no task."""
        found = [] if first else [self.mark(one) for one in self.marks.get(-1, ())]
        for n in range(first, last):
            found.append(self.task(n))
            found += [self.mark(one) for one in self.marks.get(n, ())]
        return found

    def task(self, n):
        tasks, key = self.tasks, self.key(n)
        status, share = Status.values[tasks["status"][n]], tasks["share"][n]
        below, ready = self.counts.get(n, (0, 0))
        row = self.plan.get(tasks["number"][n])
        return SheetRow(
            key, tasks["title"][n], self.url.replace("KEY", key), tasks["depth"][n], status,
            Status(status).label, day(tasks["start"][n]), day(tasks["due"][n]), None if share is None else share / 100,
            tuple(self.drawn["people"][one] for one in tasks["who"][n]), below, ready, n in self.counts,
            tuple(self.needs.get(n, ())), bool(row and row.critical and n not in self.counts), room(row),
            self.stops.get(n, ""),
        )  # fmt: skip

    def mark_url(self, n):
        key = self.drawn["key"]
        return reverse("execution:project_show", args=[self.workspace.slug, key]) + "#milestones"

    def mark(self, n):
        marks = self.drawn["milestones"]
        return SheetRow(
            "", marks["name"][n], self.mark_url(n), marks["depth"][n],
            due=day(marks["due"][n]), milestone=marks["id"][n], reached=marks["reached"][n],
        )  # fmt: skip


def day(text):
    return dt.date.fromisoformat(text) if text else None


def room(row):
    if row is None:
        return ""
    if row.total < 0:
        return _("%(days)s too little") % {"days": days_said(-row.total / 2)}
    return days_said(row.total / 2) if row.total else _("None")
