"""Diamonds on a day, with their labels at the end side."""

import datetime as dt
from dataclasses import dataclass, field, replace

from timeline.metrics import ROADMAP

HALF = 8  # px from the middle of a diamond to its edge
LABEL = 5  # px between diamond and label
MORE = 24  # px of a "+2"
ROWS = 2


@dataclass(frozen=True)
class Mark:
    """A name on a day. planned: the day it was planned for, when it moved. tone: key of the palette.
    data: the caller's, handed through."""

    id: object
    date: dt.date
    title: str = ""
    planned: dt.date | None = None
    tone: str = "mark"
    data: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class PlacedMark:
    """s: days from the start of the range to its day. x: px of its middle. row: 0 or 1. label_x, width: px
    of its words. folded: marks that found no room beside it, shown as "+2" after its words. planned_s: days
    to the outlined diamond of a moved one, or None when the same or not drawn."""

    mark: Mark
    s: int
    x: float
    row: int
    label_x: float
    width: float
    planned_s: int | None
    folded: tuple[Mark, ...] = ()

    @property
    def id(self):
        """The id of the mark."""
        return self.mark.id

    @property
    def more(self):
        """Number of marks folded into it."""
        return len(self.folded)


def place_marks(marks, scale, metrics=ROADMAP):
    """PlacedMarks in order of date, those outside the range left out. Each takes the first of two rows
    where it does not touch the words before it; one that fits neither is folded into the mark before it in
    the second row."""
    ends, placed, last = [float("-inf")] * ROWS, [], None
    drawn = (mark for mark in marks if scale.holds(mark.date))
    for mark in sorted(drawn, key=lambda m: (m.date, m.title, str(m.id))):
        start = scale.x(mark.date) - HALF
        row = next((row for row in range(ROWS) if ends[row] <= start), None)
        if row is None:
            owner = placed[last]
            ends[ROWS - 1] += 0 if owner.folded else MORE
            placed[last] = replace(owner, folded=(*owner.folded, mark))
            continue
        placed.append(_placed(mark, scale, row, metrics))
        ends[row] = placed[-1].label_x + placed[-1].width + metrics.air
        last = len(placed) - 1 if row == ROWS - 1 else last
    return tuple(placed)


def mark_rows(placed):
    """Rows the marks take: 1 or 2."""
    return max((mark.row for mark in placed), default=0) + 1


def _placed(mark, scale, row, metrics):
    x, planned = scale.x(mark.date), mark.planned
    moved = planned is not None and planned != mark.date and scale.holds(planned)
    return PlacedMark(
        mark, scale.s(mark.date), x, row, round(x + HALF + LABEL, 2), round(metrics.text(mark.title), 2),
        planned_s=scale.s(planned) if moved else None,
    )  # fmt: skip
