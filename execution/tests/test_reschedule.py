"""What moves along when something is changed, in each of the three ways."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execution.schedule import schedule
from execution.scheduling.jobs import Job, Link
from execution.scheduling.reschedule import GAPS, MODES, MUST, THIS, Looks, Material, preview, reached
from execution.scheduling.workdays import Workdays

MON, TUE, WED, THU, FRI = (dt.date(2026, 6, day) for day in range(15, 20))
NEXT = [dt.date(2026, 6, day) for day in range(22, 27)]
A = Job("a", 4, start=MON, finish=TUE, held=True)
B = Job("b", 2, start=THU)  # a day after it might begin
C = Job("c", 2, start=FRI)
LINKS = [Link("a", "b"), Link("b", "c")]
FREE = {"b", "c"}


def ask(changed, mode, jobs=(A, B, C), links=LINKS, free=FREE, **how):
    return preview(list(jobs), links, MON, Workdays(), {}, free=free, changed=changed, mode=mode, **how)


def days(found):
    return [(move.id, move.new_start, move.halves) for move in found.moves]


def longer(halves):
    return {"a": A._replace(finish=MON + dt.timedelta(days=halves // 2 - 1))}


def test_only_what_must_moves_and_only_as_far_as_it_must():
    assert days(ask(longer(6), MUST)) == []  # there was a day of room
    found = ask(longer(8), MUST)
    assert days(found) == [("b", FRI, 2), ("c", NEXT[0], 2)]
    assert (found.finish, found.new_finish, found.halves) == (FRI, NEXT[0], 2)


def test_the_gaps_are_kept_later_and_earlier():
    assert days(ask(longer(6), GAPS)) == [("b", FRI, 2), ("c", NEXT[0], 2)]
    found = ask(longer(2), GAPS)
    assert days(found) == [("b", WED, -2), ("c", THU, -2)] and found.halves == -2
    assert days(ask(longer(2), MUST)) == []


def test_only_this_one_moves_and_what_it_breaks_is_told():
    found = ask(longer(8), THIS)
    assert found.moves == [] and [(one.id, one.word, one.halves) for one in found.broken] == [
        ("b", "link", 2)
    ]
    assert (found.finish, found.new_finish) == (FRI, FRI)


def test_a_new_link_moves_who_is_after_it():
    alone = Job("d", 2, start=MON)
    found = ask({}, MUST, jobs=(A, B, C, alone), free=FREE | {"d"}, new_links=[*LINKS, Link("c", "d")])
    assert days(found) == [("d", NEXT[0], 10)]


def test_what_was_broken_before_is_not_the_changes_fault():
    jobs = (A, B._replace(deadline=WED), C)
    assert ask(longer(6), MUST, jobs=jobs).broken == []
    assert [one.word for one in ask(longer(8), MUST, jobs=(A, B._replace(deadline=THU), C)).broken] == [
        "deadline"
    ]


def test_gaps_to_several_are_each_kept_and_the_latest_decides():
    jobs = (A, Job("x", 2, start=TUE, finish=TUE, held=True), Job("b", 2, start=THU))
    links = [Link("a", "b"), Link("x", "b", "SS")]
    late = {"x": jobs[1]._replace(start=WED, finish=WED)}
    assert days(ask(late, GAPS, jobs=jobs, links=links, free={"b"})) == [("b", FRI, 2)]
    assert days(ask(longer(2), GAPS, jobs=jobs, links=links, free={"b"})) == []


@pytest.mark.parametrize("mode", MODES)
def test_no_change_moves_nobody(mode):
    found = ask({}, mode)
    assert (found.moves, found.broken, found.halves) == ([], [], 0)


def test_there_are_three_modes():
    with pytest.raises(ValueError):
        ask({}, "all")


@given(st.integers(0, 10_000), st.sampled_from(MODES), st.integers(2, 30))
@settings(max_examples=40, deadline=None)
def test_in_a_plan_that_fits_the_reach_of_a_change_holds_all_that_moves(seed, mode, later):
    draw = random.Random(seed)
    jobs = [Job(n, 2 * draw.randrange(1, 5), n - n % 6 if n % 6 in (1, 2) else None) for n in range(24)]
    links = []
    for _n in range(20):
        after = draw.randrange(1, 24)
        before = draw.randrange(after)
        if before // 6 != after // 6:
            links.append(Link(before, after, draw.choice(("FS", "SS", "FF")), draw.choice((0, 0, 2, -2))))
    plan = schedule(jobs, links, MON, Workdays())
    leaves = [job for job in jobs if not plan.has_parts[job.id]]
    free = frozenset(job.id for job in leaves)
    jobs = [job._replace(start=plan.days(job.id)[0]) if job.id in free else job for job in jobs]
    one = draw.choice(leaves)
    first = MON + dt.timedelta(days=later)
    changed = {one.id: one._replace(start=first, finish=first, held=True)}
    material = Material(jobs, links, MON, Workdays(), {}, free)
    reach = reached(jobs, links, changed)
    found = [Looks(material, material, changed=changed, reach=some).preview(mode) for some in (reach, None)]
    assert found[0][:6] == found[1][:6]
