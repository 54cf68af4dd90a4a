"""What else moves when something in a plan is changed, before it is. No database.

The plan is what people wrote: days of tasks. A change is a task with other days, length, rule or pin, a link or a calendar.
Three answers, worked out by `execution.schedule`:

    MUST   whoever can no longer keep its days begins as early as it may from then on; everybody else stays
    GAPS   whoever follows keeps the distance to each thing it waits for, in working days of the project, and so moves
           along, earlier too; of several the one that asks latest decides
    THIS   nobody else moves, whatever it breaks
"""

import datetime as dt
from typing import Any, NamedTuple

from execution.binding import breaches
from execution.rules import TO_FINISH
from execution.schedule import schedule
from execution.workdays import evening, morning

MUST, GAPS, THIS = MODES = ("must", "gaps", "this")


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
    before. settled: {id: (first, last day)} of those that were changed, which links may have pushed further."""

    moves: list
    finish: dt.date
    new_finish: dt.date
    halves: int
    broken: list
    settled: dict


def preview(jobs, links, start, calendar, calendars, *, free, changed, mode, new_links=None):
    """Preview of a change in one of MODES.

    jobs: [Job] as `schedule` takes them, with the days that are written down as wanted start, or held. free: ids of those
    that may move. changed: {id: Job} as they are to be. new_links: [Link] where those change, else as before. Raises what
    `schedule` raises, and ValueError for no mode.
    """
    if mode not in MODES:
        raise ValueError(f"{mode} is none of {', '.join(MODES)}")
    rest = (start, calendar, calendars)
    before = schedule([kept(job, free) for job in jobs], links, *rest)
    then = links if new_links is None else new_links
    if mode == GAPS:
        then = [with_gap(before, link, free, changed) for link in then]
    follow = {link.after for link in then} if mode == GAPS else set()
    after = schedule([becomes(job, free, changed, mode, follow) for job in jobs], then, *rest)
    moves = [moved(job.id, before, after) for job in jobs if job.id in free and job.id not in changed]
    found = sorted((move for move in moves if move), key=lambda move: (move.new_start, move.new_finish))
    known = {(breach.id, breach.word, breach.link) for breach in breaches(before)}
    plain = after if mode != GAPS else schedule([stands(job, after) for job in after.jobs], links, *rest)
    broken = [breach for breach in breaches(plain) if (breach.id, breach.word, breach.link) not in known]
    halves = calendar.count(after.finish) - calendar.count(before.finish)
    settled = {id: after.days(id) for id in changed}
    return Preview(found, before.finished, after.finished, halves, broken, settled)


def kept(job, free):
    """As it is written down, whatever its links say: what is compared with."""
    return job._replace(held=True) if job.id in free and job.start is not None else job


def becomes(job, free, changed, mode, follow):
    """The job as it is reckoned after the change."""
    if job.id in changed:
        return changed[job.id]
    if job.id not in free:
        return job
    if mode == THIS:
        return kept(job, free)
    return job._replace(start=None) if job.id in follow else job


def with_gap(before, link, free, changed):
    """A link whose lag is the distance that is there, where the one after it follows."""
    if link.after not in free or link.after in changed or link.before not in before.number:
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
