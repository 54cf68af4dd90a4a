import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.drawing.drawing import Head, scale_of
from roadmap.drawing.phone import Places, eight_months, months, phone, share, small
from roadmap.lens import Lens
from roadmap.tests.test_drawing import DATES, TODAY, Fake

pytestmark = pytest.mark.usefixtures("in_2026")
APRIL = dt.date(2026, 4, 1)


@given(DATES, DATES, DATES)
def test_a_small_bar_stays_on_its_axis(start, end, p50):
    start, end = min(start, end), max(start, end)
    scale = scale_of(Lens(), [], TODAY)
    found = small(Fake(start, end, 40, p50), Places(scale))
    if found is None:
        assert start > scale.end or end < scale.start
        return
    assert 0 <= found.a <= found.b <= 100
    assert found.tail is None or found.b <= found.tail <= 100


def test_the_axis_is_eight_months_with_every_second_one_named():
    axis = eight_months(APRIL)

    assert (axis.start, axis.end) == (APRIL, dt.date(2026, 11, 30))
    assert [m["label"] for m in months(axis, None)] == ["Apr", "Jun", "Aug", "Oct"]
    assert share(axis, axis.start) == 0


def test_no_month_stands_under_todays_flag():
    axis = eight_months(APRIL)

    assert [m["label"] for m in months(axis, share(axis, TODAY))] == ["Apr", "Aug", "Oct"]


def test_a_line_beyond_the_axis_keeps_its_row_and_has_no_bar():
    near, far = Fake(TODAY, TODAY), Fake(dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    drawn = phone([Head("g", "Faster", lines=[far, near])], scale_of(Lens(), [near, far], TODAY), TODAY)

    ((_head, rows),) = drawn.lanes
    assert [(line is near, bar is None) for line, bar in rows] == [(True, False), (False, True)]


def test_an_old_plan_still_going_shows_its_tail():
    line = Fake(dt.date(2025, 1, 1), dt.date(2025, 6, 30), 40, dt.date(2026, 7, 31))
    drawn = small(line, Places(eight_months(APRIL)))

    assert (drawn.a, drawn.b, drawn.tone) == (0, 0, "off")
    assert drawn.tail == round(122 / 244 * 100, 2)


@pytest.mark.parametrize(
    ("promise", "span"),
    [
        (None, None),
        ((None, None), None),
        ((APRIL, dt.date(2026, 6, 30)), None),  # as planned
        ((dt.date(2025, 1, 1), dt.date(2025, 6, 30)), None),  # before the axis
        ((APRIL, dt.date(2026, 5, 31)), (0, round(61 / 244 * 100, 2))),
        ((None, dt.date(2027, 5, 31)), (0, 100)),
    ],
)
def test_a_promise_shows_where_it_differs_from_the_plan(promise, span):
    line = Fake(APRIL, dt.date(2026, 6, 30), 40)
    line.promised = promise
    assert small(line, Places(eight_months(APRIL))).promise == span


def test_a_range_that_was_asked_for_is_the_axis():
    lens = Lens(first=dt.date(2027, 1, 1), last=dt.date(2027, 12, 31))
    line = Fake(dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    drawn = phone([Head("g", "Faster", lines=[line])], scale_of(lens, [line], TODAY), TODAY, asked=True)

    assert drawn.now is None
    assert drawn.lanes[0][1][0][1].b == 100
    assert len(drawn.months) <= 5


@given(DATES, st.floats(0, 100))
def test_words_on_the_axis_never_touch_the_flag(start, now):
    found = [m["a"] for m in months(eight_months(start.replace(day=1)), now)]

    assert all(not now - 10 < a < now + 5 for a in found)
