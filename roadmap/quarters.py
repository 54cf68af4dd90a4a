"""A quarter as both sides stand in it: what is due, what was done and what is left, lead by lead."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from execution.models import Milestone, Task
from execution.models.project import OPEN
from roadmap import work
from roadmap.axis import Axis
from roadmap.words import day
from strategy import periods
from strategy.models import Planning
from timeline.calendar import units


@dataclass
class Quarter:
    """A whole quarter of the workspace's year. today: a date."""

    period: periods.Period
    today: dt.date
    fiscal: int

    @property
    def start(self):
        return self.period.start

    @property
    def end(self):
        return self.period.end

    @property
    def words(self):
        return periods.words(self.period, self.today, self.fiscal)

    @property
    def slug(self):
        return self.words.lower().replace(" ", "-")

    @property
    def runs(self):
        return self.start <= self.today <= self.end

    def beside(self, step):
        """The quarter so many quarters later, or earlier below 0; None outside the years that can be named."""
        try:
            other = Quarter(
                periods.of(periods.QUARTER, periods.ahead(self.start, 3 * step)), self.today, self.fiscal
            )
            return other if read(other.slug, self.today, self.fiscal) == other.period else None
        except ValueError:
            return None

    def holds(self, date):
        return date is not None and self.start <= date <= self.end

    def at(self, date, end=False):
        """Where a day stands in the quarter, in per cent; `end` for its evening."""
        days = (date - self.start).days + end
        return round(min(100, max(0, 100 * days / ((self.end - self.start).days + 1))), 2)

    @property
    def months(self):
        return [(first, self.at(first)) for first in units(self.start, self.end, "month")]

    @property
    def weeks(self):
        return [self.at(first) for first in units(self.start, self.end, "week") if first > self.start]

    @property
    def now(self):
        return self.at(self.today) if self.runs else None


def read(text, today, fiscal):
    """The Period of a quarter's slug. Raises ValueError for anything else."""
    found = periods.parse(text.replace("-", " "), today, fiscal)
    if found.kind != periods.QUARTER or (found.start.month - fiscal) % 3:
        raise ValueError(text)
    return found


def quarter_of(workspace, text="", at=None):
    """The Quarter of a slug, the one that runs without it. Raises ValueError for what is no quarter of its year."""
    today, fiscal = workspace.today(at), Planning.seen(workspace).fiscal_month
    period = read(text, today, fiscal) if text else periods.running(periods.QUARTER, today, fiscal)
    found = Quarter(period, today, fiscal)
    if text and found.slug != text:
        raise ValueError(text)
    return found


@dataclass
class Jobs:
    """done: finished in the quarter. left: open and due by its end. late: of those, due before today."""

    done: int = 0
    left: int = 0
    late: int = 0

    def __add__(self, other):
        return Jobs(self.done + other.done, self.left + other.left, self.late + other.late)


@dataclass
class Row:
    """A project in a quarter. axis: its Axis. due: the day it is to end, where that lies in the quarter, else None.
    milestones: those due or reached in it. The pairs are (from, to) in per cent of the quarter, None where not drawn."""

    quarter: Quarter
    axis: Axis
    jobs: Jobs
    due: dt.date | None
    milestones: list

    @property
    def project(self):
        return self.axis.project

    @property
    def finished(self):
        return self.project.state == "finished"

    def pair(self, first, last):
        if not first or not last or last < self.quarter.start or first > self.quarter.end:
            return None
        return self.quarter.at(first), self.quarter.at(last, end=True)

    @property
    def bar(self):
        facts = self.axis.facts
        return self.pair(facts.start or facts.end, facts.end or facts.start)

    @property
    def fill(self):
        """How far the bar is filled, in per cent of what is drawn of it: progress is a share of the whole plan."""
        facts = self.axis.facts
        first, last = facts.start or facts.end, facts.end or facts.start
        reached = first + dt.timedelta(days=round(((last - first).days + 1) * (facts.share or 0)))
        shown, whole = max(first, self.quarter.start), min(last, self.quarter.end)
        return round(min(100, max(0, 100 * (reached - shown).days / ((whole - shown).days + 1))), 1)

    @property
    def tail(self):
        end, p50 = self.axis.facts.end, self.axis.p50
        return self.pair(end + dt.timedelta(days=1), p50) if end and p50 and p50 > end else None

    @property
    def marks(self):
        """[(milestone, per cent, "dn", "late" or "")]."""
        return [
            (m, self.quarter.at(m.due), self.tone_of(m)) for m in self.milestones if self.quarter.holds(m.due)
        ]

    def tone_of(self, milestone):
        if milestone.is_reached:
            return "dn"
        return "late" if milestone.due < self.quarter.today else ""

    @property
    def words(self):
        """What the picture says, for those who do not see it."""
        said = [_("due %(day)s") % {"day": day(m.due)} + f", {m}" for m, _at, _tone in self.marks]
        return "; ".join([self.axis.words, *said])


