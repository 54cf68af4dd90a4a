"""How much of whom is taken, week by week. Weeks begin on Monday; dates are `datetime.date`. No database.

A share of a person counts on the days they work: on a working day that is not time off. So somebody who is
allocated 80 % and away for two days of five is still taken 80 % of the three days that are left.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal

FULL, FAR = 100, 120  # per cent: above the first somebody is over, above the second far over
RAMP = (0, 40, 70, 90, FULL)  # the last per cent of each step of the ramp
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Worker:
    """hours: a week, a Decimal above 0; days: working days as `date.weekday()` counts, at least one;
    away: pairs (first, last) of time off, in any order, overlapping or not."""

    key: Hashable
    hours: Decimal
    days: frozenset
    away: tuple = ()


@dataclass(frozen=True)
class Share:
    """percent: of the worker's time, from `start` to `end`, both included."""

    worker: Hashable
    project: Hashable
    percent: int
    start: dt.date
    end: dt.date


@dataclass(frozen=True)
class Cell:
    """One week of one worker. days: working days without time off; load: per cent times days;
    available, allocated: hours; parts: ((project, per cent of what is available), ...), the largest first."""

    monday: dt.date
    days: int
    load: int
    available: Decimal
    allocated: Decimal
    parts: tuple = ()

    @property
    def share(self):
        """Per cent of what is available, a whole number; None for somebody away the whole week."""
        return half_up(self.load, self.days) if self.days else None

    @property
    def level(self):
        return level(self.share)

    @property
    def is_over(self):
        return self.share is not None and self.share > FULL

    @property
    def days_over(self):
        """Days too many, to a tenth; 0 where it fits."""
        return max(Decimal(0), Decimal(self.load - FULL * self.days) / FULL).quantize(Decimal("0.1"))

    @property
    def days_taken(self):
        return (Decimal(self.load) / FULL).quantize(Decimal("0.1"))

    @property
    def room(self):
        """Per cent still free; 0 for somebody away."""
        return max(0, FULL - self.share) if self.days else 0


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def half_up(top, bottom):
    """The whole number nearest to top / bottom, both not negative; a half goes up."""
    return (2 * top + bottom) // (2 * bottom)


def level(share):
    """How a share looks: "away" for None, "0" to "4" up to 100 %, "over" up to 120 %, "far" beyond."""
    if share is None:
        return "away"
    if share > FULL:
        return "far" if share > FAR else "over"
    return str(next(step for step, last in enumerate(RAMP) if share <= last))


def table(workers, shares, first, weeks):
    """{worker key: [Cell]} of so many weeks from the Monday `first`.

    Raises ValueError where `first` is no Monday.
    """
    if first.weekday():
        raise ValueError("a week begins on Monday")
    own = {worker.key: [] for worker in workers}
    for share in shares:
        if share.worker in own:
            own[share.worker].append(share)
    return {worker.key: row(worker, own[worker.key], first, weeks) for worker in workers}


def row(worker, shares, first, weeks):
    """[Cell] of one worker."""
    worked = days_worked(worker, first, weeks)
    mondays = [first + dt.timedelta(weeks=n) for n in range(weeks)]
    loads = [{} for _week in mondays]
    for share in shares:
        last = first + dt.timedelta(weeks=weeks, days=-1)
        if share.start > last or share.end < first:
            continue
        begin, end = max(0, (share.start - first).days // 7), min(weeks - 1, (share.end - first).days // 7)
        for week in range(begin, end + 1):
            sunday = mondays[week] + dt.timedelta(days=6)
            days = between(worked, max(share.start, mondays[week]), min(share.end, sunday))
            loads[week][share.project] = loads[week].get(share.project, 0) + days * share.percent
    return [cell(worker, worked, day, load) for day, load in zip(mondays, loads, strict=True)]


def cell(worker, worked, day, load):
    days = between(worked, day, day + dt.timedelta(days=6))
    total, hours = sum(load.values()), worker.hours / len(worker.days)
    parts = sorted(((project, n) for project, n in load.items() if n), key=lambda part: -part[1])
    return Cell(
        day,
        days,
        total,
        (hours * days).quantize(CENT),
        (hours * total / FULL).quantize(CENT),
        tuple((project, half_up(n, days)) for project, n in parts),
    )


def days_worked(worker, first, weeks):
    """[date], in order: the working days of these weeks that are no time off."""
    off = set()
    last = first + dt.timedelta(weeks=weeks, days=-1)
    for begin, end in worker.away:
        begin, end = max(begin, first), min(end, last)
        off |= {begin + dt.timedelta(days=n) for n in range((end - begin).days + 1)}
    every = (first + dt.timedelta(days=n) for n in range(weeks * 7))
    return [day for day in every if day.weekday() in worker.days and day not in off]


def between(days, first, last):
    """How many of the ordered `days` lie from `first` to `last`, both included."""
    return max(0, bisect_right(days, last) - bisect_left(days, first))


def average(cells):
    """Per cent of all that is available in these cells, a whole number; None where nothing is."""
    days = sum(cell.days for cell in cells)
    return half_up(sum(cell.load for cell in cells), days) if days else None
