"""Days in rows of weeks, and what lies on them. Pure: dates and items in, rows out."""

import datetime as dt
from dataclasses import dataclass, field

WEEK = 7
LANES = 4  # of a week that a month draws; the rest is counted on its days


@dataclass(frozen=True)
class Item:
    """record: a task or a milestone. first, last: the days that it lies on, both included."""

    record: object
    first: dt.date
    last: dt.date
    milestone: bool = False


@dataclass(frozen=True)
class Bar:
    """An item within one week. column: 1 to 7; span: days; lane: from 0. goes_on, went_on: whether it reaches beyond."""

    item: Item
    column: int
    span: int
    lane: int
    went_on: bool
    goes_on: bool


@dataclass
class Day:
    """more: how many that lie on it are not drawn."""

    date: dt.date
    outside: bool = False
    more: int = 0


@dataclass
class Week:
    days: list
    bars: list = field(default_factory=list)

    @property
    def lanes(self):
        return max((bar.lane + 1 for bar in self.bars), default=0)


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def range_of(anchor, unit):
    """(first, last) of the days that a page shows: whole weeks, those of a month or the one of the day."""
    if unit == "week":
        return monday(anchor), monday(anchor) + dt.timedelta(days=WEEK - 1)
    first = anchor.replace(day=1)
    last = next_month(first) - dt.timedelta(days=1)
    return monday(first), monday(last) + dt.timedelta(days=WEEK - 1)


def next_month(day):
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def beside(anchor, unit):
    """(the day that the page before begins with, the one of the page after)."""
    if unit == "week":
        return tuple(monday(anchor) + dt.timedelta(days=n) for n in (-WEEK, WEEK))
    first = anchor.replace(day=1)
    return (first - dt.timedelta(days=1)).replace(day=1), next_month(first)


def weeks(items, anchor, unit):
    """[Week] of a page with the items in their order, longer ones first where they begin together."""
    first, last = range_of(anchor, unit)
    found, most = [], LANES if unit == "month" else None
    items = sorted(items, key=lambda item: (not item.milestone, item.first, -(item.last - item.first).days))
    for n in range(((last - first).days + 1) // WEEK):
        start = first + dt.timedelta(days=n * WEEK)
        days = [start + dt.timedelta(days=d) for d in range(WEEK)]
        week = Week([Day(day, unit == "month" and day.month != anchor.month) for day in days])
        lay(week, [item for item in items if item.first <= days[-1] and item.last >= start], most)
        found.append(week)
    return found


def lay(week, items, most):
    """Each item in the first lane that is free on all its days; those beyond the last lane are counted."""
    start, ends = week.days[0].date, []
    for item in items:
        column = max(0, (item.first - start).days)
        end = min(WEEK - 1, (item.last - start).days)
        lane = next((n for n, taken in enumerate(ends) if not taken & set(range(column, end + 1))), len(ends))
        if most is not None and lane >= most:
            for day in week.days[column : end + 1]:
                day.more += 1
            continue
        if lane == len(ends):
            ends.append(set())
        ends[lane] |= set(range(column, end + 1))
        bar = Bar(
            item, column + 1, end - column + 1, lane, item.first < start, item.last > week.days[-1].date
        )
        week.bars.append(bar)


def agenda(items, first, last):
    """[(day, [Item])] of the days between that something begins to be due on, in their order."""
    found = {}
    for item in sorted(items, key=lambda item: (item.last, not item.milestone)):
        if first <= item.last <= last:
            found.setdefault(item.last, []).append(item)
    return list(found.items())
