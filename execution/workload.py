"""Who is taken by what, and who has room: the workload's rows, read from people, time off and allocations."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from execution import capacity
from execution.capacity import Share, Worker
from execution.models import Allocation, Kind, Person, TimeOff

SOON = 4  # weeks that the first sentence speaks of
SUGGESTED = 4  # people with room
LABELS = {
    Kind.MEMBER: _("Members"),
    Kind.PLACEHOLDER: _("Placeholders"),
    Kind.EQUIPMENT: _("Equipment"),
}
GROUPS = {kind: place for place, kind in enumerate(LABELS)}


@dataclass
class Row:
    """A person and their weeks; `parts` are (project, [per cent or None, a week each]) where it is opened."""

    person: Person
    cells: list
    soon: list
    parts: list = field(default_factory=list)

    @property
    def average(self):
        return capacity.average(self.cells)

    @property
    def over(self):
        return [cell for cell in self.cells if cell.is_over]

    @property
    def over_soon(self):
        return [cell for cell in self.soon if cell.is_over]

    @property
    def peak(self):
        """The fullest of the weeks to come that are over; None where none is."""
        return max(self.over_soon, key=lambda cell: cell.share, default=None)

    @property
    def worst(self):
        """The fullest week; None for somebody away all the time."""
        return max((c for c in self.cells if c.days), key=lambda cell: cell.share, default=None)


@dataclass
class Group:
    kind: str
    label: Any
    rows: list

    @property
    def averages(self):
        """Per cent of what all of them have, a week each."""
        return [capacity.average(cells) for cells in zip(*(row.cells for row in self.rows), strict=True)]


class Workload:
    """Everybody that work is planned for, over `weeks` from the Monday `first`; and `soon`, from this week on."""

    def __init__(self, workspace, first, weeks, today, also=()):
        Person.ensure(workspace)
        self.workspace, self.first, self.weeks, self.this_week = (
            workspace,
            first,
            weeks,
            capacity.monday(today),
        )
        people = list(workspace.persons.for_list().at_work())
        people += [person for person in also if person not in people]
        people.sort(key=lambda person: (GROUPS[person.kind], person.name.casefold(), person.pk))
        self.read(people)

    @property
    def last(self):
        return self.first + dt.timedelta(weeks=self.weeks, days=-1)

    def read(self, people):
        """Two queries, over what is shown and what is soon."""
        begin = min(self.first, self.this_week)
        end = max(self.last, self.this_week + dt.timedelta(weeks=SOON, days=-1))
        self.allocations = list(
            Allocation.objects.filter(workspace=self.workspace, project__deleted_at=None)
            .between(begin, end)
            .select_related("project__workspace")
            .order_by("start", "id")
        )
        away = {person.pk: [] for person in people}
        off = TimeOff.objects.filter(workspace=self.workspace).between(begin, end)
        for pk, first, last in off.values_list("person_id", "first", "last"):
            away.setdefault(pk, []).append((first, last))
        workers = [Worker(p.pk, p.hours, p.weekdays, tuple(away[p.pk])) for p in people]
        shares = [
            Share(one.person_id, one.project_id, one.percent, one.start, one.end) for one in self.allocations
        ]
        shown = capacity.table(workers, shares, self.first, self.weeks)
        soon = capacity.table(workers, shares, self.this_week, SOON)
        self.projects = {one.project_id: one.project for one in self.allocations}
        self.rows = [Row(person, shown[person.pk], soon[person.pk]) for person in people]

    @property
    def mondays(self):
        return [self.first + dt.timedelta(weeks=n) for n in range(self.weeks)]

    def over_soon(self):
        """Rows of who is over within the weeks to come, the fullest first."""
        found = [row for row in self.rows if row.over_soon]
        return sorted(found, key=lambda row: -max(cell.share for cell in row.over_soon))

    def groups(self, rows):
        """[Group] by kind."""
        return [
            Group(kind, LABELS[kind], list(of)) for kind, of in groupby(rows, lambda row: row.person.kind)
        ]

    def on_project(self, project):
        """The people allocated to it in the weeks shown."""
        return {
            one.person_id
            for one in self.allocations
            if one.project_id == project.pk and one.start <= self.last and one.end >= self.first
        }

    def row_of(self, person):
        return next(row for row in self.rows if row.person.pk == person.pk)

    def open_up(self, row):
        """Say of this row by project what each week holds, the largest project first."""
        totals = {}
        for n, cell in enumerate(row.cells):
            for project, share in cell.parts:
                totals.setdefault(project, [None] * len(row.cells))[n] = share
        ordered = sorted(totals.items(), key=lambda item: -sum(filter(None, item[1])))
        row.parts = [(self.projects[project], shares) for project, shares in ordered]

    def with_room(self, row, at):
        """(rows, whether they have the same role title): who else has room in the week at that place."""
        others = [
            other
            for other in self.rows
            if other is not row and other.person.is_active and other.cells[at].room and helps(other, row)
        ]
        others.sort(key=lambda other: -other.cells[at].room)
        title = row.person.title.strip().casefold()
        alike = [other for other in others if title and other.person.title.strip().casefold() == title]
        return (alike or others)[:SUGGESTED], bool(alike)


def helps(other, row):
    """A van stands in for a van, a member for anybody else; nobody hands work to a placeholder."""
    wanted = Kind.EQUIPMENT if row.person.kind == Kind.EQUIPMENT else Kind.MEMBER
    return other.person.kind == wanted
