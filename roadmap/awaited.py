"""A forecast that follows what waits for what. No database.

What is left of a task begins no earlier than what it waits for lets it, by forecast; one that has begun waits for nothing
any more. Days are those of the forecast, Monday to Friday; how links and parts hang together is `execution.schedule`.
"""

from typing import NamedTuple

from execution.schedule import schedule
from execution.scheduling.binding import why
from execution.scheduling.jobs import Job
from execution.scheduling.network import Circle, line_of
from execution.scheduling.rules import FROM_START
from execution.scheduling.workdays import TooFar, Workdays

BEGINS = "todo"


class Web(NamedTuple):
    """links: [scheduling.jobs.Link] between tasks of a project, leaves or not. parents: {task id: id of what it is part
    of, or None}, of every task where a link leads to one that is no leaf; of those it may leave out nothing is part."""

    links: list
    parents: dict


def pushed(rows, leaves, web, today):
    """[Row] as they are once everything waits for what it waits for, in their order.

    rows: [Row] of the open leaves as reckoned alone. leaves: [Leaf] of the project. today: a date before which nothing
    that is left begins.
    """
    alone, known = (
        {row.id: row for row in rows},
        {leaf.id: leaf for leaf in leaves if leaf.status != "cancelled"},
    )
    jobs = jobs_of(alone, known, web, today)
    here = {job.id for job in jobs}
    links = [link for link in web.links if link.before in here and link.after in here and binds(link, known)]
    if not links:
        return rows
    try:
        plan = schedule(jobs, links, today, Workdays(), late=False)
    except (TooFar, Circle):  # centuries away, or a circle that the plan itself will tell of
        return rows
    return [after(row, plan) if row.id in here else row for row in rows]


def binds(link, known):
    """Whether anything is left to wait for: not the beginning of what has begun, and of what is over only a lag behind its
    end."""
    before = known.get(link.before)
    if before is None or before.status == BEGINS:
        return True
    return link.kind not in FROM_START and (before.is_open or link.lag > 0)


def jobs_of(alone, known, web, today):
    """[Job] of the leaves that links concern, and of what they are part of as far as a link leads there."""
    ends = {end for link in web.links for end in link[:2]}
    lines = {pk: line_of(pk, web.parents) for pk in known}
    concerned = {pk for pk in known if pk in ends or not ends.isdisjoint(lines[pk])}
    wholes = {}
    for pk in concerned:
        above = [whole for whole in lines[pk] if whole in ends]
        for part, whole in zip([pk, *above], [*above, None], strict=True):
            wholes[part] = whole
    return [
        job_of(pk, whole, alone, known, today) if pk in known else Job(pk, 0, whole)
        for pk, whole in wholes.items()
    ]


def job_of(pk, whole, alone, known, today):
    leaf = known[pk]
    if not leaf.is_open:
        ended = min(leaf.finished_on or leaf.due or today, today)
        return Job(pk, 0, whole, finish=ended, held=True)
    row = alone[pk]
    return Job(pk, 2 * row.days, whole, start=row.start, held=leaf.status != BEGINS)


def after(row, plan):
    """The Row where the schedule has it, with what it waits for where that decides."""
    start, end = plan.days(row.id)
    if (start, end) == (row.start, row.end):
        return row
    return row._replace(start=start, end=end, waits=why(plan, row.id)[0].of)
