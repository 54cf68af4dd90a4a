"""What the schedule promises in words, case by case; random projects are beside this file."""

import datetime as dt

import pytest

from execution.schedule import schedule
from execution.scheduling.binding import Breach, Reason, breaches, chain, through, why
from execution.scheduling.jobs import Job, Link
from execution.scheduling.network import Circle, Step, circle, circle_of
from execution.scheduling.workdays import TooFar, Workdays

MON, TUE, WED, THU, FRI = (dt.date(2026, 6, day) for day in range(15, 20))
NEXT = [dt.date(2026, 6, day) for day in range(22, 27)]
HOLIDAY = Workdays(exceptions={WED: 0})


def plan(jobs, links=(), calendar=None, **calendars):
    return schedule(
        [Job(*job) if isinstance(job, tuple) else job for job in jobs],
        links,
        MON,
        calendar or Workdays(),
        calendars,
    )


def days(found, id):
    return found.days(id)


def job(id, length=2, **fields):
    return Job(id, length)._replace(**fields)


@pytest.mark.parametrize(
    ("kind", "lag", "start", "finish"),
    [
        ("FS", 0, WED, THU), ("FS", 2, THU, FRI), ("FS", -2, TUE, WED), ("FS", 1, WED, FRI),
        ("SS", 0, MON, TUE), ("SS", 4, WED, THU), ("FF", 0, MON, TUE), ("FF", 4, WED, THU),
        ("SF", 8, WED, THU), ("SF", 0, MON, TUE),
    ],
)  # fmt: skip
def test_the_four_kinds_of_links_and_their_lag(kind, lag, start, finish):
    assert days(plan([job("a", 4), job("b", 4)], [Link("a", "b", kind, lag)]), "b") == (start, finish)


def test_half_a_day_is_the_smallest_and_two_of_them_are_one_day():
    found = plan([job("a", 1), job("b", 1), job("c", 1)], [Link("a", "b"), Link("b", "c")])
    assert [days(found, id) for id in "abc"] == [(MON, MON), (MON, MON), (TUE, TUE)]


def test_a_moment_is_on_the_evening_of_what_it_ends_and_on_the_morning_it_may_begin():
    found = plan(
        [job("a", 2), job("end", 0), job("b", 2), job("begin", 0, start=THU)],
        [Link("a", "end"), Link("end", "b")],
    )
    assert [days(found, id) for id in ("end", "b", "begin")] == [(MON, MON), (TUE, TUE), (THU, THU)]


def test_holidays_and_the_free_days_of_a_person_are_passed_over():
    links = [Link("a", "b"), Link("b", "c")]
    found = plan(
        [job("a", 4), job("b", 2), job("c", 2, calendar="own")],
        links,
        HOLIDAY,
        own=Workdays((2, 0, 0, 0, 0, 0, 0)),
    )
    assert [days(found, id) for id in "abc"] == [(MON, TUE), (THU, THU), (NEXT[0], NEXT[0])]


def test_a_task_with_subtasks_spans_them_and_hands_its_links_down():
    jobs = [job("a", 4), job("whole"), job("x", 2, parent="whole"), job("y", 4, parent="whole"), job("b", 2)]
    found = plan(jobs, [Link("a", "whole"), Link("whole", "b")])
    assert [days(found, id) for id in ("whole", "x", "y", "b")] == [
        (WED, THU),
        (WED, WED),
        (WED, THU),
        (FRI, FRI),
    ]
    assert found["x"].total == 2 and found["whole"].critical
    assert why(found, "x")[0] == Reason("link", "a", Link("a", "whole"), "whole")


def test_what_the_end_of_a_whole_waits_for_moves_none_of_its_parts():
    found = plan([job("a", 6), job("whole"), job("x", 2, parent="whole")], [Link("a", "whole", "FF")])
    assert [days(found, id) for id in ("whole", "x")] == [(MON, WED), (MON, MON)]
    assert why(found, "whole") == (Reason("part", "x"), Reason("link", "a", Link("a", "whole", "FF")))


