"""A burn-up as it is drawn: scope and done work over time, the day it is due and where the present pace leads."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from execution.burnup import Pace, pace

WIDE, HIGH, LEFT, TOP, BOTTOM = 760, 220, 44, 12, 24
AHEAD = 1.6  # so many times the time until now is drawn at most of what is to come


@dataclass(frozen=True)
class Burn:
    """points: [Point]. pace: Pace. scope, done, area, ahead: coordinates of lines in a box of WIDE by HIGH; due, now: x
    or None; ticks: [(y, hours)]; days: [(x, date)]. words: what the drawing says."""

    points: list
    pace: Pace
    scope: str
    done: str
    area: str
    ahead: str
    due: float | None
    now: float
    ticks: list
    days: list
    words: str
    box: Any = (WIDE, HIGH, LEFT, TOP, WIDE - 8, HIGH - BOTTOM)


def burn_of(milestone, points, today):
    """Burn of a milestone, None where there is nothing to draw."""
    if len(points) < 2:
        return None
    found = pace(points, today)
    first = points[0].day
    last = max(
        today,
        milestone.due,
        min(found.end, today.fromordinal(furthest(first, today))) if found.end else today,
    )
    last = min(last, today.fromordinal(furthest(first, max(today, milestone.due))))
    most = max(max(point.scope, point.done) for point in points) or 1

    def x(day):
        return round(LEFT + (WIDE - 8 - LEFT) * (day - first).days / max(1, (last - first).days), 1)

    def y(hours):
        return round(HIGH - BOTTOM - (HIGH - BOTTOM - TOP) * hours / most, 1)

    done = [(x(one.day), y(one.done)) for one in points]
    base = HIGH - BOTTOM
    ahead = [done[-1], (x(found.end), y(points[-1].scope))] if found.end and today < found.end <= last else []
    return Burn(
        points, found, line(stairs([(x(one.day), y(one.scope)) for one in points])), line(done),
        line([(done[0][0], base), *done, (done[-1][0], base)]), line(ahead),
        x(milestone.due) if first <= milestone.due <= last else None, x(today),
        [(y(most * part / 2), round(most * part / 2, 1)) for part in (0, 1, 2)],
        [(x(day), day) for day in (first, today, milestone.due) if first <= day <= last],
        said(milestone, points[-1], found, today),
    )  # fmt: skip


def furthest(first, today):
    return today.toordinal() + max(14, round((today - first).days * (AHEAD - 1)))


def stairs(points):
    """Scope stays until it changes."""
    found = points[:1]
    for (_x, y), (then, now) in pairwise(points):
        found += [(then, y), (then, now)]
    return found


def line(points):
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def said(milestone, last, found, today):
    """What is left and what the present pace says, as sentences."""
    if milestone.is_reached:
        return _("It was reached on %(day)s.") % {"day": date_format(milestone.reached_on, "j M Y")}
    if not last.tasks:
        return _("No task counts towards it.")
    if not found.left:
        return _("Nothing is left.")
    left = _("%(left)s h of %(scope)s h are left.") % {"left": hours(found.left), "scope": hours(last.scope)}
    weeks = _("over the last %(n)s days") % {"n": found.days}
    if found.end is None:
        return f"{left} " + _("Nothing was done %(over)s; at this pace it is never reached.") % {
            "over": weeks
        }
    when = _("At the pace %(over)s, %(rate)s h a week, that takes until %(day)s") % {
        "over": weeks, "rate": hours(found.rate * 7), "day": date_format(found.end, "j M Y"),
    }  # fmt: skip
    late = (found.end - milestone.due).days
    if late > 0:
        when += ngettext(", %(n)s day beyond its day", ", %(n)s days beyond its day", late) % {"n": late}
    elif late < 0:
        when += ngettext(", %(n)s day before its day", ", %(n)s days before its day", -late) % {"n": -late}
    return f"{left} {when}."


def hours(value):
    return f"{value:.1f}".removesuffix(".0")
