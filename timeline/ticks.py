"""The two-row head, grid lines, weekend shades, the past and today."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from timeline import calendar

ROWS = {  # head: upper row, lower row, small ticks inside the lower row
    "weeks": ("month", "week", None),
    "months": ("quarter", "month", "week"),
    "quarters": ("year", "quarter", "month"),
}
WEEKEND_PX = 14  # px per day from which weekends are shaded
CHAR, LABEL_AIR = 6.5, 10  # px: the width of a character, the padding of a label


@dataclass(frozen=True)
class Tick:
    """One cell of the head. kind: year, quarter, month, week. date: first day of the whole unit, also when
    the range cuts it. s, d: days from the start of the range, days drawn. number: of the fiscal quarter,
    month (1-12), ISO week, or fiscal year. year: fiscal year of a year or quarter, calendar year of the
    rest. label: English words. fits: the words fit into the cell. now: it holds today."""

    kind: str
    date: dt.date
    s: int
    d: int
    number: int
    year: int
    label: str
    fits: bool
    now: bool


@dataclass(frozen=True)
class Line:
    """A grid line at the start of day `s`, strong at a unit of the upper row."""

    s: int
    strong: bool


@dataclass(frozen=True)
class Head:
    """upper, lower: the two rows. small: days at which the lower row gets a 4 px tick. weekends: (s, d)
    pairs in days, empty below WEEKEND_PX per day. past: days of the range before today. today: days from
    the start of the range, or None when today is not drawn."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    small: tuple[int, ...]
    lines: tuple[Line, ...]
    weekends: tuple[tuple[int, int], ...]
    past: int
    today: int | None


@lru_cache(maxsize=200)
def head_for(scale, today=None):
    """Head of a Scale; today is a date or None. Many drawings of one day have the same."""
    upper, lower, small = ROWS[scale.head]
    above = _row(scale, upper, today)
    below = _row(scale, lower, today)
    strong = {tick.s for tick in above}
    starts = sorted(strong | {tick.s for tick in below})
    return Head(
        upper=above,
        lower=below,
        small=_starts(scale, small) if small else (),
        lines=tuple(Line(s, s in strong) for s in starts if s > 0),
        weekends=_weekends(scale),
        past=min(max(scale.s(today), 0), scale.days) if today else 0,
        today=scale.s(today) if today and scale.holds(today) else None,
    )


def english(kind, date, fiscal_month=1):
    """Default words for a tick: "2026", "FY2027", "Q2 2026", "June", "15"."""
    year = calendar.fiscal_year(date, fiscal_month)
    name = f"FY{year}" if fiscal_month > 1 else str(year)
    if kind == "year":
        return name
    if kind == "quarter":
        return f"Q{calendar.quarter(date, fiscal_month)} {name}"
    return date.strftime("%B") if kind == "month" else str(date.day)


def _row(scale, kind, today):
    days = calendar.units(scale.start, scale.end, kind, scale.fiscal_month)
    return tuple(_tick(scale, kind, day, today) for day in days)


def _tick(scale, kind, day, today):
    last = calendar.last_day(day, kind, scale.fiscal_month)
    s = max(scale.s(day), 0)
    d = min(scale.s(last), scale.days - 1) - s + 1
    label = _label(scale, kind, day)
    fits = len(label) * CHAR + LABEL_AIR <= d * scale.day
    number, year = _numbers(kind, day, scale.fiscal_month)
    return Tick(kind, day, s, d, number, year, label, fits, today is not None and day <= today <= last)


def _label(scale, kind, day):
    if kind == "quarter" and scale.head == "quarters":
        return f"Q{calendar.quarter(day, scale.fiscal_month)}"  # the year stands above it
    if kind == "month" and scale.head == "weeks":
        return f"{day:%B} {day.year}"
    return english(kind, day, scale.fiscal_month)


def _numbers(kind, day, fiscal_month):
    year = calendar.fiscal_year(day, fiscal_month)
    if kind == "year":
        return year, year
    if kind == "quarter":
        return calendar.quarter(day, fiscal_month), year
    return (day.month if kind == "month" else day.isocalendar().week), day.year


def _starts(scale, kind):
    days = calendar.units(scale.start, scale.end, kind, scale.fiscal_month)
    return tuple(scale.s(day) for day in days if day >= scale.start)


def _weekends(scale):
    if scale.day < WEEKEND_PX:
        return ()
    first = 5 - scale.start.weekday()  # the Saturday of the first week, -1 when it starts on a Sunday
    spans = ((max(s, 0), min(s + 2, scale.days)) for s in range(first, scale.days, 7))
    return tuple((s, end - s) for s, end in spans if end > s)
