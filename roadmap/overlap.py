"""By how much something begins before what it waits for is done. Dates in, numbers out; no database.

A rough time frame is given the benefit of its roughness: "Q3" may begin on the last day of September and be done on
the first of July. So two rough frames overlap only where no days within them would keep them apart, and then by at
least so much.
"""

import datetime as dt
from dataclasses import dataclass

from timeline import calendar as units

# What the day is read from on which the earlier one is done.
FORECAST, PLAN, PROMISE, FRAME = "forecast", "plan", "promise", "frame"


@dataclass(frozen=True)
class Day:
    """A day meant as precisely as `unit` ("day", "week", "month", "quarter", "half", "year"). source: what says so."""

    date: dt.date
    unit: str = "day"
    source: str = PLAN

    @property
    def rough(self):
        return self.unit != "day"


@dataclass(frozen=True)
class Overlap:
    """days: calendar days from the begin of the later one to the end of the earlier one, 1 or more. source: what says
    when the earlier one ends. least: the frames are rough, so it may be more. begun: the later one has begun already,
    and the days are those from its end to the end of the earlier one."""

    days: int
    source: str
    least: bool = False
    begun: bool = False


def overlap(end, begin, done=None):
    """Overlap of a Day on which the earlier one is done and a Day on which the later one begins; None where it keeps
    to it. To begin on the very day on which the other is done is no conflict. What has begun already waits no more;
    it can only not be done before what it needs: then `done` is the Day on which it is, and `begin` counts no more.
    """
    against = done or begin
    if end is None or against is None:
        return None
    earliest = units.floor(end.date, end.unit)
    latest = units.last_day(against.date, against.unit)
    days = (earliest - latest).days
    return Overlap(days, end.source, end.rough or against.rough, done is not None) if days > 0 else None
