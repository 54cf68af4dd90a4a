"""How scope and done work towards a milestone grew day by day, out of the log. No database.

The tasks of a project are taken as they stand and what the log says of them is taken back, newest first, so that each day
is weighed by the very formula that weighs today.
"""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from execution.progress import Leaf, weigh

MOST = 60  # days that are drawn; of a longer time each so many
RECENT = 28  # days over which the present pace is measured
READ = ("status", "estimate", "remaining", "parent", "milestone")  # what a weight follows from


@dataclass(frozen=True)
class Past:
    """A task at some hour. parent, milestone: ids or None; there: whether it was, and in no trash."""

    id: Any
    status: str
    estimate: Any
    remaining: Any
    parent: Any
    milestone: Any
    there: bool = True


@dataclass(frozen=True)
class Act:
    """One line of the log: on which day, about which task, and what that was before it: {field: value}, "there" among
    them where it was made, deleted or restored."""

    day: dt.date
    id: Any
    before: dict


@dataclass(frozen=True)
class Point:
    """The evening of a day. scope, done: weight in person-hours; tasks, finished: how many count."""

    day: dt.date
    scope: float
    done: float
    tasks: int
    finished: int


@dataclass(frozen=True)
class Pace:
    """What the last weeks say. rate: weight done a day, 0 for none; days: over how many it was measured; left: weight
    that is open; end: when it would be done at that rate, None where it never would, today where nothing is left."""

    rate: float
    days: int
    left: float
    end: dt.date | None


def burn_up(tasks, acts, milestone, living, first, today):
    """[Point] from the day `first` to `today`, at most MOST and both ends among them.

    tasks: [Past] as they stand, those in the trash too; acts: [Act] from the newest on; living: ids of the milestones that
    count. Linear in tasks times points, and in acts.
    """
    now = {task.id: task for task in tasks}
    found, at = [], 0
    for day in reversed(days_of(first, today)):
        begun = at
        while at < len(acts) and acts[at].day > day:
            take_back(now, acts[at])
            at += 1
        same = found and at == begun
        found.append(replace(found[-1], day=day) if same else point(day, now, milestone, living))
    return found[::-1]


def days_of(first, today):
    """The days that are drawn: all of a short time, evenly spread ones of a longer one."""
    span = max(0, (today - first).days)
    if span < MOST:
        return [first + dt.timedelta(days=n) for n in range(span + 1)]
    steps = [round(n * span / (MOST - 1)) for n in range(MOST)]
    return [first + dt.timedelta(days=n) for n in steps]


def take_back(now, act):
    task = now.get(act.id)
    if task is not None:
        now[act.id] = replace(task, **act.before)


def point(day, now, milestone, living):
    there = {pk: task for pk, task in now.items() if task.there}
    wholes = {task.parent for task in there.values() if task.parent in there}
    leaves = [task for task in there.values() if task.id not in wholes and task.status != "cancelled"]
    known = [task.estimate for task in leaves if task.estimate is not None]
    mean = Fraction(sum(known)) / len(known) if any(known) else Fraction(1)
    scope = done = Fraction(0)
    tasks = finished = 0
    for task in leaves:
        if aim_of(task, there, living) == milestone:
            weight, own = weigh(Leaf(task.id, task.status, task.estimate, task.remaining), mean)
            scope, done, tasks, finished = (
                scope + weight,
                done + own,
                tasks + 1,
                finished + (task.status == "done"),
            )
    return Point(day, float(scope), float(done), tasks, finished)


def aim_of(task, there, living):
    """The milestone that a task names, else what it stands below."""
    seen = set()
    while task is not None and task.id not in seen:
        if task.milestone in living:
            return task.milestone
        seen.add(task.id)
        task = there.get(task.parent)
    return None


def pace(points, today):
    """Pace of the last RECENT days of these points, or of all of them where they are fewer."""
    last = points[-1]
    left = max(0.0, last.scope - last.done)
    since = today - dt.timedelta(days=RECENT)
    first = next((one for one in reversed(points) if one.day <= since), points[0])
    days = (last.day - first.day).days
    rate = max(0.0, last.done - first.done) / days if days else 0.0
    if not left:
        return Pace(rate, days, 0.0, today)
    if not rate or left / rate > 366 * 50:
        return Pace(rate, days, left, None)
    return Pace(rate, days, left, today + dt.timedelta(days=-(-left // rate)))
