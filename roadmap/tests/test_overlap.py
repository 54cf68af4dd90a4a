import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.overlap import FORECAST, FRAME, Day, overlap
from timeline import calendar as units

DATES = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))
DAYS = st.builds(Day, DATES, st.sampled_from(units.UNITS), st.just(FRAME))


def day(month, number, unit="day"):
    return Day(dt.date(2026, month, number), unit, FORECAST)


@pytest.mark.parametrize(
    ("end", "begin", "days"),
    [
        (day(9, 4), day(8, 24), 11),
        (day(8, 24), day(8, 24), None),
        (day(8, 20), day(8, 24), None),
        (day(9, 30, "quarter"), day(7, 1, "quarter"), None),  # within one quarter both may fit
        (day(12, 31, "quarter"), day(7, 1, "quarter"), 1),
        (day(9, 30, "quarter"), day(8, 24), None),
        (day(9, 4), day(7, 1, "month"), 35),
        (None, day(8, 24), None),
        (day(9, 4), None, None),
    ],
)
def test_by_hand(end, begin, days):
    found = overlap(end, begin)
    assert (found and found.days) == days
    assert found is None or found.least == (end.rough or begin.rough)


def test_what_has_begun_may_only_not_be_done_before_what_it_needs():
    assert overlap(day(7, 24), day(4, 27), done=day(9, 4)) is None
    found = overlap(day(7, 24), day(4, 27), done=day(7, 20))
    assert (found.days, found.begun) == (4, True)


@given(DAYS, DAYS)
def test_a_conflict_is_one_whatever_days_of_the_frames_are_meant(end, begin):
    found = overlap(end, begin)
    first, last = units.floor(end.date, end.unit), units.last_day(begin.date, begin.unit)

    # the mildest reading: done on the first day of its unit, begun on the last one of its own
    assert (found is not None) == (first > last)
    assert found is None or found.days == (first - last).days
