"""The table of the plan of all projects: the rows of its Gantt for who reads instead of looking, some at a time."""

from typing import NamedTuple

from django.urls import reverse

from execution.chart import charted_all
from execution.chart.sheet import SIZE, Rows, SheetRow, day
from execution.chart.together import HEAD
from execution.models import Status


class Page(NamedTuple):
    """rows: [SheetRow]; next: the place of the first that is left, "" at the end; projects, tasks: how many there are."""

    rows: list
    next: str
    projects: int
    tasks: int


def page(workspace, cursor="", today=None, picked=None):
    """Page from the place `cursor` on, else from the beginning. today, picked: as `charted_all.drawn` has them."""
    drawn = charted_all.drawn(workspace, today, picked)
    size, projects = len(drawn["tasks"]["number"]), len(drawn["projects"])
    asked = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 10 else 0
    first = asked if asked < size else 0
    last = min(size, first + SIZE)
    rows = RowsOfAll(workspace, drawn).between(first, last)
    return Page(rows, str(last) if last < size else "", projects, size - projects)


class RowsOfAll(Rows):
    """The same, each under its project."""

    def __init__(self, workspace, drawn):
        self.of, self.projects = drawn["tasks"]["of"], drawn["projects"]
        self.plan_url = reverse("execution:gantt", args=[workspace.slug, "KEY"])
        super().__init__(workspace, drawn, {})

    def key(self, n):
        return f"{self.project_key(n)}-{self.tasks['number'][n]}"

    def project_key(self, n):
        return self.projects[self.of[n]]["key"]

    def task(self, n):
        if self.tasks["number"][n] != HEAD:
            return super().task(n)
        tasks, key = self.tasks, self.project_key(n)
        below, ready = self.counts.get(n, (0, 0))
        share = tasks["share"][n]
        return SheetRow(
            key, tasks["title"][n], self.plan_url.replace("KEY", key), 0, Status.values[tasks["status"][n]],
            start=day(tasks["start"][n]), due=day(tasks["due"][n]), share=None if share is None else share / 100,
            below=below, ready=ready, whole=True,
        )  # fmt: skip

    def mark_url(self, n):
        key = self.project_key(self.drawn["milestones"]["behind"][n])
        return reverse("execution:project_show", args=[self.workspace.slug, key]) + "#milestones"
