"""Projects as they stand in a quarter: what is due of each, what was done and what is left, and how it is drawn."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from execution.models import Milestone, Task
from execution.models.project import OPEN
from roadmap import work
from roadmap.drawing.axis import Axis
from roadmap.words import day


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
    """A project in a quarter of `quarters`. axis: its Axis. due: the day it is to end, where that lies in the
    quarter, else None. milestones: those due or reached in it. The pairs are (from, to) in per cent of the quarter, None
    where not drawn."""

    quarter: Any
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
