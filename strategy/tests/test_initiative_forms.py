import datetime as dt
import html
import re
from decimal import Decimal

import pytest

from strategy.tests import factories as make


def test_a_draft_is_made_with_a_title_and_a_product(place):
    data = {
        "title": "Standing orders",
        "product": place.product.pk,
        "when": "Q3 2027",
        "owner": place.manager.pk,
    }
    made = place.post("initiatives/new/", data, follow=True)
    assert "ORC-1 is a draft." in made.content.decode()
    initiative = place.workspace.initiatives.get()
    assert (initiative.start, initiative.end, initiative.precision) == (
        dt.date(2027, 7, 1), dt.date(2027, 9, 30), "quarter",
    )  # fmt: skip
    assert place.post("initiatives/new/", {"title": "", "product": place.product.pk}).status_code == 422


def test_a_new_draft_takes_product_and_goal_from_the_address(place):
    other = make.product(place.owner, name="Depot", key="DEP")
    goal = make.goal(place.manager, other)
    page = place.get(f"initiatives/new/?product=DEP&goal={goal.key}").content.decode()
    assert f'value="{other.pk}" selected' in page
    assert re.search(rf'value="{goal.pk}"[^>]* checked', page)


def test_its_own_products_goals_are_offered_first(place):
    theirs = make.goal(place.manager, make.product(place.owner, name="Apples", key="APP"), title="Theirs")
    own = make.goal(place.manager, place.product, title="Own")
    page = place.get(f"initiatives/{place.initiative().key}/edit/goals/").content.decode()
    assert page.index(str(own.pk)) < page.index(str(theirs.pk))


@pytest.mark.parametrize(
    ("name", "value", "field", "stored"),
    [
        ("title", "Weekly orders", "title", "Weekly orders"),
        ("outcome", "No call.", "outcome", "No call."),
        ("problem", "They call.", "problem", "They call."),
        ("effort", "12.5", "effort", Decimal("12.5")),
        ("confidence", "80", "confidence", 80),
        ("when", "27 Apr – 14 Aug 2027", "end", dt.date(2027, 8, 14)),
        ("when", "", "start", None),
    ],
)
def test_a_field_is_edited_where_it_is_read(place, name, value, field, stored):
    initiative = place.initiative(start=make.START, end=make.END)
    url = f"initiatives/{initiative.key}/edit/{name}/"
    part = place.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and f'name="{name}"' in part
    assert place.post(url, {name: value, "version": 1}).status_code == 302
    initiative.refresh_from_db()
    assert getattr(initiative, field) == stored and initiative.version == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("title", "", "This field is required."),
        ("title", "x" * 201, "at most 200 characters"),
        ("problem", "x" * 20_001, "at most 20000 characters"),
        ("effort", "-1", "greater than or equal to 0"),
        ("effort", "many", "Enter a number."),
        ("confidence", "101", "less than or equal to 100"),
        ("when", "soon", "“soon” is no time frame."),
        ("when", "Q3 2027 – Q1 2027", "The end lies before the start."),
    ],
)
def test_what_cannot_be_meant_is_said_at_the_field(place, name, value, said):
    initiative = place.initiative()
    answer = place.post(f"initiatives/{initiative.key}/edit/{name}/", {name: value, "version": 1})
    assert answer.status_code == 422 and said in html.unescape(answer.content.decode())
    initiative.refresh_from_db()
    assert initiative.version == 1


def test_the_same_field_changed_by_two_shows_both_values(place):
    initiative = place.initiative()
    initiative.edit(by=place.owner, changes={"title": "Weekly orders"})
    url = f"initiatives/{initiative.key}/edit/title/"
    late = place.post(url, {"title": "Repeat orders", "version": 1}, headers={"HX-Request": "true"})
    page = late.content.decode()
    assert late.status_code == 409
    assert (
        "Weekly orders" in page and "Repeat orders" in page and "Use mine" in page and "Keep theirs" in page
    )


def test_editing_under_review_says_what_saving_does(place):
    initiative = place.at("in_review")
    for name, warned in (
        ("when", True),
        ("effort", True),
        ("goals", True),
        ("title", False),
        ("problem", False),
    ):
        page = place.get(f"initiatives/{initiative.key}/edit/{name}/").content.decode()
        assert ("Changing this takes it out of review." in page) is warned
    assert "takes it back" in place.get(f"initiatives/{initiative.key}/edit/").content.decode()


def test_after_launch_the_time_frame_has_no_pencil(place):
    initiative = place.at("in_delivery")
    page = place.get(f"initiatives/{initiative.key}/").content.decode()
    assert "ie-when" not in page and "ie-effort" in page
    assert 'name="when"' not in place.get(f"initiatives/{initiative.key}/edit/").content.decode()
    refused = place.post(f"initiatives/{initiative.key}/edit/when/", {"when": "Q3 2027", "version": 1})
    assert refused.status_code >= 400


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Q3 2027", "1 Jul – 30 Sep 2027, precise to the quarter"),
        ("", "No dates: it waits for a place."),
        ("soon", "“soon” is no time frame."),
        ("\0", "“\0” is no time frame."),
    ],
)
def test_a_time_frame_is_read_back_while_it_is_typed(place, typed, said):
    answer = place.get("initiatives/reading/", data={"when": typed})
    assert answer.content.decode() == said
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_deleting_offers_to_take_it_back(place):
    initiative = place.initiative()
    gone = place.post(f"initiatives/{initiative.key}/delete/", follow=True)
    assert "ORC-1 is in the trash." in gone.content.decode() and "/undo/" in gone.content.decode()
    assert place.get(f"initiatives/{initiative.key}/").status_code == 404
