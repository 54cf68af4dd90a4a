import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from execution import week

WEDNESDAY = dt.date(2026, 6, 17)


def task(due=None, hours=None, finished=None, estimate=None):
    status = "done" if finished else "todo"
    left = None if hours is None else Decimal(hours)
    return SimpleNamespace(
        due=due, hours_left=left, finished_on=finished, status=status, is_open=not finished,
        estimate=None if estimate is None else Decimal(estimate),
    )  # fmt: skip


def test_a_week_is_monday_to_friday_and_empty_days_are_flat():
    days = week.days([], WEDNESDAY)
    assert [day.date.day for day in days] == [15, 16, 17, 18, 19]
    assert {day.height for day in days} == {0}


def test_what_is_due_and_what_was_finished_stand_on_their_days():
    days = week.days(
        [
            task(due=WEDNESDAY, hours=3),
            task(due=WEDNESDAY, hours=None),
            task(due=dt.date(2026, 6, 19), hours="1.5"),
            task(finished=dt.date(2026, 6, 15), estimate=6, due=WEDNESDAY, hours=0),
            task(due=dt.date(2026, 6, 22), hours=40),
        ],
        WEDNESDAY,
    )
    assert [day.hours for day in days] == [6, 0, 3, 0, Decimal("1.5")]
    assert [day.height for day in days] == [100, 0, 50, 0, 25]
    assert (days[0].done, days[2].due) == (6, 3)


def test_a_weekend_is_shown_where_something_falls_on_it():
    days = week.days([task(due=dt.date(2026, 6, 21), hours=1)], WEDNESDAY)
    assert [day.date.day for day in days] == [15, 16, 17, 18, 19, 21]


def test_a_sunday_belongs_to_the_week_before_it():
    assert week.monday(dt.date(2026, 6, 21)) == dt.date(2026, 6, 15)
