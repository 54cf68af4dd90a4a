"""What a project is made of before it has a start: tasks on working days, roles in place of people. No database."""

import datetime as dt
from collections.abc import Hashable
from decimal import Decimal
from typing import NamedTuple

from execution.schedule import Schedule, schedule
from execution.scheduling.jobs import Job, Link
from execution.scheduling.network import line_of
from execution.scheduling.workdays import day_of, morning

WEEK = 5  # working days that a step is taken to last of which nobody said anything


class Step(NamedTuple):
    """A task to be. offset: whole working days after the start before which it does not begin, None where what it waits
    for says when. duration: working days in steps of a half, 0 for a moment; None for a usual week. parent, mark: ids of a
    step and of a Mark. estimate: person-hours or None."""

    id: Hashable
    title: str
    description: str = ""
    role: str = ""
    offset: int | None = None
    duration: Decimal | None = None
    parent: Hashable = None
    mark: Hashable = None
    estimate: Decimal | None = None
    priority: str = "none"


class Mark(NamedTuple):
    """A milestone to be. offset: working days after the start, None for when the last of its steps ends."""

    id: Hashable
    name: str
    offset: int | None = None


class Tie(NamedTuple):
    """`after` waits for `before`, by a kind of `execution.scheduling.rules`. lag: working days in steps of a half."""

    before: Hashable
    after: Hashable
    kind: str = "FS"
    lag: Decimal = Decimal(0)


class Pattern(NamedTuple):
    """steps: [Step], each behind what it is part of; marks: [Mark]; ties: [Tie]."""

    name: str
    description: str
    steps: list
    marks: list
    ties: list


class Laid(NamedTuple):
    """A pattern on the days of a calendar. days: {step id: (first, last date)}; marks: {mark id: date}; wholes: ids of
    steps with others in them; finish: the last date of all, the start where there is nothing."""

    days: dict
    marks: dict
    wholes: frozenset
    finish: dt.date


def roles_of(pattern):
    """The roles of a pattern, each once, in the order in which they are needed."""
    return list(dict.fromkeys(step.role for step in pattern.steps if step.role))


def wholes_of(pattern):
    """Ids of the steps that others are part of."""
    return frozenset(step.parent for step in pattern.steps if step.parent is not None)


def lay_out(pattern, start, usual, own=None, person=None):
    """Laid: the pattern from the date `start` on, by the rules that its project is planned by later.

    usual: the project's Workdays; own: {person: Workdays}; person: {step id: who alone does it}. Raises Circle where steps
    wait for each other, TooFar where a day lies centuries away.
    """
    own, person = own or {}, person or {}
    first = usual.next_day(start)
    plan = scheduled(pattern, first, usual, own, person)
    days = {step.id: plan.days(step.id) for step in pattern.steps}
    finish = max((last for _first, last in days.values()), default=first)
    return Laid(days, marked(pattern, days, first, finish, usual), wholes_of(pattern), finish)


def scheduled(pattern, first, usual, own, person):
    """Schedule of a pattern. What waits for nothing is held on whole days, as a planned project holds it."""
    parents = {step.id: step.parent for step in pattern.steps}
    waiting, wholes = {tie.after for tie in pattern.ties}, wholes_of(pattern)
    jobs = []
    for step in pattern.steps:
        calendar = person.get(step.id) if person.get(step.id) in own else None
        times = own.get(calendar, usual)
        job = Job(step.id, halves_of(step), step.parent, calendar)
        if step.id not in wholes:
            waits = step.id in waiting or not waiting.isdisjoint(line_of(step.id, parents))
            job = free(job, step, first, usual) if waits else held(job, step, first, usual, times)
        jobs.append(job)
    links = [Link(tie.before, tie.after, tie.kind, int(tie.lag * 2)) for tie in pattern.ties]
    return schedule(jobs, links, first, usual, own) if jobs else Schedule([], [], first, usual, own)


def halves_of(step):
    return int((WEEK if step.duration is None else step.duration) * 2)


def free(job, step, first, usual):
    return job if step.offset is None else job._replace(start=later(first, step.offset, usual))


def held(job, step, first, usual, times):
    begin = times.next_day(later(first, step.offset or 0, usual))
    last = times.last_day(begin, job.duration) if job.duration else begin
    return job._replace(start=begin, finish=last, held=True)


def later(first, days, times):
    """The working day that comes `days` working days after `first`, itself one."""
    return day_of(times.begin(times.count(morning(first)) + 2 * days))


def marked(pattern, days, first, finish, usual):
    """{mark id: date}. A step counts towards the mark that it, or what it is part of, names."""
    aims, ends = {}, {}
    for step in pattern.steps:
        aim = aims[step.id] = step.mark if step.mark is not None else aims.get(step.parent)
        if aim is not None:
            ends[aim] = max(days[step.id][1], ends.get(aim, first))
    return {
        mark.id: later(first, mark.offset, usual) if mark.offset is not None else ends.get(mark.id, finish)
        for mark in pattern.marks
    }
