"""Why a task is on its days, and what of its plan is not kept, as data. No database.

Every task has one thing that decides its place: the one that asks it to begin latest. Following it from task to task is
the way the schedule took (the driving path of the critical path method).
"""

import datetime as dt
from typing import Any, NamedTuple

from execution.scheduling.rules import FINISH_BY, FROM_START, START_BY, TO_FINISH
from execution.scheduling.workdays import evening, morning


class Reason(NamedTuple):
    """What decides a start or a finish. word: "project" (it begins when the project does), "wanted" (its own start),
    "held", "rule" (its own, or that of `of`), "link" (over `link`), "part" (its part `of` is the first or last).
    of: an id where another task is meant: the part, the one before a link, the one above that has the rule. whole: the
    id above it that the link leads to, None where it leads to the task itself. day: of a wish or a rule."""

    word: str
    of: Any = None
    link: Any = None
    whole: Any = None
    day: dt.date | None = None


class Breach(NamedTuple):
    """What is not kept. word: "link", "rule" or "deadline"; link or day: which; halves: how much is missing, in the
    working time of the task."""

    id: Any
    word: str
    halves: int
    link: Any = None
    day: dt.date | None = None


def why(plan, id):
    """(Reason of the start, Reason of the finish). Those of a task without subtasks are one: it ends as long after its
    start as it lasts."""
    task = plan.number[id]
    if not plan.has_parts[task]:
        reason = told(plan, task, plan.bound[task])
        return reason, reason
    first = min(plan.parts[task], key=lambda part: (plan.first[part], part))
    begin = Reason("part", plan.jobs[first].id)
    if plan.closed_by[task]:
        return begin, told(plan, task, plan.closed_by[task])
    last = max(plan.parts[task], key=lambda part: (plan.last[part], -part))
    return begin, Reason("part", plan.jobs[last].id)


def told(plan, task, bound):
    word, number = bound
    if word == "link":
        link = plan.links[number]
        return Reason(word, link[0], link, None if link[1] == plan.jobs[task].id else link[1])
    if word == "rule":
        job = plan.jobs[number]
        return Reason(word, None if number == task else job.id, day=job.rule_day)
    return Reason(word, day=plan.jobs[task].start if word == "wanted" else None)


def chain(plan, id):
    """Ids of the tasks that decide the finish of a task, one after the other, itself the last."""
    found, at, side = [], id, 1
    while at is not None:
        reason = why(plan, at)[side]
        if not plan.has_parts[plan.number[at]]:
            found.append(at)
        side = (
            0
            if reason.word == "link" and reason.link[2] in FROM_START
            else side
            if reason.word == "part"
            else 1
        )
        at = reason.of if reason.word in ("link", "part") else None
    return found[::-1]


def through(plan, id):
    """[Breach] of links to what a task is part of that ask it to begin later than it does."""
    task, wholes = plan.number[id], set()
    above = plan.parents[task]
    while above is not None:
        wholes.add(plan.jobs[above].id)
        above = plan.parents[above]
    found = []
    for n, link in enumerate(plan.links):
        if link[1] not in wholes or link[2] in TO_FINISH:
            continue
        missing = plan.times[task].count(plan.reached(n)) - plan.begin[task]
        if missing > 0:
            found.append(Breach(id, "link", missing, link))
    return found


def breaches(plan):
    """[Breach] of all that is not kept, links first: those to held tasks, rules that links overrule, deadlines."""
    found = []
    for link, joined in zip(plan.links, range(len(plan.joined)), strict=True):
        after = plan.number[link[1]]
        side = plan.end if link[2] in TO_FINISH else plan.begin
        missing = plan.times[after].count(plan.reached(joined)) - side[after]
        if missing > 0:
            found.append(Breach(link[1], "link", missing, link))
    for task, job in enumerate(plan.jobs):
        count = plan.times[task].count
        if job.rule in START_BY and plan.begin[task] > count(morning(job.rule_day)):
            found.append(
                Breach(job.id, "rule", plan.begin[task] - count(morning(job.rule_day)), day=job.rule_day)
            )
        if job.rule in FINISH_BY and plan.end[task] > count(evening(job.rule_day)):
            found.append(
                Breach(job.id, "rule", plan.end[task] - count(evening(job.rule_day)), day=job.rule_day)
            )
        if job.deadline and plan.end[task] > count(evening(job.deadline)):
            found.append(
                Breach(job.id, "deadline", plan.end[task] - count(evening(job.deadline)), day=job.deadline)
            )
    return found