@dataclass
class Lead:
    """person: a Membership, None for projects that nobody leads."""

    person: Any
    rows: list = field(default_factory=list)

    @property
    def due(self):
        return [row for row in self.rows if row.due]

    @property
    def finished(self):
        return [row for row in self.due if row.finished]

    @property
    def milestones(self):
        return [m for row in self.rows for m in row.milestones]

    @property
    def reached(self):
        return [m for m in self.milestones if m.is_reached]

    @property
    def jobs(self):
        return sum((row.jobs for row in self.rows), Jobs())


@dataclass
class Dated:
    """Something on a day of the quarter. what: "project", "milestone" or "keydate"; row: its Row, None for a key date."""

    date: dt.date
    what: str
    name: str
    url: str
    row: Any = None
    tone: str = ""
    product: Any = None


@dataclass
class Page:
    """leads: [Lead], the reader's own first. whole: a Lead of everything. dates: [Dated] in their order."""

    quarter: Quarter
    leads: list
    whole: Lead
    keydates: list
    dates: list


def page(workspace, quarter, me=None):
    """Page of a quarter, in six queries whatever its size."""
    rows = rows_of(workspace, quarter)
    by_lead = {}
    for row in rows:
        person = row.project.lead
        by_lead.setdefault(person and person.pk, Lead(person)).rows.append(row)
    mine = me and me.pk
    leads = sorted(by_lead.values(), key=lambda one: (one.person is None, *order(one.person, mine)))
    days = workspace.key_dates.filter(date__range=(quarter.start, quarter.end)).for_list()
    keydates = [(one, quarter.at(one.date)) for one in days]
    return Page(quarter, leads, Lead(None, rows), keydates, dated(rows, keydates))


def order(person, mine):
    return (person.pk != mine, str(person)) if person else (True, "")


def rows_of(workspace, quarter):
    """[Row] of the projects that have anything to do with the quarter, those due first."""
    span = (quarter.start, quarter.end)
    worked = Task.objects.filter(project=OuterRef("pk"), finished_on__range=span)
    aimed = Milestone.objects.filter(project=OuterRef("pk"))
    aimed = aimed.filter(Q(due__range=span) | Q(reached_on__range=span))
    found = workspace.projects.for_list().exclude(state="cancelled")
    found = list(found.filter(Q(state__in=OPEN) | Exists(worked) | Exists(aimed)).order_by("name", "id"))
    leaves = work.leaves_of([project.pk for project in found])
    deliveries = work.serving([project.pk for project in found])
    milestones = milestones_in(found, span)
    rows = []
    for project in found:
        delivery, own = deliveries.get(project.pk), leaves[project.pk]
        facts = work.of_project(project, own, quarter.today, delivery and delivery.promise)
        jobs = jobs_of(own, quarter)
        row = Row(
            quarter, Axis(project, facts, quarter.today, delivery), jobs, due_of(project, facts, own, quarter),
            milestones.get(project.pk, []),
        )  # fmt: skip
        if row.due or row.milestones or jobs != Jobs() or row.bar:
            rows.append(row)
    return sorted(rows, key=lambda row: (row.due is None, row.due or quarter.end))


def milestones_in(projects, span):
    """{project id: [Milestone]} due or reached in these days, in one query."""
    found = {}
    asked = Milestone.objects.filter(project__in=projects)
    for one in asked.filter(Q(due__range=span) | Q(reached_on__range=span)).in_order():
        found.setdefault(one.project_id, []).append(one)
    return found


def due_of(project, facts, leaves, quarter):
    """The day on which it is to end by plan, or ended, where that lies in the quarter."""
    end = work.finish([leaf for leaf in leaves if leaf.status != "cancelled"])
    if project.state in OPEN or end is None:
        end = facts.planned_finish or facts.end
    return end if quarter.holds(end) else None


def jobs_of(leaves, quarter):
    found = Jobs()
    for leaf in leaves:
        if leaf.status == "done":
            found.done += quarter.holds(leaf.finished_on)
        elif leaf.is_open and leaf.due and counts(leaf.due, quarter):
            found.left += 1
            found.late += leaf.due < quarter.today
    return found


def counts(due, quarter):
    """Whether open work due on a day is the quarter's to do: what was left over is, in the one that runs."""
    return due <= quarter.end and (due >= quarter.start or quarter.runs)


def dated(rows, keydates):
    """[Dated], by day."""
    found = [
        Dated(row.due, "project", row.project.name, row.project.get_absolute_url(), row,
              "dn" if row.finished else "late" if row.due < row.quarter.today else "")
        for row in rows if row.due
    ]  # fmt: skip
    for row in rows:
        for milestone, _at, tone in row.marks:
            slug = row.project.workspace.slug
            url = reverse("execution:milestone_show", args=[slug, milestone.pk])
            found.append(Dated(milestone.due, "milestone", milestone.name, url, row, tone))
    found += [
        Dated(one.date, "keydate", one.name, one.get_absolute_url(), product=one.product)
        for one, _at in keydates
    ]
    return sorted(found, key=lambda one: (one.date, one.what != "keydate", one.name))
