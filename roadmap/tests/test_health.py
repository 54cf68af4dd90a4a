import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from execution.calendar import add_working_days
from roadmap.forecast import Forecast
from roadmap.health import AT_RISK, NO_PLAN, OFF_TRACK, ON_TRACK, ORDER, health, worst
from roadmap.words import brief, reason

pytestmark = pytest.mark.usefixtures("in_2026")

DATES = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
PROMISED = dt.date(2026, 8, 14)  # a Friday
LIMIT = dt.date(2026, 8, 28)  # and ten working days


def expected(p50, p85):
    return Forecast(p50, p85, 1, 1)


@pytest.mark.parametrize(
    ("p50", "p85", "state"),
    [
        (dt.date(2026, 8, 3), dt.date(2026, 8, 14), ON_TRACK),
        (dt.date(2026, 8, 20), LIMIT, ON_TRACK),
        (dt.date(2026, 8, 20), dt.date(2026, 8, 31), AT_RISK),
        (LIMIT, dt.date(2026, 9, 30), AT_RISK),
        (dt.date(2026, 8, 31), dt.date(2026, 9, 30), OFF_TRACK),
    ],
)
def test_forecast_against_promise(p50, p85, state):
    found = health(expected(p50, p85), PROMISED, 10, deadline=dt.date(2026, 1, 1))

    assert (found.state, found.against, found.limit) == (state, "promise", LIMIT)


def test_without_a_promised_end_the_deadline_counts():
    found = health(expected(dt.date(2026, 9, 1), dt.date(2026, 9, 2)), None, 2, PROMISED)

    assert (found.state, found.against, found.limit) == (OFF_TRACK, "deadline", dt.date(2026, 8, 18))
    assert found.behind == 12


def test_no_tolerance_is_none():
    assert health(expected(PROMISED, PROMISED), PROMISED, 0).state == ON_TRACK
    monday = dt.date(2026, 8, 17)
    assert health(expected(PROMISED, monday), PROMISED, 0).state == AT_RISK
    assert health(expected(monday, monday), PROMISED, 0).state == OFF_TRACK


def test_ten_working_days_where_nobody_said_otherwise():
    assert health(expected(LIMIT, LIMIT), None, None, PROMISED).state == ON_TRACK


@pytest.mark.parametrize(
    ("forecast", "promised"), [(None, PROMISED), (expected(PROMISED, PROMISED), None), (None, None)]
)
def test_no_plan(forecast, promised):
    assert health(forecast, promised).state == NO_PLAN


@given(DATES, DATES, DATES, st.integers(0, 60))
def test_exactly_one_rule_fires(promised, one, other, tolerance):
    p50, p85 = sorted([one, other])
    found = health(expected(p50, p85), promised, tolerance)
    limit = add_working_days(promised, tolerance) if tolerance else promised

    assert found.state == (ON_TRACK if p85 <= limit else AT_RISK if p50 <= limit else OFF_TRACK)


@given(DATES, DATES, st.integers(0, 30), st.integers(0, 30))
def test_more_tolerance_is_never_worse(promised, p50, tolerance, more):
    strict = health(expected(p50, p50), promised, tolerance)
    mild = health(expected(p50, p50), promised, tolerance + more)

    assert ORDER.index(mild.state) >= ORDER.index(strict.state)


@given(DATES, DATES, DATES, st.integers(0, 30), st.booleans())
def test_every_health_has_its_reason(promised, one, other, tolerance, done):
    p50, p85 = sorted([one, other])
    said = reason(health(Forecast(p50, p85, 1, 1, done=done), promised, tolerance))

    assert said.endswith(".") and said.count(". ") == 0 and "%" not in said and len(said) < 300


def test_the_reason_names_dates_and_tolerance():
    with translation.override("en"):
        said = reason(health(expected(dt.date(2026, 9, 4), dt.date(2026, 9, 18)), PROMISED, 10))

    assert said == (
        "Forecast 4 Sep is 15 working days late, with 10 working days tolerated; promised for 14 Aug."
    )


@pytest.mark.parametrize(
    ("p50", "p85", "said"),
    [
        (dt.date(2026, 8, 3), dt.date(2026, 8, 10), "Promised for 14 Aug."),
        (dt.date(2026, 8, 20), dt.date(2026, 9, 4), "May pass the limit of 28 Aug."),
        (dt.date(2026, 9, 4), dt.date(2026, 9, 18), "15 working days late."),
    ],
)
def test_the_brief_reason_leaves_the_dates_to_their_column(p50, p85, said):
    with translation.override("en"):
        assert brief(health(expected(p50, p85), PROMISED, 10)) == said
        assert brief(health(None, PROMISED)) == "There is no task to forecast from."


def test_the_worst_of_several():
    assert worst([ON_TRACK, OFF_TRACK, AT_RISK]) == OFF_TRACK
    assert worst([NO_PLAN, ON_TRACK]) == ON_TRACK
    assert worst([]) == NO_PLAN


def test_the_worst_of_what_can_be_read_only_once():
    assert worst(state for state in (ON_TRACK, NO_PLAN, AT_RISK)) == AT_RISK
    assert worst(iter([NO_PLAN, ON_TRACK])) == ON_TRACK
