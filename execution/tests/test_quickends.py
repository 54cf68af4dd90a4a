"""The days and hours of a task in one line: what is read, and what is refused at its place."""

from decimal import Decimal

import pytest

from execution.quick.line import read
from execution.tests.quickly import (
    KNOWN,
    day,
    said,
)

# -- days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("today", "2026-06-17"),
        ("tomorrow", "2026-06-18"),
        ("tom", "2026-06-18"),
        ("wed", "2026-06-17"),
        ("Thursday", "2026-06-18"),
        ("fri", "2026-06-19"),
        ("tue", "2026-06-23"),
        ("this fri", "2026-06-19"),
        ("next fri", "2026-06-26"),
        ("next wed", "2026-06-24"),
        ("next mon", "2026-06-22"),
        ("next week", "2026-06-22"),
        ("next month", "2026-07-01"),
        ("end of week", "2026-06-19"),
        ("end of month", "2026-06-30"),
        ("in 3 days", "2026-06-20"),
        ("in a week", "2026-06-24"),
        ("in two weeks", "2026-07-01"),
        ("17 jun", "2026-06-17"),
        ("18 June", "2026-06-18"),
        ("June 18th", "2026-06-18"),
        ("1 sept", "2026-09-01"),
        ("16 jun", "2027-06-16"),
        ("29 feb", "2028-02-29"),
        ("3 jan 2027", "2027-01-03"),
        ("Jan 3, 2027", "2027-01-03"),
        ("2026-07-01", "2026-07-01"),
        ("1.7.", "2026-07-01"),
        ("1.7.2027", "2027-07-01"),
        ("1.2.", "2027-02-01"),
        ("by fri", "2026-06-19"),
        ("on 18 jun", "2026-06-18"),
        ("due next fri", "2026-06-26"),
        ("until end of month", "2026-06-30"),
    ],
)
def test_a_day_in_words(words, when):
    assert said(f"Call the bank {words}") == ("Call the bank", {"due": [day(when)]})


@pytest.mark.parametrize(
    "line",
    [
        "Plan the Black Friday sale",
        "Put up sun sails",
        "Read May and June",
        "March on",
        "Call in 3 people",
        "Order 17 june bugs now",
        "Close the week",
        "Version 1.7.2",
        "Next",
        "Friday",
        "Fix the 3h outage",
        "Buy 3 apples",
        "In a week we know more",
    ],
)
def test_what_stands_within_a_title_is_no_day(line):
    assert said(line) == (line, {})


def test_a_date_in_digits_counts_anywhere():
    assert said("Send 2026-07-01 the invoice") == ("Send the invoice", {"due": [day("2026-07-01")]})


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("last fri", "“last fri” is over: it was Fri 12 Jun 2026"),
        ("last wed", "it was Wed 10 Jun 2026"),
        ("this mon", "it was Mon 15 Jun 2026"),
        ("yesterday", "it was Tue 16 Jun 2026"),
        ("2026-06-16", "Choose a day from today on"),
        ("31 feb", "no such day"),
        ("31.2.", "no such day"),
        ("0 jun", "no such day"),
        ("2026-13-01", "no such day"),
        ("1 jan 9999", "2199"),
    ],
)
def test_a_day_that_is_over_or_never_was_is_said_at_its_place(words, why):
    line = f"Call the bank {words}"
    found = read(line, KNOWN)
    (mark,) = found.marks
    assert why in mark.fault and line[mark.start : mark.end] == words and found.one("due") is None


# -- hours ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("3h", "3"),
        ("1.5h", "1.5"),
        ("1,5 h", "1.5"),
        ("45min", "0.75"),
        ("30 minutes", "0.5"),
        ("1h30", "1.5"),
        ("1h 30min", "1.5"),
        ("2d", "16"),
        ("0h", "0"),
        ("10m", "0.17"),
    ],
)
def test_hours(words, hours):
    assert said(f"Call the bank {words}") == ("Call the bank", {"estimate": [Decimal(hours)]})
    assert said(f"Call the bank fri {words}")[1]["due"] == [day("2026-06-19")]
    assert said(f"Call the bank {words} @sam fri")[1]["estimate"] == [Decimal(hours)]


def test_more_hours_than_a_task_holds():
    assert "more work" in read("Build it 99999d", KNOWN).faults[0]
