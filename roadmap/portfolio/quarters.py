"""A quarter as both sides stand in it: what is due, what was done and what is left, lead by lead."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from roadmap.portfolio.quarter_rows import Jobs, rows_of
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
