import datetime as dt
from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execution.calendar import add_working_days, working_days_between
from roadmap.forecast import Leaf, forecast, left, reckon

WED = dt.date(2026, 6, 17)
DATES = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
HOURS = st.none() | st.decimals("0", "999999.99", places=2)


def d(day, month=6):
    return dt.date(2026, month, day)


def leaf(status="todo", estimate=None, remaining=None, start=None, due=None, finished_on=None):
    hours = [None if h is None else Decimal(h) for h in (estimate, remaining)]
    return Leaf("t", status, *hours, start, due, finished_on)


@st.composite
def leaves(draw):
    start = draw(st.none() | DATES)
    due = draw(st.none() | DATES)
    if start and due and due < start:
        start, due = due, start
    status = draw(st.sampled_from(["todo", "doing", "in_review", "done", "cancelled"]))
    return Leaf(draw(st.uuids()), status, draw(HOURS), draw(HOURS), start, due)


@pytest.mark.parametrize(
    ("given_leaf", "days", "start", "end"),
    [
        # no dates: five working days from today, whatever is left
        (leaf(), 5, d(17), d(23)),
        (leaf(estimate=8, remaining=2), 5, d(17), d(23)),
        (leaf(start=d(22)), 5, d(22), d(26)),
        (leaf(due=d(30)), 5, d(17), d(23)),
        # dates and no estimate: all of its days, from the later of its start and today
        (leaf(start=d(1), due=d(5)), 5, d(17), d(23)),
        (leaf(start=d(22), due=d(26)), 5, d(22), d(26)),
        # half of ten days is left
        (leaf(estimate=40, remaining=20, start=d(8), due=d(19)), 5, d(17), d(23)),
        # a third of ten days, rounded up
        (leaf(estimate=30, remaining=10, start=d(8), due=d(19)), 4, d(17), d(22)),
        # more is left than was estimated
        (leaf(estimate=10, remaining=15, start=d(18), due=d(19)), 3, d(18), d(22)),
        # nothing left and still open: over on the day it starts
        (leaf(estimate=10, remaining=0, start=d(22), due=d(26)), 0, d(22), d(22)),
        # an estimate of nothing says nothing
        (leaf(estimate=0, remaining=0, start=d(22), due=d(26)), 5, d(22), d(26)),
        # a weekend waits for Monday
        (leaf(start=d(20), due=d(22)), 1, d(22), d(22)),
    ],
)
def test_a_leaf_is_reckoned(given_leaf, days, start, end):
    row = reckon(given_leaf, WED)

    assert (row.days, row.start, row.end) == (days, start, end)


def test_p50_is_the_latest_end_and_p85_a_spread_later():
    late = Leaf("late", "doing", Decimal(40), Decimal(40), d(17), d(30))
    found = forecast([leaf(), late], WED)

    assert found.p50 == d(30)
    assert found.ahead == 10
    assert found.spread == 3
    assert found.p85 == d(3, 7)
    assert found.deciding == ("late",)
    assert [row.id for row in found.rows] == ["late", "t"]


@pytest.mark.parametrize(
    ("today", "start", "due", "p50", "ahead", "spread", "p85"),
    [
        (d(17), d(17), d(17), d(17), 1, 1, d(18)),  # 0.3 of a day is a day
        (d(17), d(8), d(10), d(19), 3, 1, d(22)),  # planned days of the past still have to be worked
        (d(17), d(17), d(1, 7), d(1, 7), 11, 4, d(7, 7)),  # 3.3 days are four, over a weekend
        (d(20), d(22), d(26), d(26), 5, 2, d(30)),  # seen on a Saturday, reckoned from Monday
        (d(19), None, None, d(25), 5, 2, d(29)),  # no dates: five days from Friday on
        (d(17), d(1, 9), d(4, 9), d(4, 9), 58, 18, d(30, 9)),  # the spread counts from today, not the start
    ],
)
def test_the_range_by_hand(today, start, due, p50, ahead, spread, p85):
    found = forecast([leaf(start=start, due=due)], today)

    assert (found.p50, found.ahead, found.spread, found.p85) == (p50, ahead, spread, p85)


def test_several_leaves_may_decide():
    two = [Leaf(i, "todo", start=d(17), due=d(19)) for i in (1, 2)]

    assert set(forecast(two, WED).deciding) == {1, 2}


def test_nothing_to_forecast_from():
    assert forecast([], WED) is None
    assert forecast([leaf("cancelled")], WED) is None


def test_finished_work_was_done_when_its_last_leaf_was():
    done = [leaf("done", finished_on=d(10)), leaf("done", finished_on=d(12)), leaf("cancelled")]
    found = forecast(done, WED)

    assert (found.p50, found.p85, found.done, found.rows) == (d(12), d(12), True, ())


def test_done_and_cancelled_leaves_do_not_delay():
    far = {"start": d(1, 9), "due": d(30, 9)}
    found = forecast([leaf("done", **far), leaf("cancelled", **far), leaf()], WED)

    assert found.p50 == d(23)


def test_a_slip_of_the_keyboard_stays_in_the_calendar():
    found = forecast([leaf(estimate="0.01", remaining="999999", start=d(1), due=d(30))], WED)

    assert found.p85.year < 2060


@given(st.lists(leaves(), max_size=8), DATES)
def test_the_formula_holds(given_leaves, today):
    found = forecast(given_leaves, today)
    if not any(leaf.is_open for leaf in given_leaves):
        assert found is None or found.done
        return
    assert found.p50 == max(row.end for row in found.rows)
    assert found.p50 >= today
    assert found.p85 >= found.p50
    ahead = working_days_between(today, found.p50)
    assert found.p85 == add_working_days(found.p50, ceil(ahead * 3 / 10 - 1e-9))
    assert len(found.rows) == sum(leaf.is_open for leaf in given_leaves)


@given(leaves(), DATES)
def test_less_work_left_never_ends_later(leaf, today):
    if not leaf.estimate or leaf.remaining is None or not leaf.is_open:
        return
    less = Leaf(leaf.id, leaf.status, leaf.estimate, leaf.remaining / 2, leaf.start, leaf.due)

    assert left(less) <= left(leaf)
    assert forecast([less], today).p50 <= forecast([leaf], today).p50


@given(st.lists(leaves(), min_size=1, max_size=6), DATES)
def test_the_order_of_tasks_does_not_matter(given_leaves, today):
    one, other = forecast(given_leaves, today), forecast(given_leaves[::-1], today)

    assert (one and (one.p50, one.p85)) == (other and (other.p50, other.p85))
