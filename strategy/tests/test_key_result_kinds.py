"""Key results of each kind, on the page of their goal."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.errors import Refused
from strategy.models import KeyResult
from strategy.tests import factories as make
from strategy.tests.page import words

D = dt.date


# -- key results of each kind --------------------------------------------------------------------


def test_each_kind_is_said_in_its_own_way(place):
    goal = make.goal(place.manager, place.product)
    money = make.key_result(
        place.manager, goal, "Cost", Decimal("0.5"), Decimal("0.3"), kind="money", unit="EUR"
    )
    answer = KeyResult.create(by=place.manager, goal=goal, title="Every hub is online", kind="yes_no")
    percent = make.key_result(place.manager, goal, "Alone", 10, 90, unit="%")
    assert (money.direction, percent.kind, answer.start_value, answer.target_value) == (
        "down",
        "percent",
        0,
        1,
    )
    money.check_in(by=place.manager, value=Decimal("0.4"))
    said = words(place.get("goals/ORC-G1/"))
    assert "from €0.50 to €0.30" in said and "should fall" in said and "from No to Yes" in said
    assert place.post(f"key-results/{answer.pk}/check-in/", {"value": "1"}).status_code == 302
    assert "Yes from No to Yes" in words(place.get("goals/ORC-G1/"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "money", "unit": "euro"}, "unit"),
        ({"kind": "money"}, "unit"),
        ({"kind": "number", "start_value": 5, "target_value": 5}, "target_value"),
    ],
)
def test_what_cannot_be_measured_is_refused(place, fields, field):
    goal = make.goal(place.manager, place.product)
    with pytest.raises(Refused) as refused:
        KeyResult.create(
            by=place.manager, goal=goal, title="Cost", **({"start_value": 1, "target_value": 2} | fields)
        )
    assert refused.value.field == field


def test_the_form_of_a_yes_or_no_needs_no_numbers(place):
    make.goal(place.manager, place.product)
    assert (
        place.post("goals/ORC-G1/key-results/new/", {"title": "Online", "kind": "yes_no"}).status_code == 302
    )
    assert place.post("goals/ORC-G1/key-results/new/", {"title": "Cost", "kind": "money"}).status_code == 422
    assert KeyResult.objects.get().kind == "yes_no"


def test_a_yes_or_no_takes_nothing_else_and_keeps_its_kind(place):
    goal = make.goal(place.manager, place.product)
    answer = KeyResult.create(by=place.manager, goal=goal, title="Online", kind="yes_no")
    with pytest.raises(Refused, match="yes"):
        answer.check_in(by=place.manager, value=7)
    answer.edit(by=place.manager, changes={"kind": "number", "target_value": 5})
    answer.check_in(by=place.manager, value=1)
    with pytest.raises(Refused, match="checked in as it is"):
        answer.edit(by=place.manager, changes={"kind": "yes_no"})


def test_an_older_check_in_is_a_point_of_the_chart_and_not_the_number(place):
    result = make.key_result(place.manager, make.goal(place.manager, place.product))
    result.check_in(by=place.manager, value=67, at=make.NOON, sure="high")
    older = result.check_in(by=place.manager, value=60, on=D(2026, 5, 4), at=make.NOON)
    result.refresh_from_db()
    assert result.current_value == 67 and older.at.date() == D(2026, 5, 4)
    assert [c.value for c in result.check_ins.all()] == [67, 60]
    with pytest.raises(Refused) as refused:
        result.check_in(by=place.manager, value=70, on=D(2026, 6, 18), at=make.NOON)
    assert refused.value.field == "on"
    answer = place.post(f"key-results/{result.pk}/check-in/", {"value": "70", "on": "2030-01-01"})
    assert answer.status_code == 422 and "still to come" in answer.content.decode()
