"""Where a key result's values lie on paper: points, lines and labels of one small chart. Values in, text out."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.dates import MONTHS_3

WIDTH, HEIGHT = 388, 126
LEFT, RIGHT, TOP, BOTTOM = 4, 336, 10, 108
BEYOND = 0.1  # of the distance, on either side


class Point(NamedTuple):
    x: str
    y: str


class Tick(NamedTuple):
    x: str
    label: str
    label_x: str


@dataclass
class Chart:
    path: str = ""
    points: list[Point] = field(default_factory=list)
    current: Point | None = None
    target_y: str = ""
    expected: tuple[Point, Point] = ()
    expected_now: Point | None = None
    today_x: str = ""
    past_width: str = "0"
    ticks: list[Tick] = field(default_factory=list)

    @property
    def label(self):
        """Beside the current point, below a rising line and above a falling one."""
        rising = float(self.target_y) < float(self.expected[0].y)
        x, y = float(self.current.x), float(self.current.y)
        inside = min(max(y + (15 if rising else -8), TOP + 8), BOTTOM - 3)
        return Point(text(min(x + 8, RIGHT - 18)), text(inside))

    @property
    def target_label_y(self):
        return text(float(self.target_y) + 4)


def chart(start, target, measured, first, last, today):
    """A Chart of [(day, value)] in order, over a period from `first` to `last`."""
    x, y = across(first, last), upwards(start, target, [value for _day, value in measured])
    rows = [(max(first, min(day, last)), value) for day, value in measured]
    began = [] if rows and rows[0][0] <= first else [(first, start)]
    points = [Point(x(day), y(value)) for day, value in [*began, *rows]]
    return Chart(
        path="M" + " L".join(f"{p.x} {p.y}" for p in points),
        points=points[:-1] if rows else points,
        current=points[-1] if rows else None,
        target_y=y(target),
        expected=(Point(x(first), y(start)), Point(text(RIGHT), y(target))),
        expected_now=on_the_line(start, target, first, last, today, x, y),
        today_x=x(today) if first <= today <= last else "",
        past_width=text(float(x(max(first, min(today, last)))) - LEFT) if today >= first else "0",
        ticks=ticks(first, last, x),
    )


def text(number):
    return f"{number:.1f}"


def across(first, last):
    days = max(1, (last - first).days)
    return lambda day: text(LEFT + (RIGHT - LEFT) * (day - first).days / days)


def upwards(start, target, values):
    """Start and target 10 % from the edges; a value beyond them widens the axis."""
    numbers = [float(v) for v in (start, target, *values)]
    low, high = min(numbers), max(numbers)
    room = (high - low or 1) * BEYOND
    low, high = low - room, high + room
    return lambda value: text(BOTTOM - (BOTTOM - TOP) * (float(value) - low) / (high - low))


def on_the_line(start, target, first, last, today, x, y):
    if not first <= today <= last:
        return None
    share = ((today - first).days + 1) / ((last - first).days + 1)
    return Point(x(today), y(float(start) + (float(target) - float(start)) * share))


def ticks(first, last, x):
    """Quarters of a long period, months of a short one; the first label stands at the edge."""
    step = 3 if (last - first).days > 200 else 1
    month = dt.date(first.year, (first.month - 1) // step * step + 1, 1)
    found = []
    while month <= last:
        at = max(month, first)
        label = f"Q{(month.month + 2) // 3}" if step == 3 else ""
        found.append((at, label, month))
        month = dt.date(month.year + (month.month + step > 12), (month.month + step - 1) % 12 + 1, 1)
    return [Tick(x(at), label or short(month), text(float(x(at)) + 3)) for at, label, month in thinned(found)]


def thinned(found):
    """At most eight, and no label where less than half a step is left before the next."""
    every = -(-len(found) // 8)
    kept = found[::every]
    if len(kept) > 1 and (kept[1][0] - kept[0][0]).days < 14:
        kept = kept[1:]
    return kept


def short(month):
    return str(MONTHS_3[month.month]).capitalize()
