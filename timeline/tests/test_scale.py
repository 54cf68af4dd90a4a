import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import calendar, scale_for
from timeline.scale import LOWER, MAX_YEARS
from timeline.tests.strategies import dates, fiscal_months, scales, zooms


def test_months_by_hand():
    scale = scale_for("months", date(2026, 4, 10), date(2026, 6, 2))
    assert (scale.start, scale.end, scale.day) == (date(2026, 3, 1), date(2026, 7, 31), 3.5)
    assert scale.days == 31 + 30 + 31 + 30 + 31
    assert scale.width == 153 * 3.5
    assert scale.x(date(2026, 3, 1)) == 0
    assert scale.x(date(2026, 4, 1)) == 31 * 3.5
    assert scale.s(date(2026, 2, 27)) == -2


def test_weeks_start_on_monday_and_end_on_sunday():
    scale = scale_for("weeks", date(2026, 6, 17), date(2026, 6, 17))
    assert (scale.start, scale.end) == (date(2026, 6, 8), date(2026, 6, 28))


def test_quarters_follow_the_fiscal_year():
    scale = scale_for("quarters", date(2026, 6, 17), fiscal_month=2)
    assert (scale.start, scale.end) == (date(2026, 2, 1), date(2026, 10, 31))


def test_today_is_drawn():
    assert scale_for("months", date(2026, 4, 1), today=date(2027, 4, 1)).holds(date(2027, 4, 1))


def test_snap_units():
    day = date(2026, 6, 17)
    assert [scale_for(zoom, day).snap for zoom in ("weeks", "months", "quarters")] == ["day", "week", "month"]


def test_fit_fills_the_width():
    scale = scale_for("fit", date(2026, 1, 5), date(2027, 11, 20), width=1000)
    assert scale.width == pytest.approx(1000)
    assert scale.head == "quarters"
    assert scale_for("fit", date(2026, 1, 5), date(2026, 2, 20), width=1000).head == "weeks"


@given(scales(), dates, dates)
def test_x_is_monotone(scale, a, b):
    a, b = sorted((a, b))
    assert scale.x(a) <= scale.x(b)
    assert (scale.x(a) < scale.x(b)) == (a < b)


@given(zooms, dates, st.integers(0, 2000), fiscal_months, st.none() | st.integers(100, 3000))
def test_the_range_holds_what_it_is_asked_for_in_whole_units(zoom, first, days, month, width):
    last = first + dt.timedelta(days)
    scale = scale_for(zoom, last, first, fiscal_month=month, width=width)
    assert scale.holds(first)
    assert scale.holds(last)
    unit = LOWER[scale.head]
    assert calendar.floor(scale.start, unit, month) == scale.start
    assert calendar.last_day(scale.end, unit, month) == scale.end
    assert width is None or scale.width >= width - 0.01
    assert scale.date_at(scale.x(first) + scale.day / 2) == first


@given(zooms, fiscal_months)
def test_a_slip_of_the_keyboard_does_not_draw_millennia(zoom, month):
    today = date(2026, 6, 17)
    scale = scale_for(zoom, date.min, date.max, today=today, fiscal_month=month)
    assert scale.holds(today)
    assert scale.days < (MAX_YEARS + 2) * 366
    assert scale_for(zoom, date.max, fiscal_month=month).holds(date.max)
    assert scale_for(zoom, date.min, fiscal_month=month).holds(date.min)


@pytest.mark.parametrize(
    "bad",
    [{"zoom": "hours"}, {"first": None}, {"fiscal_month": 0}, {"fiscal_month": 13}, {"width": -1},
     {"day": -2}],
)  # fmt: skip
def test_errors(bad):
    with pytest.raises(ValueError):
        scale_for(**{"zoom": "weeks", "first": date(2026, 1, 1), **bad})


def test_px_per_day_may_be_given():
    assert scale_for("weeks", date(2026, 1, 1), day=4.8).day == 4.8
