"""What comes back of a bar: where it is drawn, and what stands in it, beside it and under it.

Days are counted from the first day of the scale; a bar of d days covers its first and its last day.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from timeline.bar import Bar


class Note(NamedTuple):
    """Drift of the forecast from the plan: days (calendar, later is positive), and for the words number
    of weeks or days, unit "w" or "d", text "+3w". x, width: px of the words with their sign, from the start
    of the range. inside: they stand in the tail, which the edge of the range cuts."""

    days: int
    number: int
    unit: str
    text: str
    x: float = 0
    width: float = 0
    inside: bool = False


class Tail(NamedTuple):
    """s: day after the planned end, from the scale's start. d: days to P50. spread: days from there to
    P85. cut: it leaves the range."""

    s: int
    d: int
    spread: int
    cut: bool


class Promise(NamedTuple):
    """The promised span where it differs from the plan. s, d: as of a bar, cut to the range. offset: days
    from the drawn start of the bar to s, may be negative. open: promised without an end. start, end: the
    promised days. tick: the end is inside the range and gets its end tick."""

    s: int
    d: int
    offset: int
    start: dt.date
    end: dt.date | None
    tick: bool


class Actual(NamedTuple):
    """The days on which the work was really done. s, d: as of a bar, cut to the range. offset: days from the
    drawn start of the bar to s, may be negative. start, end: those days."""

    s: int
    d: int
    offset: int
    start: dt.date
    end: dt.date


class Was(NamedTuple):
    """Where a bar stood before. s, d: as of a bar, cut to the range. a, b: days from the start of the range between
    which an arrow leads from the old place to the new one, None where it would be shorter than LEAST px. back: the
    arrow leads towards earlier days."""

    s: int
    d: int
    a: int | None = None
    b: int | None = None
    back: bool = False


class Label(NamedTuple):
    """place: "inside" or "outside" (after the end). percent, seal, project: the signs kept. glyph: the
    box is wide enough for the glyph. clipped: inside although too long, because outside is off the range
    or because nobody reads a title that long.
    x, width: px of an outside label, from the start of the range."""

    place: str
    percent: bool = False
    seal: bool = False
    project: bool = False
    glyph: bool = True
    clipped: bool = False
    x: float = 0
    width: float = 0


@dataclass(slots=True)
class Placed:
    """A bar on the scale. s, d: first day and days drawn. x, width: px of its box (2 px short of its
    days). row: in its lane. y: px from the top of the lane to the top of the box. fill: percent of the
    drawn box that is done, or None. fade: px of soft ends, 0 when hard, at most half the box. cut_start,
    cut_end: it leaves the range there. pill: drawn 12 px wide because its days are narrower. early: days
    the forecast is before the planned end, 0 otherwise; early_s: days from the start of the range to its
    tick, None when that is not drawn. occupied: (start, end) px used by packing. height: px of a container with
    all it holds, None of a plain bar; its y is then the top of all of it. held: rows of a container, its title
    counted, 0 of a plain bar."""

    bar: Bar
    s: int
    d: int
    x: float
    width: float
    row: int
    y: float
    fill: float | None
    fade: int
    cut_start: bool
    cut_end: bool
    pill: bool
    tail: Tail | None
    early: int
    early_s: int | None
    note: Note | None
    promise: Promise | None
    actual: Actual | None
    label: Label
    occupied: tuple[float, float]
    was: Was | None = None
    height: float | None = None
    held: int = 0

    @property
    def id(self):
        """The id of the bar."""
        return self.bar.id
