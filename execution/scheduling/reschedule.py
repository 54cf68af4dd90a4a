"""What else moves when something in a plan is changed, before it is. No database.

The plan is what people wrote: days of tasks. A change is a task with other days, length, rule or pin, a link or a calendar.
Three answers, worked out by `execution.schedule`:

    MUST   whoever can no longer keep its days begins as early as it may from then on; everybody else stays
    GAPS   whoever follows keeps the distance to each thing it waits for, in working days of the project, and so moves
           along, earlier too; of several the one that asks latest decides
    THIS   nobody else moves, whatever it breaks

Only what the change can reach moves: what did not fit elsewhere before stays as it is.
"""

import datetime as dt
from functools import cached_property
from typing import Any, NamedTuple

from execution.schedule import schedule
from execution.scheduling.binding import breaches
from execution.scheduling.network import line_of
from execution.scheduling.rules import TO_FINISH
from execution.scheduling.workdays import Workdays, evening, morning

MUST, GAPS, THIS = MODES = ("must", "gaps", "this")


class Material(NamedTuple):
    """What `schedule` is made of. jobs: [Job] with the days that are written down as wanted start, or held. links: [Link].
    start: the day before which nothing begins. usual: Workdays of the project; own: {key: Workdays}. free: ids of those
    that may move. times: {id: its Workdays}."""

    jobs: list
    links: list
    start: dt.date
    usual: Workdays
    own: dict
    free: frozenset
    times: dict | None = None


class Move(NamedTuple):
    """One task whose days change. halves: how much later it ends in working time of the project, below 0 for earlier."""

    id: Any
    start: dt.date
    finish: dt.date
    new_start: dt.date
    new_finish: dt.date
    halves: int


class Preview(NamedTuple):
    """moves: [Move] of others than those that were changed, in the order they begin then. finish, new_finish: the day on
    which everything is done, as planned and then; halves: between them. broken: [Breach] that is there then and was not
    before. settled: {id: (first, last day)} of those that were changed, which links may have pushed further. plan: the
    Schedule then, to ask why somebody is where it is."""

    moves: list
    finish: dt.date
    new_finish: dt.date
    halves: int
    broken: list
    settled: dict
    plan: Any


class Looks:
    """A change looked at in any of MODES; what they have in common is worked out once.

    now, then: Material before and after the change. changed: {id: Job} as they are to be; alone: the same where nobody
    else moves, if it differs. reach: ids that the change can reach, None for all. Raises what `schedule` raises.
    """

    def __init__(self, now, then, *, changed, alone=None, reach=None):
        self.now, self.then, self.changed, self.alone = now, then, changed, alone or changed
        self.pattern = None
        self.free = then.free if reach is None else then.free & reach

    @cached_property
    def before(self):
        return schedule([kept(job, self.now.free) for job in self.now.jobs], *self.now[1:5], late=False)

    def plan(self, jobs, links):
        """Schedule of the plan then; the first one is the pattern of the others."""
        if self.pattern is None and self.now is self.then:
            self.pattern = self.before
        found = schedule(jobs, links, *self.then[2:5], late=False, like=self.pattern)
        self.pattern = self.pattern or found
        return found

    @cached_property
    def known(self):
        return {(breach.id, breach.word, breach.link) for breach in breaches(self.before)}

    def preview(self, mode):
        """Preview in one of MODES; ValueError for none of them."""
        if mode not in MODES:
            raise ValueError(f"{mode} is none of {', '.join(MODES)}")
        before, links = self.before, self.then.links
        if mode == GAPS:
            links = [with_gap(before, link, self.free, self.changed) for link in links]
        follow = {link.after for link in links} if mode == GAPS else set()
        jobs = [self.becomes(job, mode, follow) for job in self.then.jobs]
        after = self.plan(jobs, links)
        movable = self.free & before.number.keys() - self.changed.keys()
        moves = [moved(job.id, before, after) for job in self.then.jobs if job.id in movable and job.start]
        found = sorted((move for move in moves if move), key=lambda move: (move.new_start, move.new_finish))
        plain = after
        if mode == GAPS:
            plain = self.plan([stands(job, after) for job in after.jobs], self.then.links)
        broken = [one for one in breaches(plain) if (one.id, one.word, one.link) not in self.known]
        count = after.calendar.count
        settled = {id: after.days(id) for id in self.changed if id in after.number}
        halves = count(after.finish) - count(before.finish)
        return Preview(found, before.finished, after.finished, halves, broken, settled, after)

    def becomes(self, job, mode, follow):
        """The job as it is reckoned after the change."""
        if job.id in self.changed:
            return (self.alone if mode == THIS else self.changed)[job.id]
        if job.id not in self.free or mode == THIS:
            return kept(job, self.then.free)
        return job._replace(start=None) if job.id in follow else job


def preview(jobs, links, start, calendar, calendars, *, free, changed, mode, new_links=None):
    """Preview of a change in one of MODES, of a plan that it can reach everywhere; parts of Material one by one.

    changed: {id: Job} as they are to be. new_links: [Link] where those change, else as before.
    """
    now = Material(jobs, links, start, calendar, calendars, frozenset(free))
    then = now if new_links is None else now._replace(links=new_links)
    return Looks(now, then, changed=changed).preview(mode)


def reached(jobs, links, roots):
    """Ids that a change of `roots` can reach: what waits for them at any remove, with what it is part of and its parts."""
    parents, parts, out = {job.id: job.parent for job in jobs}, {}, {}
    for job in jobs:
        parts.setdefault(job.parent, []).append(job.id)
    for link in links:
        out.setdefault(link.before, []).append(link.after)
    found, touched, todo = set(), set(), [root for root in roots if root in parents]
    while todo:
        one = todo.pop()
        if one in found:
            continue
        found.add(one)
        todo += parts.get(one, ())  # a link to a whole is one to each of its parts
        todo += out.get(one, ())
        for whole in line_of(one, parents):
            if whole in touched:
                break
            touched.add(whole)
            todo += out.get(whole, ())
    return found | touched


def kept(job, free):
    """As it is written down, whatever its links say: what is compared with."""
    return job._replace(held=True) if job.id in free and job.start is not None else job


def with_gap(before, link, free, changed):
    """A link whose lag is the distance that is there, where the one after it follows."""
    if link.after not in free or link.after in changed:
        return link
    if link.before not in before.number or link.after not in before.number:
        return link
    first, then = before.number[link.before], before.number[link.after]
    count = before.calendar.count
    from_start = link.kind in ("SS", "SF")
    instant = before.first[first] if from_start else before.last[first]
    asked = before.last[then] if link.kind in TO_FINISH else before.first[then]
    return link._replace(lag=max(link.lag, count(asked) - count(instant)))


def stands(job, plan):
    """A job held on the days that a schedule found, to ask what it breaks."""
    number = plan.number[job.id]
    if plan.has_parts[number]:
        return job
    start, finish = plan.days(job.id)
    return job._replace(held=True, start=start, finish=finish)


def moved(id, before, after):
    old, new = before.days(id), after.days(id)
    if old == new:
        return None
    count = after.calendar.count
    halves = count(evening(new[1])) - count(evening(old[1])) or count(morning(new[0])) - count(
        morning(old[0])
    )
    return Move(id, *old, *new, halves)
