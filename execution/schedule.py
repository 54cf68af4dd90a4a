"""The dates of tasks that wait for each other. No database.

The critical path method (Kelley and Walker, "Critical-path planning and scheduling", 1959) with the four kinds of links
of the precedence diagramming method (Fondahl, 1961; Roy's potentials, 1962), for tasks in tasks and with a working
calendar each. Lengths and lags are whole numbers of half working days, days are `datetime.date`, instants and counts
those of `execution.scheduling.workdays`. Forward:

    FS  start(after) >= finish(before) + lag          FF  finish(after) >= finish(before) + lag
    SS  start(after) >= start(before) + lag           SF  finish(after) >= start(before) + lag

Each task begins as early as these, its rule, its wanted start, what it is part of and the start of the project allow;
`>=` is counted in its own working time, the lag in the project's. One with subtasks runs from the first to the last of
them. Linear in tasks and links; nothing calls itself.
"""

import datetime as dt
from collections.abc import Hashable
from functools import cached_property
from typing import NamedTuple

from execution.scheduling.critical import Late
from execution.scheduling.jobs import check
from execution.scheduling.network import Circle, Network, Step
from execution.scheduling.rules import FINISH_FROM, FROM_START, START_FROM, TO_FINISH
from execution.scheduling.workdays import day_of, evening, morning

SHARED = ("number", "parents", "times", "network", "has_parts", "parts", "order", "into", "out")


class Row(NamedTuple):
    """The dates of one task. late_start, late_finish: the last that end the project no later. total, free: float in
    halves; total below 0 where a rule or a deadline cannot be kept. critical: no total float is left."""

    id: Hashable
    start: dt.date
    finish: dt.date
    late_start: dt.date
    late_finish: dt.date
    total: int
    free: int
    critical: bool


def schedule(jobs, links, start, calendar, calendars=None, *, late=True, like=None):
    """Schedule of jobs, an iterable of Job, over links, an iterable of Link. late: whether anybody will ask for late
    dates, float or the critical path; they are a third of the time. like: a Schedule of the very same tasks, parts and
    calendars whose links differ in their lags alone, from which all that is the same is taken.

    start: the date before which nothing begins that is not held. calendar: the project's Workdays. calendars: {key:
    Workdays} of what jobs name. Raises Circle with ids where tasks wait for each other, TooFar where a date lies
    centuries away, ValueError where an id is unknown or there twice, or a value is none of those described.
    """
    plan = Schedule(list(jobs), list(links), start, calendar, calendars or {}, like)
    if late:
        plan.look_back()
    return plan