@pytest.mark.parametrize(
    ("rule", "day", "start", "total"),
    [
        ("start_no_earlier", WED, WED, 0), ("must_start", WED, WED, 0), ("finish_no_earlier", WED, TUE, 0),
        ("must_finish", WED, TUE, 0), ("start_no_later", TUE, MON, 2), ("finish_no_later", WED, MON, 2),
        ("start_no_later", FRI, MON, 2), ("start_no_earlier", dt.date(2026, 6, 20), NEXT[0], 0),
    ],
)  # fmt: skip
def test_what_a_rule_says_of_the_day_and_of_the_float(rule, day, start, total):
    found = plan([job("a", 4, rule=rule, rule_day=day), job("b", 6)])
    assert (days(found, "a")[0], found["a"].total) == (start, total)


def test_links_come_before_rules_and_the_breach_is_told():
    found = plan([job("a", 4), job("b", 2, rule="must_start", rule_day=TUE)], [Link("a", "b")])
    assert days(found, "b") == (WED, WED) and found["b"].total == found["a"].total == -2
    assert breaches(found) == [Breach("b", "rule", 2, day=TUE)]


def test_a_deadline_moves_nothing_and_shows_in_the_float():
    found = plan([job("a", 6, deadline=MON)])
    assert days(found, "a") == (MON, WED) and found["a"].total == -4 and found["a"].critical
    assert breaches(found) == [Breach("a", "deadline", 4, day=MON)]


def test_a_held_task_keeps_its_days_and_its_broken_link_is_told():
    jobs = [job("a", 4), job("b", 2, held=True, start=TUE, finish=TUE), job("c")]
    found = plan(jobs, [Link("a", "b"), Link("b", "c")])
    assert [days(found, id) for id in "bc"] == [(TUE, TUE), (WED, WED)]
    assert breaches(found) == [Breach("b", "link", 2, Link("a", "b"))] and why(found, "b")[0].word == "held"


def test_a_held_task_may_lie_on_a_free_day():
    sunday = dt.date(2026, 6, 21)
    found = plan([job("a", 2, held=True, start=sunday, finish=sunday), job("b")], [Link("a", "b")])
    assert [days(found, id) for id in "ab"] == [(sunday, sunday), (NEXT[0], NEXT[0])]


def test_a_wanted_start_is_kept_until_a_link_pushes_it():
    found = plan(
        [job("a", 4), job("b", 2, start=FRI), job("c", 2, start=TUE)], [Link("a", "b"), Link("a", "c")]
    )
    assert [days(found, id)[0] for id in "bc"] == [FRI, WED]
    assert why(found, "b")[0] == Reason("wanted", day=FRI)
    assert why(found, "c")[0] == Reason("link", "a", Link("a", "c"))


def test_total_and_free_float_and_the_way_the_schedule_took():
    jobs = [job("a", 4), job("b", 2), job("c", 2), job("d", 6), job("e", 2)]
    found = plan(jobs, [Link("a", "b"), Link("b", "c"), Link("c", "e"), Link("a", "d"), Link("d", "e")])
    assert [(found[id].total, found[id].free) for id in "abcde"] == [(0, 0), (2, 0), (2, 2), (0, 0), (0, 0)]
    assert found.critical == ["a", "d", "e"] == chain(found, "e")
    assert (found["b"].late_start, found["b"].late_finish) == (THU, THU)


def test_the_way_goes_through_wholes_and_starts():
    jobs = [job("a", 2), job("whole"), job("x", 2, parent="whole"), job("y", 4, parent="whole"), job("z", 8)]
    links = [Link("a", "whole"), Link("x", "y"), Link("whole", "z", "SS", 2)]
    assert chain(plan(jobs, links), "z") == ["a", "x", "z"]


# -- circles ------------------------------------------------------------------------------


def test_a_circle_is_told_with_its_way():
    with pytest.raises(Circle) as found:
        plan(
            [job("a"), job("b"), job("c"), job("d")],
            [Link("a", "b"), Link("b", "c"), Link("c", "a"), Link("c", "d")],
        )
    assert sorted(found.value.path) == sorted(
        [Step("a"), Step("b", "link"), Step("c", "link"), Step("a", "link")]
    )


