"""What a bar is given: its days, its names, the signs it would like to show."""

import datetime as dt
from dataclasses import dataclass, field

FADE = {"day": 0, "week": 0, "month": 8, "quarter": 18, "half": 34, "year": 70}  # px of soft end


@dataclass(slots=True)
class Bar:
    """What is known of a bar; it is given once and never changed.

    start, end: planned days, both included; with either missing the bar is not scheduled and not drawn.
    precision: key of FADE. title: its name; aside: words after it ("H1 2027"). progress: 0..1 or None.
    forecast: (p50, p85) dates or None. promise: (start, end) dates, each or all of it None.
    actual: (start, end) days on which the work was really done, or None. was: (start, end) days where it stood
    before, kept free beside it, or None. said: words after it in place of its drift. has_*: signs
    it would like to show. row: row chosen by hand. tone: a key of the palette; late: tone of the tail;
    look: "solid", "dashed" or "hatch". within: id of the bar of the same lane that holds it, or None. data:
    anything of the caller's, handed through untouched.
    """

    id: object
    start: dt.date | None
    end: dt.date | None
    title: str = ""
    precision: str = "day"
    aside: str = ""
    progress: float | None = None
    forecast: tuple[dt.date, dt.date] | None = None
    promise: tuple[dt.date | None, dt.date | None] | None = None
    actual: tuple[dt.date, dt.date] | None = None
    was: tuple[dt.date, dt.date] | None = None
    said: str = ""
    has_percent: bool = False
    has_seal: bool = False
    has_project: bool = False
    row: int | None = None
    tone: str = "bar"
    late: str = "risk"
    look: str = "solid"
    within: object = None
    data: object = field(default=None, compare=False, repr=False)

    def __post_init__(self):
        if self.precision not in FADE:
            raise ValueError(f"unknown precision {self.precision!r}")
        if self.start and self.end and self.end < self.start:
            raise ValueError("a bar ends before it starts")

    @property
    def scheduled(self):
        """Whether it has both days."""
        return self.start is not None and self.end is not None
