"""A check-in is taken back by undo: its point, its number, and nothing that came after it."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from strategy.models import KeyResult
from strategy.tests import factories as make


@pytest.fixture
def result(place):
    goal = make.goal(place.owner, place.product)
    return KeyResult.create(by=place.owner, goal=goal, title="Orders", start_value=58, target_value=85)


def values(result):
    result.refresh_from_db()
    return result.current_value, [point.value for point in result.check_ins.all()]


def test_the_newest_is_taken_back_and_the_one_before_counts_again(place, result):
    result.check_in(by=place.owner, value=Decimal(60), on=dt.date(2026, 1, 5))
    second = result.check_in(by=place.owner, value=Decimal(71))
    undo(by=place.owner, cause=second.cause)
    assert values(result) == (60, [60])
    assert Activity.objects.filter(verb="check_in_undone", subject_id=result.pk).count() == 1
    with pytest.raises(Refused, match="undone already"):
        undo(by=place.owner, cause=second.cause)


def test_the_first_one_leaves_it_unmeasured(place, result):
    first = result.check_in(by=place.owner, value=Decimal(71))
    undo(by=place.owner, cause=first.cause)
    assert values(result) == (None, [])


def test_an_older_point_goes_and_the_number_stays(place, result):
    result.check_in(by=place.owner, value=Decimal(71))
    older = result.check_in(by=place.owner, value=Decimal(60), on=dt.date(2026, 1, 5))
    undo(by=place.owner, cause=older.cause)
    assert values(result) == (71, [71])
    assert Activity.objects.filter(verb="check_in_undone", subject_id=result.pk).count() == 1


def test_the_page_offers_it(place, result):
    answer = place.client.post(
        place.url(f"key-results/{result.pk}/check-in/"), {"value": "71", "on": "2026-01-05"}, follow=True
    )
    assert str(result.check_ins.get().cause) in answer.content.decode()