def test_a_circle_goes_through_parts_and_wholes():
    parents = {"whole": None, "x": "whole", "other": None, "y": "other"}
    links = [("x", "y", "FS"), ("other", "whole", "FS")]
    path = circle(parents, links)
    assert path[0].id == path[-1].id and {step.how for step in path[1:]} == {"link", "part", "holds"}
    assert circle_of("other", "whole", "FS", parents, links[:1]) == [
        Step("other"), Step("whole", "link"), Step("x", "holds"), Step("y", "link"), Step("other", "part"),
    ]  # fmt: skip
    assert circle_of("other", "whole", "FF", parents, links[:1]) == []  # its end may wait
    assert circle(parents, links[:1]) == []


def test_a_link_back_or_to_itself_is_a_circle():
    parents = {"a": None, "b": None}
    assert circle_of("a", "a", "FS", parents, []) == [Step("a"), Step("a", "link")]
    assert circle_of("b", "a", "SS", parents, [("a", "b", "FF")]) == [
        Step("b"),
        Step("a", "link"),
        Step("b", "link"),
    ]


# -- what is no plan, and plans without end -----------------------------------------------


@pytest.mark.parametrize(
    ("jobs", "links"),
    [
        ([job("a"), job("a")], []),
        ([job("a", parent="b")], []),
        ([job("a", -1)], []),
        ([job("a", held=True)], []),
        ([job("a", held=True, start=TUE, finish=MON)], []),
        ([job("a", rule="never", rule_day=MON)], []),
        ([job("a", rule="must_start")], []),
        ([job("a")], [Link("a", "b")]),
        ([job("a"), job("b")], [Link("a", "b", "XX")]),
    ],
)
def test_what_no_schedule_can_be_made_of_is_refused(jobs, links):
    with pytest.raises(ValueError):
        plan(jobs, links)


def test_no_tasks_are_no_schedule_and_centuries_are_too_far():
    assert plan([]).finished is None
    with pytest.raises(TooFar):
        plan([job(n, 10_000) for n in range(100)], [Link(n, n + 1) for n in range(99)])


def test_a_chain_of_five_thousand():
    found = plan([job(n, 1) for n in range(5000)], [Link(n, n + 1) for n in range(4999)])
    assert found.end[4999] - found.begin[0] == 5000 and len(found.critical) == len(chain(found, 4999)) == 5000


def test_two_thousand_into_one():
    found = plan([job(n, n % 7) for n in range(2001)], [Link(n, 2000) for n in range(2000)])
    assert found.begin[2000] == found.begin[0] + 6


def test_a_ladder_of_forty_diamonds_has_more_ways_than_can_be_walked():
    links, jobs = [], [job((0, "end"))]
    for n in range(1, 41):
        jobs += [job((n, "left"), 2), job((n, "right"), 4), job((n, "end"), 2)]
        for side in ("left", "right"):
            links += [Link((n - 1, "end"), (n, side)), Link((n, side), (n, "end"))]
    found = plan(jobs, links)
    assert max(found.end) - min(found.begin) == 2 + 40 * 6 and found[(20, "left")].total == 2


def test_a_hundred_levels_below_each_other():
    jobs = [job(0)] + [job(n, parent=n - 1) for n in range(1, 101)] + [job("after")]
    found = plan(jobs, [Link(0, "after")])
    assert days(found, "after") == (TUE, TUE) and found[0].total == 0
    jobs = [job(n, parent=n - 1 if n else None) for n in range(3000)]
    assert circle({one.id: one.parent for one in jobs}, [(2999, 0, "FS")])


def test_a_link_that_is_there_twice_binds_once_more_and_no_other():
    found = plan([job("a"), job("b")], [Link("a", "b"), Link("a", "b", "FS", 2)])
    assert days(found, "b") == (WED, WED)


def test_a_link_of_the_whole_that_a_held_part_does_not_keep_is_told_of_the_part():
    jobs = [
        job("a", 4),
        job("whole"),
        job("x", 2, parent="whole", held=True, start=TUE, finish=TUE),
        job("y", 2, parent="whole"),
    ]
    link = Link("a", "whole")
    found = plan(jobs, [link, Link("a", "whole", "FF")])
    assert through(found, "x") == [Breach("x", "link", 2, link)]
    assert through(found, "y") == through(found, "a") == through(found, "whole") == []
