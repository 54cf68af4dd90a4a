"""Periods of goals: what people write, what they read, and that the one is the other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy import periods
from strategy.periods import HALF, OWN, QUARTER, YEAR, Period

D = dt.date
TODAY = D(2026, 6, 17)
APRIL = 4


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Q3 2026", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("q3 26", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("2026-Q3", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("Q3/2026", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("Q3 ’26", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("Q3", QUARTER, D(2026, 7, 1), D(2026, 9, 30)),
        ("Q1", QUARTER, D(2027, 1, 1), D(2027, 3, 31)),  # this year's is over
        ("H2 2026", HALF, D(2026, 7, 1), D(2026, 12, 31)),
        ("2026", YEAR, D(2026, 1, 1), D(2026, 12, 31)),
        ("FY26", YEAR, D(2026, 1, 1), D(2026, 12, 31)),
        ("March 2027", OWN, D(2027, 3, 1), D(2027, 3, 31)),
        ("2 Mar – 30 Sep 2026", OWN, D(2026, 3, 2), D(2026, 9, 30)),
        ("2026-02-01 to 2026-02-28", OWN, D(2026, 2, 1), D(2026, 2, 28)),
        ("Q3 – Q4 2026", OWN, D(2026, 7, 1), D(2026, 12, 31)),
    ],
)
def test_what_people_write_is_read(text, kind, start, end):
    assert periods.parse(text, TODAY) == Period(kind, start, end)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("FY27", YEAR, D(2026, 4, 1), D(2027, 3, 31)),
        ("FY2027", YEAR, D(2026, 4, 1), D(2027, 3, 31)),
        ("Q1 FY27", QUARTER, D(2026, 4, 1), D(2026, 6, 30)),
        ("FY27 Q4", QUARTER, D(2027, 1, 1), D(2027, 3, 31)),
        ("H2 FY27", HALF, D(2026, 10, 1), D(2027, 3, 31)),
        ("Q1 2027", QUARTER, D(2027, 1, 1), D(2027, 3, 31)),  # without FY as the calendar has it
    ],
)
def test_a_year_that_begins_in_april_is_named_after_its_end(text, kind, start, end):
    assert periods.parse(text, TODAY, APRIL) == Period(kind, start, end)


@pytest.mark.parametrize(
    "text", ["", "  ", "soon", "Q5 2026", "H3 2026", "h4 26", "FY", "31 Feb 2026", "Q1 FY9999"]
)
def test_what_cannot_be_read_is_said(text):
    with pytest.raises(ValueError, match=r"\w"):
        periods.parse(text, TODAY)


@pytest.mark.parametrize(
    ("period", "fiscal", "words"),
    [
        (Period(QUARTER, D(2026, 7, 1), D(2026, 9, 30)), 1, "Q3 2026"),
        (Period(QUARTER, D(2026, 7, 1), D(2026, 9, 30)), APRIL, "Q2 FY27"),
        (Period(HALF, D(2026, 4, 1), D(2026, 9, 30)), APRIL, "H1 FY27"),
        (Period(HALF, D(2026, 7, 1), D(2026, 12, 31)), APRIL, "H2 2026"),  # picked before the year moved
        (Period(YEAR, D(2026, 1, 1), D(2026, 12, 31)), 1, "2026"),
        (Period(YEAR, D(2026, 4, 1), D(2027, 3, 31)), APRIL, "FY27"),
        (Period(YEAR, D(2026, 4, 1), D(2027, 3, 31)), 1, "1 Apr – 31 Mar 2027"),
        (Period(OWN, D(2026, 7, 1), D(2026, 9, 30)), 1, "1 Jul – 30 Sep"),
    ],
)
def test_it_is_said_as_it_was_picked(period, fiscal, words):
    assert periods.words(period, TODAY, fiscal) == words


@given(st.sampled_from([QUARTER, HALF, YEAR]), st.integers(1, 12), st.dates(D(2000, 1, 1), D(2098, 12, 31)))
def test_what_is_offered_is_read_back_as_the_same_days(kind, fiscal, today):
    for period in periods.offered(today, fiscal)[kind]:
        assert periods.fits(*period)
        assert periods.parse(periods.words(period, today, fiscal), today, fiscal) == period
    now = periods.running(kind, today, fiscal)
    assert now.start <= today <= now.end


def test_two_periods_overlap_where_they_share_a_day():
    first = Period(OWN, D(2026, 1, 1), D(2026, 3, 31))
    assert periods.overlap(first, Period(OWN, D(2026, 3, 31), D(2026, 5, 1)))
    assert not periods.overlap(first, Period(OWN, D(2026, 4, 1), D(2026, 5, 1)))
