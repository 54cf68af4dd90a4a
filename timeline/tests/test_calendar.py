import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import calendar
from timeline.tests.strategies import dates, fiscal_months

units = st.sampled_from(calendar.UNITS)


@given(dates, units, fiscal_months)
def test_a_unit_holds_its_day_and_the_next_follows_at_once(day, unit, month):
    first, last = calendar.floor(day, unit, month), calendar.last_day(day, unit, month)
    assert first <= day <= last
    assert calendar.floor(last, unit, month) == first
    assert calendar.following(day, unit, month) == last + dt.timedelta(1)
    assert calendar.floor(last + dt.timedelta(1), unit, month) == last + dt.timedelta(1)


@given(dates, fiscal_months)
def test_quarters_of_a_fiscal_year_are_four_in_a_row(day, month):
    first = calendar.floor(day, "year", month)
    assert (first.month, first.day) == (month, 1)
    starts = list(calendar.units(first, calendar.last_day(day, "year", month), "quarter", month))
    assert [calendar.quarter(start, month) for start in starts] == [1, 2, 3, 4]
    assert len({calendar.fiscal_year(start, month) for start in starts}) == 1


def test_leap_years():
    assert calendar.last_day(dt.date(2028, 2, 3), "month") == dt.date(2028, 2, 29)
    assert calendar.last_day(dt.date(2100, 2, 3), "month") == dt.date(2100, 2, 28)
    assert calendar.last_day(dt.date(2027, 12, 3), "quarter", 12) == dt.date(2028, 2, 29)


def test_fiscal_year_is_named_after_its_end():
    assert calendar.fiscal_year(dt.date(2026, 3, 31), 4) == 2026
    assert calendar.fiscal_year(dt.date(2026, 4, 1), 4) == 2027
    assert calendar.fiscal_year(dt.date(2026, 4, 1), 1) == 2026
    assert calendar.quarter(dt.date(2026, 4, 1), 4) == 1
    assert calendar.quarter(dt.date(2026, 1, 1), 4) == 4


def test_weeks_start_on_monday():
    assert calendar.floor(dt.date(2026, 6, 21), "week") == dt.date(2026, 6, 15)


@given(units, fiscal_months)
def test_the_ends_of_the_calendar_hold(unit, month):
    for day in (dt.date.min, dt.date.max):
        assert calendar.floor(day, unit, month) <= day <= calendar.last_day(day, unit, month)
        assert list(calendar.units(day, day, unit, month))


def test_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="fortnight"):
        calendar.floor(dt.date(2026, 1, 1), "fortnight")
