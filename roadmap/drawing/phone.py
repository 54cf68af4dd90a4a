"""The roadmap on a phone: its lanes as lists, each line with a small bar on one axis of eight months."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from roadmap import words
from roadmap.drawing.drawing import TONES
from roadmap.reading.once import Once
from timeline import Scale
from timeline import calendar as units
from timeline.scale import ZOOMS

MONTHS, BEHIND = 8, 62  # drawn; days of them before today at least
EVERY = 2  # months between two words on the axis
BEFORE, AFTER = 14, 9  # per cent beside today that its flag covers


class Small(NamedTuple):
    """A bar on the phone: a, b: per cent of the range; p: per cent done; tail: where its forecast ends; promise:
    (from, to) in per cent where it differs from the plan and lies on the axis, else None."""

    a: float
    b: float
    p: float
    tail: float | None
    tone: str
    promise: tuple[float, float] | None = None


@dataclass(frozen=True)
class Phone:
    """dates: key dates. heads: the lanes that have something on an axis. axis: its Scale. months: [{"a": per cent,
    "label"}]. now: per cent or None."""

    dates: list
    heads: list
    axis: Scale
    months: list
    now: float | None

    @cached_property
    def places(self):
        return Places(self.axis)

    @property
    def lanes(self):
        """[(Head, rows)]."""
        return [(head, self.rows(head)) for head in self.heads]

    def rows(self, head):
        """[(Line, Small or None)] of a lane."""
        return [(line, small(line, self.places)) for line in by_start(head)]


def phone(heads, scale, today, key_dates=(), asked=False):
    """What a phone draws of the heads. asked: the reader chose the range, so the axis is all of it."""
    axis = scale if asked else eight_months(units.shift(today, -BEHIND))
    now = share(axis, today) if axis.holds(today) else None
    return Phone(list(key_dates), [head for head in heads if not head.empty], axis, months(axis, now), now)


def by_start(head):
    return sorted(head.scheduled, key=attrgetter("span"))


def eight_months(day):
    """Whole months from that of `day` on."""
    start = end = units.floor(day, "month")
    for _month in range(MONTHS):
        end = units.following(end, "month")
    return Scale("months", start, end - dt.timedelta(days=1), ZOOMS["months"], "months")


def months(axis, now):
    """The words on the axis, but for those under today's flag."""
    starts = [day for day in units.units(axis.start, axis.end, "month") if day >= axis.start]
    step = max(EVERY, len(starts) // 4)
    told = [{"a": share(axis, day), "label": words.short_month(day)} for day in starts[::step]]
    return [m for m in told if now is None or not now - BEFORE < m["a"] < now + AFTER]


class Places:
    """Days of one axis in per cent: thousands of lines share a few hundred of them."""

    def __init__(self, scale):
        self.first, self.last = scale.start, scale.end
        self.start = Once(lambda day: share(scale, day))
        self.end = Once(lambda day: share(scale, units.shift(day, 1)))


def small(line, places):
    """The Small of a scheduled line, or None where it lies outside the range."""
    (start, end), forecast = line.span, line.forecast
    ends = forecast.p50 if forecast and forecast.p50 > end else end
    if start > places.last or ends < places.first:
        return None
    b, tail = places.end[end], places.end[ends]
    return Small(
        places.start[start], b, line.percent or 0, tail if tail > b else None, TONES.get(line.health, "ok"),
        promised(line.promised, start, end, places),
    )  # fmt: skip


def promised(promise, start, end, places):
    first, last = promise or (None, None)
    if not last or (first, last) == (start, end):
        return None
    span = places.start[first or start], places.end[last]
    return span if span[0] < span[1] else None


def share(scale, day):
    """Per cent of the range before `day`, held inside it."""
    return round(min(max(scale.s(day) / scale.days, 0), 1) * 100, 2)
