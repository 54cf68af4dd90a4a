"""Time frames as people write them, and back into words."""

import calendar
import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from strategy.timeframe import LENGTH, TimeFrame, parse, words

TODAY = dt.date(2026, 6, 17)
D = dt.date
days = st.dates(D(1990, 1, 1), D(2190, 12, 31))

READ = [
    ("2026-04-27", D(2026, 4, 27), D(2026, 4, 27), "day"),
    ("27 Apr 2027", D(2027, 4, 27), D(2027, 4, 27), "day"),
    ("April 27, 2027", D(2027, 4, 27), D(2027, 4, 27), "day"),
    ("14 sep", D(2026, 9, 14), D(2026, 9, 14), "day"),
    ("14 Sept.", D(2026, 9, 14), D(2026, 9, 14), "day"),
    ("1 May", D(2027, 5, 1), D(2027, 5, 1), "day"),
    ("17 June", TODAY, TODAY, "day"),
    ("29 Feb", D(2028, 2, 29), D(2028, 2, 29), "day"),
    ("W17 2026", D(2026, 4, 20), D(2026, 4, 26), "week"),
    ("2026-W17", D(2026, 4, 20), D(2026, 4, 26), "week"),
    ("week 53 2026", D(2026, 12, 28), D(2027, 1, 3), "week"),
    ("March 2027", D(2027, 3, 1), D(2027, 3, 31), "month"),
    ("2027-03", D(2027, 3, 1), D(2027, 3, 31), "month"),
    ("feb 2028", D(2028, 2, 1), D(2028, 2, 29), "month"),
    ("may", D(2027, 5, 1), D(2027, 5, 31), "month"),
    ("june", D(2026, 6, 1), D(2026, 6, 30), "month"),
    ("Q3 2027", D(2027, 7, 1), D(2027, 9, 30), "quarter"),
    ("2027 q3", D(2027, 7, 1), D(2027, 9, 30), "quarter"),
    ("2027-Q3", D(2027, 7, 1), D(2027, 9, 30), "quarter"),
    ("Q3/2027", D(2027, 7, 1), D(2027, 9, 30), "quarter"),
    ("q1", D(2027, 1, 1), D(2027, 3, 31), "quarter"),
    ("Q2", D(2026, 4, 1), D(2026, 6, 30), "quarter"),
    ("H2 2026", D(2026, 7, 1), D(2026, 12, 31), "half"),
    ("h1", D(2026, 1, 1), D(2026, 6, 30), "half"),
    ("2027", D(2027, 1, 1), D(2027, 12, 31), "year"),
    ("27 Apr – 14 Aug 2026", D(2026, 4, 27), D(2026, 8, 14), "day"),
    ("27 Apr 2026 - 14 Aug", D(2026, 4, 27), D(2026, 8, 14), "day"),
    ("27 – 30 Apr 2026", D(2026, 4, 27), D(2026, 4, 30), "day"),
    ("2026-04-27 to 2026-08-14", D(2026, 4, 27), D(2026, 8, 14), "day"),
    ("oct–dec", D(2026, 10, 1), D(2026, 12, 31), "month"),
    ("oct-dec", D(2026, 10, 1), D(2026, 12, 31), "month"),
    ("Dec – Feb", D(2026, 12, 1), D(2027, 2, 28), "month"),
    ("Q3 – Q4 2026", D(2026, 7, 1), D(2026, 12, 31), "quarter"),
    ("Q4 2026 until Q1 2027", D(2026, 10, 1), D(2027, 3, 31), "quarter"),
    ("2026-2028", D(2026, 1, 1), D(2028, 12, 31), "year"),
    ("14 sep – Q4", D(2026, 9, 14), D(2026, 12, 31), "day"),
    ("  q3   2027  ", D(2027, 7, 1), D(2027, 9, 30), "quarter"),
]

WEEKS = [  # without a year, on 20 December 2026
    ("W50 – W51", D(2026, 12, 7), D(2026, 12, 20), "week"),
    ("W52 – W2", D(2026, 12, 21), D(2027, 1, 17), "week"),
    ("W53 – W1", D(2026, 12, 28), D(2027, 1, 10), "week"),
    ("W50 – W1 2028", D(2027, 12, 13), D(2028, 1, 9), "week"),
    ("W50 – 20 Dec", D(2026, 12, 7), D(2026, 12, 20), "day"),
]

NONSENSE = [
    "soon", "Q5 2027", "Q3 27", "31 Sep 2026", "30 Feb 2028", "29 Feb 2027", "2026-13", "2026-02-30", "W54 2026",
    "W53 2027", "1989", "2200", "0000", "Q3 0001", "H3", "month 4", "- ", "–", "to", "1 – 2 – 3", "Q3 – soon",
    "Q3 2027 Q4", "٣ May 2026", "27", "2026-04-27-2026-08-14", "next year", "9999-W52", "W52 9999",
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "precision"), WEEKS)
def test_weeks_keep_their_number_in_another_year(text, start, end, precision):
    assert parse(text, D(2026, 12, 20)) == (start, end, precision)


def test_a_week_that_no_year_nearby_has_is_none():
    with pytest.raises(ValueError, match="no time frame"):
        parse("W53 – W20 2029", D(2026, 12, 20))


