"""What pages say of a goal's numbers today, and where they draw them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.charts import BOTTOM, LEFT, RIGHT, TOP, chart
from strategy.measuring import measure
from strategy.models import Goal
from strategy.tests import factories as make

D = dt.date
JULY = D(2026, 7, 2)  # half of the year is over


def measured(place, *results, today=JULY):
    goal = make.goal(place.manager, place.product)
    for start, target, current in results:
        made = make.key_result(place.manager, goal, start=start, target=target)
        if current is not None:
            made.check_in(by=place.manager, value=Decimal(str(current)), at=make.NOON)
    return measure(Goal.objects.for_list().get(), today)


def test_a_goal_is_measured_by_its_key_results(place):
    found = measured(place, (0, 100, 30), (10, 0, 8))
    assert (found.percent, found.expected_percent, found.behind_points) == (25, 50, 25)
    assert found.health.state == "off_track"
    assert [(r.percent, r.now, r.expected_value) for r in found.results] == [(30, 30, 50), (20, 8, 5)]
    assert found.worst is found.results[1]


def test_how_far_off_the_line_is_told_as_exactly_as_the_distance_deserves(place):
    found = measured(place, (58, 85, 67), (Decimal("9.4"), 3, Decimal("6.8")), (0, 1, Decimal("0.4")))
    assert [str(r.expected_value) for r in found.results] == ["72", "6.2", "0.50"]
    assert [str(r.off) for r in found.results] == ["-5", "0.6", "-0.10"]
    assert [r.behind for r in found.results] == [True, True, True]


def test_what_nobody_checked_in_stands_where_it_began(place):
    (result,) = measured(place, (58, 85, None)).results
    assert (result.measured, result.now, result.percent) == (False, 58, 0)


def test_a_key_result_is_silent_after_a_month_within_its_period(place):
    def silent(day):
        return measured(place, (0, 10, 5), today=day).results[0].silent

    assert silent(D(2026, 7, 18)) is False
    Goal.objects.all().delete()
    assert silent(D(2026, 7, 19)) is True
    Goal.objects.all().delete()
    assert silent(D(2027, 3, 1)) is False, "nobody measures a period that is over"


def test_a_goal_without_key_results_has_no_plan_and_no_worst(place):
    found = measured(place)
    assert (found.health.state, found.percent, found.worst) == ("no_plan", 0, None)


@pytest.mark.parametrize(
    ("percent", "expected", "sides"),
    [
        (33, 44, ("l", "r")),
        (44, 33, ("r", "l")),
        (20, 60, ("", "")),
        (3, 40, ("r", "")),
        (3, 8, ("r", "r")),
    ],
)
def test_two_labels_that_would_meet_stand_beside_their_ticks(place, percent, expected, sides):
    result = measured(place, (0, 100, percent)).results[0]
    result.expected = expected / 100
    assert (result.now_side, result.expected_side) == sides


@pytest.mark.parametrize(
    ("percent", "expected", "now", "both"),
    [
        (41, 43, True, False),
        (43, 41, True, False),
        (40, 44, True, True),
        (60, 80, True, False),
        (90, 70, False, True),
    ],
)
def test_a_label_without_room_is_left_to_the_accessible_name(place, percent, expected, now, both):
    result = measured(place, (0, 100, percent)).results[0]
    result.expected = expected / 100
    assert (result.says_now, result.says_expected) == (now, both)


# -- charts -----------------------------------------------------------------------------------

values = st.lists(st.tuples(st.dates(D(2025, 1, 1), D(2028, 1, 1)), st.floats(-1e6, 1e6)), max_size=12)


@given(
    st.floats(-1e5, 1e5),
    st.floats(-1e5, 1e5),
    values,
    st.integers(0, 900),
    st.dates(D(2025, 1, 1), D(2029, 1, 1)),
)
def test_nothing_is_drawn_outside_the_paper(start, target, measured, days, today):
    first = D(2026, 1, 1)
    drawn = chart(start, target, sorted(measured), first, first + dt.timedelta(days=days), today)
    points = [*drawn.points, *drawn.expected, *filter(None, [drawn.current, drawn.expected_now])]
    assert all(LEFT <= float(p.x) <= RIGHT and TOP <= float(p.y) <= BOTTOM for p in points)
    assert 0 <= float(drawn.past_width) <= RIGHT - LEFT
    assert all(LEFT <= float(tick.x) <= RIGHT for tick in drawn.ticks)
    assert len(drawn.ticks) <= 8


def test_a_chart_begins_at_the_start_and_ends_at_the_last_check_in():
    checks = [(D(2026, 2, 1), 60), (D(2026, 6, 1), 70)]
    drawn = chart(50, 100, checks, D(2026, 1, 1), D(2026, 12, 31), JULY)
    assert len(drawn.points) == 2 and drawn.points[0].x == "4.0"
    assert drawn.current.y < drawn.points[1].y, "higher values lie higher"
    assert drawn.path.count("L") == 2
    assert [tick.label for tick in drawn.ticks] == ["Q1", "Q2", "Q3", "Q4"]


def test_a_chart_without_check_ins_has_only_its_start():
    drawn = chart(50, 100, [], D(2026, 1, 1), D(2026, 2, 28), D(2026, 1, 20))
    assert (len(drawn.points), drawn.current) == (1, None)
    assert [tick.label for tick in drawn.ticks] == ["Jan", "Feb"]


def test_today_is_drawn_only_within_the_period():
    inside = chart(0, 1, [], D(2026, 1, 1), D(2026, 12, 31), JULY)
    outside = chart(0, 1, [], D(2026, 1, 1), D(2026, 12, 31), D(2027, 1, 1))
    assert inside.today_x and inside.expected_now
    assert (outside.today_x, outside.expected_now, float(outside.past_width)) == ("", None, RIGHT - LEFT)
