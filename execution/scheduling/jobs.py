"""What a schedule is made of: jobs and the links between them, and what no schedule can be made of. No database."""

import datetime as dt
from collections.abc import Hashable
from typing import NamedTuple

from execution.scheduling.rules import FS, KINDS, RULES

LONGEST = 2 * 5200  # halves: twenty years of work


class Job(NamedTuple):
    """One task. duration: halves of its calendar, 0 for a moment. parent: the id of what it is part of. calendar: a key
    of `calendars`, None for the project's. start: it begins no earlier. held: its dates stay as given, at least one of
    start and finish. rule: one of RULES with its day, or "". deadline: a date or None; it moves nothing."""

    id: Hashable
    duration: int = 2
    parent: Hashable = None
    calendar: Hashable = None
    start: dt.date | None = None
    finish: dt.date | None = None
    held: bool = False
    rule: str = ""
    rule_day: dt.date | None = None
    deadline: dt.date | None = None


class Link(NamedTuple):
    """`after` waits for `before`, by one of KINDS. lag: halves, below 0 for a lead."""

    before: Hashable
    after: Hashable
    kind: str = FS
    lag: int = 0


def check(jobs, links, number):
    """Raises ValueError for what no schedule can be made of."""
    if len(number) < len(jobs):
        raise ValueError("an id is there twice")
    for job in jobs:
        if job.parent is not None and job.parent not in number:
            raise ValueError(f"{job.id} is part of {job.parent}, which is not here")
        if not 0 <= job.duration <= LONGEST:
            raise ValueError(f"{job.id} lasts from no time to twenty years")
        if job.held and job.start is None and job.finish is None:
            raise ValueError(f"{job.id} is held without dates")
        if job.held and job.start and job.finish and job.finish < job.start:
            raise ValueError(f"{job.id} ends before it starts")
        if job.rule and (job.rule not in RULES or job.rule_day is None):
            raise ValueError(f"{job.id} has a rule without a day or one that nobody knows")
    for link in links:
        if link[0] not in number or link[1] not in number:
            raise ValueError(f"a link leads to {link[0]} or {link[1]}, which is not here")
        if link[2] not in KINDS:
            raise ValueError(f"{link[2]} is no kind of link")
