"""The schedule of random projects against the slow one beside this file."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from execution.schedule import schedule
from execution.scheduling.jobs import Job, Link
from execution.scheduling.network import circle_of, line_of
from execution.scheduling.rules import KINDS, RULES
from execution.scheduling.workdays import Workdays, morning
from execution.tests.slow_schedule import Slow

MONDAY = dt.date(2026, 6, 15)
LOW, HIGH = morning(MONDAY) - 100, morning(MONDAY) + 900
PROJECT = {
    MONDAY + dt.timedelta(days=3): 0,
    MONDAY + dt.timedelta(days=12): 2,
    MONDAY + dt.timedelta(days=8): 1,
}
WEEKS = {"own": (2, 2, 0, 1, 2, 2, 0), "late": (0, 0, 0, 0, 1, 2, 2)}
DAYS = st.integers(-4, 20).map(lambda n: MONDAY + dt.timedelta(days=n))


@st.composite
def jobs(draw, rules=RULES, calendars=(None, None, "own", "late"), held=True, nested=True):
    found = []
    for n in range(draw(st.integers(1, 8))):
        job = Job(n, draw(st.sampled_from((2, 2, 1, 3, 0, 6))), calendar=draw(st.sampled_from(calendars)))
        if nested and n and draw(st.integers(0, 2)) == 0:
            job = job._replace(parent=draw(st.integers(0, n - 1)))
        if draw(st.integers(0, 3)) == 0:
            job = job._replace(start=draw(DAYS), held=held and draw(st.booleans()))
            if job.held and draw(st.booleans()):
                job = job._replace(finish=job.start + dt.timedelta(days=draw(st.integers(0, 4))))
        if rules and draw(st.integers(0, 3)) == 0:
            job = job._replace(rule=draw(st.sampled_from(rules)), rule_day=draw(DAYS))
        if rules and draw(st.integers(0, 5)) == 0:
            job = job._replace(deadline=draw(DAYS))
        found.append(job)
    return found


@st.composite
def projects(draw, **how):
    """(jobs, links) without a circle."""
    made, links = draw(jobs(**how)), []
    parents = {job.id: job.parent for job in made}
    for _n in range(draw(st.integers(0, 9))):
        before, after = (draw(st.integers(0, len(made) - 1)) for _end in "ba")
        kind, lag = draw(st.sampled_from(KINDS)), draw(st.sampled_from((0, 0, 1, 2, 5, -1, -3)))
        lines = line_of(before, parents) + line_of(after, parents)
        if before in lines or after in lines:
            continue
        if not circle_of(before, after, kind, parents, [link[:3] for link in links]):
            links.append(Link(before, after, kind, lag))
    return made, links


def both(made, links):
    calendar = Workdays(exceptions=PROJECT)
    calendars = {key: Workdays(week) for key, week in WEEKS.items()}
    return (
        schedule(made, links, MONDAY, calendar, calendars),
        Slow(made, links, MONDAY, calendar, calendars, LOW, HIGH),
    )


@given(projects())
def test_every_task_begins_and_ends_when_the_slow_one_says(project):
    plan, slow = both(*project)
    for n, job in enumerate(project[0]):
        assert (plan.first[n], plan.last[n]) == (slow.first(job.id), slow.last(job.id))
    assert plan.finish == slow.finish


@given(projects(rules=(), held=False))
def test_total_float_is_what_a_task_may_slip_before_the_end_moves(project):
    plan, slow = both(*project)
    for id in slow.leaves:
        total = plan[id].total
        assert total >= 0
        assert slow.keeps_the_end(id, total)
        if not starts_of_wholes(project):
            assert not slow.keeps_the_end(id, total + 1)


@given(projects(rules=(), held=False))
def test_free_float_is_what_a_task_may_slip_before_another_moves(project):
    plan, slow = both(*project)
    for id in slow.leaves:
        free = plan[id].free
        assert slow.moves_nobody(id, free)
        if not starts_of_wholes(project):
            assert not slow.moves_nobody(id, free + 1)


def starts_of_wholes(project):
    """Whether something hangs on the start of a task with subtasks: who keeps it is then a choice, and float errs on the
    safe side."""
    wholes = {job.parent for job in project[0]}
    return any(link.before in wholes and link.kind in ("SS", "SF") for link in project[1])