@pytest.mark.parametrize(("text", "start", "end", "precision"), READ)
def test_what_people_write_is_read(text, start, end, precision):
    assert parse(text, TODAY) == TimeFrame(start, end, precision)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_no_time_frame(text):
    assert parse(text, TODAY) is None


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_gets_a_sentence(text):
    with pytest.raises(ValueError, match=r"^“.+” is no time frame\.$"):
        parse(text, TODAY)


@pytest.mark.parametrize(
    "text", ["Q4 2026 – Q3 2026", "2026-08-14 to 2026-04-27", "30 – 27 Apr 2026", "2027-2026"]
)
def test_an_end_before_the_start_gets_its_own_sentence(text):
    with pytest.raises(ValueError, match=r"^The end lies before the start\.$"):
        parse(text, TODAY)


@given(st.text(max_size=80), days)
def test_no_text_breaks_it(text, today):
    try:
        frame = parse(text, today)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert frame is None or (frame.start <= frame.end and frame.precision in (*LENGTH, "week", "day"))


pieces = ["q3", "h1", "w53", "29", "feb", "2027", "2028", "-", "–", " to ", " ", "/", ".", "31", "sep", "0"]


@given(st.lists(st.sampled_from(pieces), max_size=9).map("".join), days)
def test_no_heap_of_their_parts_breaks_it(text, today):
    test_no_text_breaks_it.hypothesis.inner_test(text, today)


def whole(precision, day):
    """The unit of that precision around a day."""
    if precision == "day":
        return day, day
    if precision == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    length = LENGTH[precision]
    month = (day.month - 1) // length * length + 1
    last = month + length - 1
    return D(day.year, month, 1), D(day.year, last, calendar.monthrange(day.year, last)[1])


precisions = st.sampled_from(["day", "week", "month", "quarter", "half", "year"])


@given(precisions, days, st.integers(0, 5), days)
def test_words_are_read_back_as_the_same_dates(precision, first, further, today):
    start, _ = whole(precision, first)
    last = min(first + dt.timedelta(days=further * 200), D(2190, 12, 31))
    _, end = whole(precision, last)
    said = words(start, end, precision, today=D.min)
    frame = parse(said, today)
    assert (frame.start, frame.end) == (start, end), said
    if precision != "week":  # several weeks are told as days
        assert frame.precision == precision


@given(precisions, days)
def test_one_unit_keeps_its_precision(precision, day):
    start, end = whole(precision, day)
    assert parse(words(start, end, precision, today=D.min), TODAY) == TimeFrame(start, end, precision)


@given(days, days, precisions)
def test_what_is_no_whole_unit_is_told_as_days(one, other, precision):
    start, end = sorted((one, other))
    frame = parse(words(start, end, precision, today=D.min), TODAY)
    assert (frame.start, frame.end) == (start, end)


@given(st.integers(1990, 2190), days)
def test_february_ends_where_it_ends(year, today):
    assert parse(f"feb {year}", today).end.day == (29 if calendar.isleap(year) else 28)


@given(st.sampled_from(["q1", "q4", "h1", "h2", "feb", "29 feb", "31 dec", "w1", "w52"]), days)
def test_without_a_year_it_is_not_over_yet(text, today):
    frame = parse(text, today)
    assert frame.end >= today and (frame.start - today).days <= 8 * 366


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        (None, None, "quarter", ""),
        (D(2027, 7, 1), D(2027, 9, 30), "quarter", "Q3 2027"),
        (D(2026, 7, 1), D(2026, 12, 31), "quarter", "Q3 – Q4 2026"),
        (D(2026, 10, 1), D(2027, 3, 31), "quarter", "Q4 2026 – Q1 2027"),
        (D(2027, 3, 1), D(2027, 3, 31), "month", "March 2027"),
        (D(2027, 1, 1), D(2027, 12, 31), "year", "2027"),
        (D(2027, 1, 1), D(2028, 12, 31), "year", "2027 – 2028"),
        (D(2026, 7, 1), D(2026, 12, 31), "half", "H2 2026"),
        (D(2026, 4, 20), D(2026, 4, 26), "week", "W17 2026"),
        (D(2026, 4, 27), D(2026, 8, 14), "day", "27 Apr – 14 Aug"),
        (D(2026, 4, 27), D(2027, 2, 14), "day", "27 Apr – 14 Feb 2027"),
        (D(2027, 4, 27), D(2027, 8, 14), "day", "27 Apr – 14 Aug 2027"),
        (D(2025, 4, 27), D(2026, 8, 14), "day", "27 Apr 2025 – 14 Aug"),
        (D(2026, 4, 27), D(2026, 4, 27), "day", "27 Apr"),
        (D(2026, 7, 2), D(2026, 9, 30), "quarter", "2 Jul – 30 Sep"),
    ],
)
def test_how_it_is_said(start, end, precision, said):
    assert words(start, end, precision, TODAY) == said


def test_months_are_read_in_the_readers_language_too():
    with override("de"):
        assert parse("März 2027", TODAY) == TimeFrame(D(2027, 3, 1), D(2027, 3, 31), "month")
        assert parse("March 2027", TODAY).precision == "month"
