"""The roadmap on a phone: its lanes as lists, each line with a small bar on one axis of eight months."""

import datetime as dt
from dataclasses import dataclass

from roadmap import words
from roadmap.drawing.drawing import TONES
from timeline import Scale
from timeline import calendar as units
from timeline.scale import ZOOMS

MONTHS, BEHIND = 8, 62  # drawn; days of them before today at least
EVERY = 2  # months between two words on the axis
BEFORE, AFTER = 14, 9  # per cent beside today that its flag covers


@dataclass(frozen=True)
class Small:
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
    """dates: key dates. lanes: (head, [(line, Small or None)]). months: [{"a": per cent, "label"}]. now: per
    cent or None."""

    dates: list
    lanes: list
    months: list
    now: float | None


def phone(heads, scale, today, key_dates=(), asked=False):
    """What a phone draws of the heads. asked: the reader chose the range, so the axis is all of it."""
    axis = scale if asked else eight_months(units.shift(today, -BEHIND))
    now = share(axis, today) if axis.holds(today) else None
    lanes = [(h, [(line, small(line, axis)) for line in by_start(h)]) for h in heads if h.scheduled]
    return Phone(list(key_dates), lanes, months(axis, now), now)


def by_start(head):
    return sorted(head.scheduled, key=lambda line: (line.start, line.end))


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


def small(line, scale):
    """The Small of a scheduled line, or None where it lies outside the range."""
    ends = max(line.end, line.forecast.p50) if line.forecast else line.end
    if line.start > scale.end or ends < scale.start:
        return None
    b, tail = share(scale, units.shift(line.end, 1)), share(scale, units.shift(ends, 1))
    return Small(
        a=share(scale, line.start),
        b=b,
        p=line.percent or 0,
        tail=tail if tail > b else None,
        tone=TONES.get(line.health, "ok"),
        promise=promised(line, scale),
    )


def promised(line, scale):
    start, end = line.promised or (None, None)
    if not end or (start, end) == (line.start, line.end):
        return None
    span = share(scale, start or line.start), share(scale, units.shift(end, 1))
    return span if span[0] < span[1] else None


def share(scale, day):
    """Per cent of the range before `day`, held inside it."""
    return round(min(max(scale.s(day) / scale.days, 0), 1) * 100, 2)
