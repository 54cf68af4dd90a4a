"""When work will really be done, as a range: the first version of PRODUCT.md, "The numbers".

Dates are `datetime.date`, lengths are working days. No database.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from execution.calendar import WEEK, add_working_days, working_days_between
from roadmap.awaited import pushed

UNDATED = 5  # working days of a leaf without both dates
SPREAD = 30  # per cent, "default spread": what P85 lies beyond P50, of the working days up to it
LONGEST = 5200  # working days (20 years); a slip of the keyboard must not leave the calendar
CLOSED = ("done", "cancelled")


class Leaf(NamedTuple):
    """One leaf task. status: as in execution. estimate, remaining: person-hours or None. start, due,
    finished_on, started_on: dates or None."""

    id: object
    status: str
    estimate: Decimal | None = None
    remaining: Decimal | None = None
    start: dt.date | None = None
    due: dt.date | None = None
    finished_on: dt.date | None = None
    started_on: dt.date | None = None

    @property
    def is_open(self):
        """Whether there is work left in it."""
        return self.status not in CLOSED


class Row(NamedTuple):
    """How one open leaf was reckoned. planned: working days of its dates, None where it has none. days: working days
    it still lasts. start, end: of what is left. waits: id of the task that lets it begin no earlier, None where its own
    start or today decides."""

    leaf: Leaf
    planned: int | None
    days: int
    start: dt.date
    end: dt.date
    waits: object = None

    @property
    def id(self):
        return self.leaf.id

    @property
    def share(self):
        """Of the work that is left, a Fraction."""
        return left(self.leaf)


END = itemgetter(Row._fields.index("end"))


@dataclass(frozen=True)
class Forecast:
    """p50, p85: dates. ahead: working days from today to p50, both counted. spread: working days between
    p50 and p85. rows: one a leaf, latest end first. done: no work is left, p50 is the day it ended."""

    p50: dt.date
    p85: dt.date
    ahead: int
    spread: int
    rows: tuple[Row, ...] = ()
    done: bool = False

    @property
    def deciding(self):
        """Ids of the leaves that end last."""
        return tuple(row.id for row in self.rows if row.end == self.p50)


def forecast(leaves, today, web=None):
    """Forecast of the leaves as seen on `today`, or None where there is nothing to forecast from. web: the
    `roadmap.awaited.Web` of what waits for what among them.

    Each open leaf starts at the later of its start, today and what it waits for, and lasts its planned working days x
    remaining / estimate, rounded up; 5 working days where it lacks dates; all of it where it has no
    estimate. P50 is the latest end, P85 lies 30 % of the working days from today to P50 later, rounded up.
    """
    rows = sorted(reckoned(leaves, today, web), key=END)[::-1]
    if not rows:
        return ended(leaves, today)
    p50 = rows[0].end
    ahead = working_days_between(today, p50)
    spread = -(-SPREAD * ahead // 100)
    return Forecast(p50, add_working_days(p50, spread), ahead, spread, tuple(rows))


def reckoned(leaves, today, web=None):
    """[Row] of the open leaves, in their order."""
    rows = [reckon(leaf, today) for leaf in leaves if leaf.status not in CLOSED]
    return pushed(rows, leaves, web, today) if web else rows


def reckon(leaf, today):
    """Row of one open leaf, as if it waited for nothing."""
    planned = working_days_between(leaf.start, leaf.due) if leaf.start and leaf.due else None
    days = UNDATED if planned is None else min(lasting(planned, leaf), LONGEST)
    start = workday(max(leaf.start or today, today))
    return Row(leaf, planned, days, start, add_working_days(start, days - 1) if days > 1 else start)


def lasting(planned, leaf):
    """`planned` times the share that is left, rounded up; exact, as both are Decimals."""
    if not leaf.estimate or leaf.remaining is None:
        return planned
    whole, rest = divmod(planned * leaf.remaining, leaf.estimate)
    return int(whole) + bool(rest)


def left(leaf):
    """Share of a leaf's work that is left: 1 where it has no estimate; above 1 where it has grown."""
    if not leaf.estimate or leaf.remaining is None:
        return Fraction(1)
    return Fraction(leaf.remaining) / Fraction(leaf.estimate)


def ended(leaves, today):
    """The forecast of finished work is the day its last leaf was finished."""
    done = [leaf.finished_on or leaf.due or today for leaf in leaves if leaf.status == "done"]
    if not done:
        return None
    last = min(max(done), today)
    return Forecast(last, last, 0, 0, done=True)


def workday(day):
    """`day`, or the Monday after its weekend."""
    late = day.weekday() - WEEK
    return day if late < 0 else day + dt.timedelta(days=2 - late)
