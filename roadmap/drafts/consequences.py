"""What else would break if an initiative took other days. Dates in, facts out; no database, no words.

Only what gets worse is told: what overlaps by more days than before, a goal whose period is left now, a promise whose
tolerance is used up now. A rough time frame has the benefit of its roughness, as in `roadmap.overlap`.
"""

import datetime as dt
from dataclasses import dataclass

from execution.calendar import add_working_days
from roadmap.health import days_after
from roadmap.overlap import FRAME, Day, overlap
from timeline import calendar as units

BLOCKS, NEEDS, GOAL_END, GOAL_START, PROMISE = "blocks", "needs", "goal_end", "goal_start", "promise"


@dataclass(frozen=True)
class Frame:
    """start, end: both dates, or both None while it is unscheduled. unit: how precisely they are meant."""

    start: dt.date | None = None
    end: dt.date | None = None
    unit: str = "day"

    @property
    def begins(self):
        """Day on which it begins, None while it is unscheduled."""
        return Day(self.start, self.unit, FRAME) if self.start else None

    @property
    def ends(self):
        """Day on which it is done, None while it is unscheduled."""
        return Day(self.end, self.unit, FRAME) if self.end else None

    @property
    def earliest_end(self):
        """The first day on which it may be done, None while it is unscheduled."""
        return units.floor(self.end, self.unit) if self.end else None


@dataclass(frozen=True)
class Tied:
    """What waits for it (`waits`), or what it waits for. day: the Day on which that begins, or is done; None where
    nobody says."""

    label: str
    waits: bool
    day: Day | None


@dataclass(frozen=True)
class Aim:
    """A goal that it serves after the move. start, end: its period. fresh: it did not serve it before."""

    label: str
    start: dt.date
    end: dt.date
    fresh: bool = False


@dataclass(frozen=True)
class Pledge:
    """What was promised last. end: a date or None. tolerance: working days."""

    end: dt.date | None
    tolerance: int


@dataclass(frozen=True)
class Break:
    """kind: one of the five above. label: what else it is about, "" for the promise. days: by how much; calendar days,
    and working days beyond the limit for a promise. day: the date that is missed. least: the frames are rough, so
    it may be more. tolerance: working days that were to spare."""

    kind: str
    label: str
    days: int
    day: dt.date
    least: bool = False
    tolerance: int = 0


def breaks(frame, before, ties=(), aims=(), pledge=None):
    """[Break] of what `frame` makes worse than `before` (Frames): ties first, then aims, then the pledge."""
    found = [broken_tie(frame, before, tie) for tie in ties]
    found += [left_period(frame, before, aim) for aim in aims]
    found.append(broken_pledge(frame, before, pledge) if pledge else None)
    return [one for one in found if one]


def broken_tie(frame, before, tie):
    now, then = overlapped(frame, tie), overlapped(before, tie)
    if now is None or (then and then.days >= now.days):
        return None
    return Break(BLOCKS if tie.waits else NEEDS, tie.label, now.days, tie.day.date, now.least)


def overlapped(frame, tie):
    return overlap(frame.ends, tie.day) if tie.waits else overlap(tie.day, frame.begins)


def left_period(frame, before, aim):
    now = outside(frame, aim)
    then = None if aim.fresh else outside(before, aim)
    if now is None or (then and then[0] == now[0]):
        return None
    kind, days, day = now
    return Break(kind, aim.label, days, day, frame.unit != "day")


def outside(frame, aim):
    """(kind, calendar days, the end of the period that is missed), None within it."""
    if frame.end is None:
        return None
    if frame.earliest_end > aim.end:
        return GOAL_END, (frame.earliest_end - aim.end).days, aim.end
    return (GOAL_START, (aim.start - frame.end).days, aim.start) if frame.end < aim.start else None


def broken_pledge(frame, before, pledge):
    now, then = beyond(frame, pledge), beyond(before, pledge)
    if not now or then >= now:
        return None
    return Break(PROMISE, "", now, pledge.end, frame.unit != "day", pledge.tolerance)


def beyond(frame, pledge):
    """Working days after the tolerance, 0 within it."""
    if frame.end is None or pledge.end is None:
        return 0
    return days_after(add_working_days(pledge.end, pledge.tolerance), frame.earliest_end)