class Schedule:
    """What `schedule` found, in columns by the number of a task; `plan[id]` is its Row.

    first, last: instants at which work begins and ends. begin, end: the same in counts of the task's calendar. bound: how
    its place came about, (word, number), as `scheduling.binding` reads it; of a task with subtasks, that of its floor.
    finish: the instant at which all of it is done.
    """

    def __init__(self, jobs, links, start, calendar, calendars, like=None):
        self.jobs, self.links, self.calendar = jobs, links, calendar
        if like:
            self.take_over(like)
        else:
            self.build(calendars)
        self.lay_out(morning(start))

    def build(self, calendars):
        jobs, links, calendar = self.jobs, self.links, self.calendar
        self.number = {job.id: n for n, job in enumerate(jobs)}
        check(jobs, links, self.number)
        self.parents = [None if job.parent is None else self.number[job.parent] for job in jobs]
        self.times = [calendar if job.calendar is None else calendars[job.calendar] for job in jobs]
        self.network = Network(
            self.parents, [(self.number[a], self.number[b], kind) for a, b, kind, _lag in links]
        )
        self.has_parts = self.network.has_parts
        self.parts = [()] * len(jobs)
        for part, whole in enumerate(self.parents):
            if whole is not None:
                self.parts[whole] = add(self.parts[whole], part)
        self.join()
        try:
            self.order = self.network.order()
        except Circle as found:
            path = [Step(jobs[step.id].id, step.how) for step in found.path]
            raise Circle(path) from None

    def take_over(self, like):
        for name in SHARED:
            setattr(self, name, getattr(like, name))
        self.joined = [
            old if old[4] == link[3] else (*old[:4], link[3], old[5])
            for old, link in zip(like.joined, self.links, strict=True)
        ]
        if any(link is not old for link, old in zip(self.joined, like.joined, strict=True)):
            self.out = [()] * len(self.jobs)
            for link in self.joined:
                self.out[link[0]] = add(self.out[link[0]], link)

    def join(self):
        """The links by the numbers of their tasks, in plain tuples because there are many: before, after, whether from
        the start, whether to the finish, lag, and whether both have no subtasks and the project's calendar, so that it
        adds its lag to a count and no instant is needed. `into` a place, and `out` of a task."""
        shared = [
            times is self.calendar and not part
            for times, part in zip(self.times, self.has_parts, strict=True)
        ]
        self.joined = [
            (before, after, kind in FROM_START, kind in TO_FINISH, link[3], shared[before] and shared[after])
            for (before, after, kind), link in zip(self.network.links, self.links, strict=True)
        ]
        self.into, self.out = [()] * (2 * len(self.jobs)), [()] * len(self.jobs)
        for n, link in enumerate(self.joined):
            place = self.network.target(link[1], self.links[n][2])
            self.into[place] = add(self.into[place], n)
            self.out[link[0]] = add(self.out[link[0]], link)

    def lay_out(self, start):
        size = len(self.jobs)
        for times in {self.calendar, *self.times}:
            times.count(start)
        self.first, self.last = [None] * size, [None] * size
        self.begin, self.end = [0] * size, [0] * size
        self.floor, self.bound, self.closed_by = [start] * size, [("project", None)] * size, [None] * size
        self.dawn, self.dusk = (
            [None] * size,
            [None] * size,
        )  # the halves on which it is drawn to begin and to end
        for place in self.order:
            if place >= size:
                if self.has_parts[place - size]:
                    self.close(place - size)
            elif self.has_parts[place]:
                self.open(place)
            elif self.jobs[place].held:
                self.hold(place)
            else:
                self.place(place)
        self.finish = max((last for last in self.last if last is not None), default=start)

    def look_back(self):
        """Late dates, found now: what lies too far is refused here, not where it is read."""
        return self.late

    @cached_property
    def late(self):
        return Late(self)

    # -- forward ---------------------------------------------------------------

    def reached(self, n):
        """The instant that link number n asks of its second task: of its start, or of its finish for FF and SF."""
        before, _after, from_start, _to_finish, lag, _plain = self.joined[n]
        instant = (self.first if from_start else self.last)[before]
        return self.calendar.shift(instant, lag) if lag else instant

    def open(self, task):
        """One with subtasks: none of them begins before its floor."""
        job, above = self.jobs[task], self.parents[task]
        floor, bound = self.floor[task], self.bound[task]
        if job.rule in START_FROM and morning(job.rule_day) >= floor:
            floor, bound = morning(job.rule_day), ("rule", task)
        if above is not None and self.floor[above] >= floor:
            floor, bound = self.floor[above], self.bound[above]
        for n in self.into[task]:
            instant = self.reached(n)
            if instant >= floor:
                floor, bound = instant, ("link", n)
        self.floor[task], self.bound[task] = floor, bound

    def place(self, task):
        """One without subtasks, as early as may be. Later words win where several ask the same."""
        job, times, above = self.jobs[task], self.times[task], self.parents[task]
        count, length = times.count, job.duration
        k, bound = count(self.floor[task]), ("project", None)
        if job.start is not None and (asked := count(morning(job.start))) >= k:
            k, bound = asked, ("wanted", task)
        if job.rule and (asked := self.asked_by_rule(job, count)) is not None and asked >= k:
            k, bound = asked, ("rule", task)
        if (
            above is not None
            and (asked := count(self.floor[above])) >= k
            and self.bound[above][1] is not None
        ):
            k, bound = asked, self.bound[above]
        for n in self.into[task]:
            before, _after, from_start, to_finish, lag, plain = self.joined[n]
            counted = self.begin if from_start else self.end
            asked = counted[before] + lag if plain else count(self.reached(n))
            if to_finish:
                asked -= length
            if asked >= k:
                k, bound = asked, ("link", n)
        self.begin[task], self.end[task], self.bound[task] = k, k + length, bound
        begin = times.begin(k)
        self.first[task] = self.dawn[task] = begin
        if length:
            self.last[task] = times.end(k + length)
            self.dusk[task] = self.last[task] - 1
        else:
            self.last[task] = begin
            if bound[0] == "link" and not self.joined[bound[1]][2]:
                self.dawn[task] = (
                    times.end(k) - 1
                )  # a moment that ends something is on the evening of its day
            self.dusk[task] = self.dawn[task]

    @staticmethod
    def asked_by_rule(job, count):
        """The count at which a rule lets a task begin, None where it only says how late."""
        if job.rule in START_FROM:
            return count(morning(job.rule_day))
        if job.rule in FINISH_FROM:
            return count(evening(job.rule_day)) - job.duration
        return None

    def hold(self, task):
        """One whose dates are given, on free days too."""
        job, times = self.jobs[task], self.times[task]
        count, length = times.count, job.duration
        if job.finish is not None and (job.start is None or not length):
            last = evening(job.finish)
            first = times.begin(count(last) - length) if length else last
        else:
            first = morning(job.start)
            last = evening(job.finish) if job.finish else first
            if length and not job.finish:
                last = times.end(count(first) + length)
        self.first[task], self.last[task], self.bound[task] = first, last, ("held", task)
        self.begin[task], self.end[task] = count(first), count(last)
        self.dawn[task] = first if length or job.finish is None else last - 1
        self.dusk[task] = last - 1 if length or job.finish is not None else first

    def close(self, task):
        """One with subtasks, all of which are known: from the first to the last, and until what it waits for."""
        job, parts = self.jobs[task], self.parts[task]
        for pick, column in ((min, self.first), (max, self.last), (min, self.dawn), (max, self.dusk)):
            column[task] = pick([column[part] for part in parts])
        if job.rule in FINISH_FROM:
            self.stretch(task, evening(job.rule_day), ("rule", task))
        for n in self.into[len(self.jobs) + task]:
            self.stretch(task, self.reached(n), ("link", n))
        self.begin[task] = self.times[task].count(self.first[task])
        self.end[task] = self.times[task].count(self.last[task])

    def stretch(self, task, instant, bound):
        if instant > self.last[task]:
            self.last[task], self.closed_by[task] = instant, bound
            self.dusk[task] = max(self.dusk[task], instant - 1)

    # -- what was found -----------------------------------------------------------

    def __len__(self):
        return len(self.jobs)

    def __iter__(self):
        return (self[job.id] for job in self.jobs)

    def __getitem__(self, id):
        n = self.number[id]
        total = self.late.total[n]
        days = map(day_of, (self.dawn[n], self.dusk[n], *self.late.halves(n)))
        return Row(id, *days, total, self.late.free[n], total <= 0)

    def days(self, id):
        """(first, last) date of a task."""
        n = self.number[id]
        return day_of(self.dawn[n]), day_of(self.dusk[n])

    @property
    def critical(self):
        """Ids of tasks without subtasks that have no total float, in the order they begin."""
        found = [n for n, total in enumerate(self.late.total) if total <= 0 and not self.has_parts[n]]
        return [self.jobs[n].id for n in sorted(found, key=lambda n: (self.first[n], self.last[n], n))]

    @property
    def finished(self):
        """The date on which all of it is done; None for no tasks."""
        return day_of(max(self.dusk)) if self.jobs else None


def add(items, item):
    """A list with one more, where no list stood for an empty one: most places have few, and lists cost."""
    if not items:
        return [item]
    items.append(item)
    return items
