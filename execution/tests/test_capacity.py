"""The arithmetic of workload, against a count that walks day by day."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execution.capacity import Share, Worker, average, level, monday, table

FIRST = dt.date(2026, 6, 15)
WEEKDAYS = frozenset(range(5))
dates = st.dates(dt.date(2026, 5, 1), dt.date(2026, 9, 30))
spans = st.tuples(dates, dates).map(sorted)
workers = st.builds(
    Worker,
    key=st.just("w"),
    hours=st.decimals("0.5", "168", places=2),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    away=st.lists(spans.map(tuple), max_size=4).map(tuple),
)
shares = st.builds(
    lambda worker, project, percent, span: Share(worker, project, percent, *span),
    st.sampled_from("wx"),
    st.sampled_from("abc"),
    st.integers(1, 200),
    spans,
)


def naive(worker, given, monday):
    """(days, per cent times days, {project: per cent times days}) of one week, day by day."""
    days, load, parts = 0, 0, {}
    for n in range(7):
        day = monday + dt.timedelta(days=n)
        if day.weekday() not in worker.days or any(first <= day <= last for first, last in worker.away):
            continue
        days += 1
        for share in given:
            if share.worker == worker.key and share.start <= day <= share.end:
                load += share.percent
                parts[share.project] = parts.get(share.project, 0) + share.percent
    return days, load, parts


@given(workers, st.lists(shares, max_size=8), st.integers(1, 14))
def test_it_is_what_a_day_by_day_count_finds(worker, given_shares, weeks):
    cells = table([worker], given_shares, FIRST, weeks)["w"]

    assert [cell.monday for cell in cells] == [FIRST + dt.timedelta(weeks=n) for n in range(weeks)]
    for cell in cells:
        days, load, parts = naive(worker, given_shares, cell.monday)
        a_day = Fraction(worker.hours) / len(worker.days)
        assert (cell.days, cell.load) == (days, load)
        assert abs(Fraction(cell.available) - a_day * days) <= Fraction(1, 200)
        assert abs(Fraction(cell.allocated) - a_day * load / 100) <= Fraction(1, 200)
        assert cell.share is None if not days else abs(Fraction(load, days) - cell.share) <= Fraction(1, 2)
        assert {project for project, _share in cell.parts} == set(parts)
        assert [abs(Fraction(parts[p], days) - share) <= Fraction(1, 2) for p, share in cell.parts] == [
            True
        ] * len(parts)
        assert cell.is_over == (cell.level in ("over", "far"))


@given(workers, st.lists(shares, max_size=8), st.integers(1, 14))
def test_the_average_is_that_of_all_days(worker, given_shares, weeks):
    cells = table([worker], given_shares, FIRST, weeks)["w"]
    counted = [naive(worker, given_shares, cell.monday) for cell in cells]
    days = sum(one[0] for one in counted)

    if not days:
        assert average(cells) is None
    else:
        assert abs(Fraction(sum(one[1] for one in counted), days) - average(cells)) <= Fraction(1, 2)


@given(workers, st.lists(spans.map(tuple), max_size=4))
def test_time_off_that_is_said_twice_counts_once(worker, more):
    once = Worker("w", worker.hours, worker.days, (*worker.away, *more))
    twice = Worker("w", worker.hours, worker.days, (*more, *more, *worker.away))
    assert table([once], [], FIRST, 12) == table([twice], [], FIRST, 12)


def one(percent, start, end, away=(), days=WEEKDAYS):
    worker = Worker("w", Decimal(40), days, away)
    share = Share("w", "a", percent, dt.date(2026, 6, start), dt.date(2026, 6, end))
    return table([worker], [share], FIRST, 1)["w"][0]


def test_what_begins_or_ends_within_the_week_counts_by_working_day():
    assert one(80, 17, 30).share == 48  # Wednesday to Friday: three of five days
    assert one(100, 1, 15).share == 20
    assert one(100, 20, 21).share == 0  # a weekend


def test_a_share_is_of_the_days_that_are_left():
    cell = one(80, 15, 21, away=((dt.date(2026, 6, 15), dt.date(2026, 6, 16)),))
    assert (cell.days, cell.share) == (3, 80)
    assert (cell.available, cell.allocated) == (Decimal(24), Decimal("19.20"))


def test_somebody_away_the_whole_week_has_no_share_and_no_room():
    cell = one(80, 15, 21, away=((dt.date(2026, 6, 1), dt.date(2026, 6, 30)),))
    assert (cell.share, cell.level, cell.room, cell.is_over) == (None, "away", 0, False)


def test_hours_are_those_of_the_working_days():
    worker = Worker("w", Decimal(30), frozenset({0, 1, 2}))
    share = Share("w", "a", 150, FIRST, FIRST)
    (cell,) = table([worker], [share], FIRST, 1)["w"]
    assert (cell.days, cell.available, cell.allocated, cell.share) == (3, Decimal(30), Decimal(15), 50)


def test_too_much_is_said_in_days():
    cell = one(130, 15, 21)
    assert (cell.share, cell.is_over, cell.days_over, cell.room) == (130, True, Decimal("1.5"), 0)


@pytest.mark.parametrize(
    ("share", "looks"),
    [
        (None, "away"), (0, "0"), (1, "1"), (40, "1"), (41, "2"), (70, "2"), (71, "3"), (90, "3"), (91, "4"),
        (100, "4"), (101, "over"), (120, "over"), (121, "far"), (400, "far"),
    ],
)  # fmt: skip
def test_the_ramp(share, looks):
    assert level(share) == looks


def test_a_week_begins_on_monday():
    assert monday(dt.date(2026, 6, 21)) == FIRST
    with pytest.raises(ValueError, match="Monday"):
        table([], [], dt.date(2026, 6, 16), 1)
