"""What a request takes of its planning period, and what a yes would move."""

from dataclasses import dataclass, field
from typing import Any

from strategy.approving.displacing import displaced
from strategy.approving.weighing import PROMISED
from strategy.states import State


@dataclass
class Moved:
    """Who would move: from and to in words, days or the names of periods."""

    key: str
    title: str
    state: str
    start: Any
    to: Any
    after: str = ""  # the period that follows, where it would leave this one


@dataclass
class Part:
    """One stretch of the bar of effort: its sort, its size, and its share of the whole in per cent."""

    sort: str
    size: float
    share: float


@dataclass
class Room:
    """Person-weeks of the period in which a request would begin. `capacity` is None where nobody set one."""

    words: str
    after: str  # the period that follows
    capacity: float | None
    approved: float
    before: float
    this: float
    unknown: int  # promised or asked before, and nobody estimated it
    moved: list = field(default_factory=list)
    more: int = 0

    @property
    def used(self):
        return self.approved + self.before + self.this

    @property
    def left(self):
        return max(0.0, (self.capacity or 0) - self.used)

    @property
    def over(self):
        return max(0.0, self.used - self.capacity) if self.capacity is not None else 0.0

    @property
    def full(self):
        """Whether what is promised leaves no room, so that nothing could be crowded out."""
        return self.capacity is not None and self.approved >= self.capacity

    @property
    def parts(self):
        """[Part] that are not empty, side by side."""
        whole = max(self.used, self.capacity or 0) or 1
        sizes = [("c1", self.approved), ("c2", self.before), ("c3", self.this), ("c4", self.left)]
        return [Part(sort, size, round(100 * size / whole, 2)) for sort, size in sizes if size]


def room_of(weighing):
    """The Room of a Weighing."""
    asked, promised = weighing.asked_before, [row for row in weighing.planned if row.state in PROMISED]
    before = [row for row in weighing.planned if row.state == State.IN_REVIEW and row.pk in asked]
    room = Room(
        weighing.words, weighing.next_words, weighing.capacity,
        *(sum(row.effort or 0 for row in rows) for rows in (promised, before)),
        this=float(weighing.effort or 0), unknown=sum(row.effort is None for row in [*promised, *before]),
    )  # fmt: skip
    left = None if room.capacity is None else room.capacity - room.approved
    waits, later = weighing.chain
    shifts, room.more = displaced(
        weighing.movable, room.this, left, end=weighing.end, who=weighing.initiative.pk, waits=waits,
        spans={pk: (row.start, row.end) for pk, row in later.items()},
    )  # fmt: skip
    rows = {row.pk: row for row in weighing.planned} | later
    room.moved = [moved(rows[shift.who], shift, weighing.next_words) for shift in shifts]
    return room


def moved(row, shift, next_words):
    after = "" if shift.to else next_words
    return Moved(f"{row.product}-{row.number}", row.title, row.state, shift.start, shift.to, after)
