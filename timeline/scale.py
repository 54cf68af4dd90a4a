"""Days to pixels: the range drawn, and how wide a day is.

`s` is days from the first day drawn, `x` is px from it. A day's x is its start; a span of d days that
starts at s ends at (s + d) * day.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from timeline import calendar

ZOOMS = {"weeks": 14.0, "months": 3.5, "quarters": 1.25}  # px per day
LOWER = {"weeks": "week", "months": "month", "quarters": "quarter"}  # unit of the lower row of the head
SNAP = {"weeks": "day", "months": "week", "quarters": "month"}  # unit a dragged bar snaps to
PADDING = {"weeks": 1, "months": 1, "quarters": 1}  # units of air at each end
FIT_WEEKS, FIT_MONTHS = 5.0, 1.8  # px per day from which a fitted range gets the finer head
MAX_YEARS = 30  # a slip of the keyboard (year 9999) must not draw three million days


@dataclass(frozen=True)
class Scale:
    """start, end: first and last day drawn, both inclusive. day: px per day. head: key of ZOOMS whose two
    rows are drawn ("fit" has none of its own)."""

    zoom: str
    start: dt.date
    end: dt.date
    day: float
    head: str
    fiscal_month: int = 1

    @cached_property
    def days(self):
        """Days drawn, integer, at least 1."""
        return (self.end - self.start).days + 1

    @cached_property
    def origin(self):
        """Day of the calendar on which the range begins: from it `s` is counted."""
        return self.start.toordinal()

    @cached_property
    def width(self):
        """Width of the whole range in px."""
        return round(self.days * self.day, 2)

    @property
    def snap(self):
        """Unit ("day", "week", "month") to which a dragged date snaps."""
        return SNAP[self.head]

    def s(self, date):
        """Days from the start of the range, integer, negative before it."""
        return date.toordinal() - self.origin

    def x(self, date):
        """px from the start of the range to the start of `date`."""
        return round(self.s(date) * self.day, 2)

    def date_at(self, x):
        """The date under px `x`, held inside the range."""
        return calendar.shift(self.start, min(max(int(x // self.day), 0), self.days - 1))

    def holds(self, date):
        """Whether `date` is drawn."""
        return self.start <= date <= self.end


def scale_for(zoom, first=None, last=None, *, today=None, fiscal_month=1, width=None, day=None):
    """Scale that shows first..last (dates, inclusive, in either order) and today where given.

    zoom: "weeks", "months", "quarters" or "fit". The range gets a unit of air at each end (none for fit)
    and is snapped to whole weeks, months or quarters of the fiscal year. width, px: "fit" divides it by the
    days (default 960); the others draw on until it is filled. day: px per day other than the zoom's own,
    of which fit takes no notice. At most MAX_YEARS are drawn, around today.
    ValueError: unknown zoom, fiscal_month not 1-12, width or day not above 0, or no date at all.
    """
    if zoom != "fit" and zoom not in ZOOMS:
        raise ValueError(f"unknown zoom {zoom!r}")
    if not 1 <= fiscal_month <= 12:
        raise ValueError("fiscal_month is 1 to 12")
    if (width or 1) <= 0 or (day or 1) <= 0:
        raise ValueError("px are above 0")
    first, last = _bounds([day for day in (first, last, today) if day is not None], today)
    if zoom == "fit":
        return _fit(first, last, fiscal_month, float(width or 960))
    unit, day = LOWER[zoom], day or ZOOMS[zoom]
    for _ in range(PADDING[zoom]):
        first = calendar.shift(calendar.floor(first, unit, fiscal_month), -1)
        last = calendar.following(last, unit, fiscal_month)
    start, end = _snapped(first, last, unit, fiscal_month)
    while width and ((end - start).days + 1) * day < width and end < dt.date.max:
        end = calendar.last_day(calendar.shift(end, 1), unit, fiscal_month)
    return Scale(zoom, start, end, day, zoom, fiscal_month)


def _bounds(days, today):
    if not days:
        raise ValueError("a scale needs at least one date")
    first, last = min(days), max(days)
    reach = MAX_YEARS * 365
    if (last - first).days > reach:
        middle = today or first
        first = max(first, calendar.shift(middle, -reach // 2))
        last = min(last, calendar.shift(first, reach))
    return first, last


def _fit(first, last, fiscal_month, width):
    day = width / ((last - first).days + 1)
    head = "weeks" if day >= FIT_WEEKS else "months" if day >= FIT_MONTHS else "quarters"
    start, end = _snapped(first, last, LOWER[head], fiscal_month)
    return Scale("fit", start, end, width / ((end - start).days + 1), head, fiscal_month)


def _snapped(first, last, unit, fiscal_month):
    return calendar.floor(first, unit, fiscal_month), calendar.last_day(last, unit, fiscal_month)
