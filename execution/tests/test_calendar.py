import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execution.calendar import add_working_days, is_working_day, working_days_between

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


@given(DAYS, st.integers(-20, 400))
def test_the_count_is_that_of_counting(first, length):
    last = first + dt.timedelta(days=length)
    counted = sum(is_working_day(first + dt.timedelta(days=n)) for n in range(max(0, length + 1)))
    assert working_days_between(first, last) == counted


@given(DAYS, st.integers(1, 400))
def test_adding_and_counting_agree(day, n):
    found = add_working_days(day, n)
    assert is_working_day(found)
    assert working_days_between(day + dt.timedelta(days=1), found) == n


@given(DAYS, st.integers(0, 200), st.integers(1, 200))
def test_later_work_ends_later(day, n, more):
    assert add_working_days(day, n + more) > add_working_days(day, n)


def test_friday_and_one_is_monday():
    friday = dt.date(2026, 6, 19)
    assert add_working_days(friday, 1) == dt.date(2026, 6, 22)
    assert add_working_days(friday + dt.timedelta(days=1), 1) == dt.date(2026, 6, 22)
    assert add_working_days(friday, 0) == friday


def test_backwards_is_refused():
    with pytest.raises(ValueError, match="forward"):
        add_working_days(dt.date(2026, 6, 19), -1)


def test_beyond_the_last_day_there_is_none():
    assert add_working_days(dt.date(9999, 12, 30), 40) == dt.date.max
