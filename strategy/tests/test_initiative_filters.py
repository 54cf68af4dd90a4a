"""What narrows the table: chips of every kind, alone and together."""

import re

import pytest

from accounts.models import CustomField
from accounts.ownfields import Kind
from strategy.tests import factories as make
from strategy.tests.test_initiative_list import titles


@pytest.fixture
def many(place):
    """Four bets that differ in everything a chip can ask for."""
    options = [
        {"key": i, "label": label, "hue": "b", "archived": False}
        for i, label in (("p", "Pilot"), ("a", "All"))
    ]
    for name, kind in (
        ("Rollout", Kind.CHOICE),
        ("Legal review", Kind.DATE),
        ("Cost", Kind.NUMBER),
        ("Code", Kind.TEXT),
    ):
        CustomField.create(
            by=place.manager, name=name, kind=kind, options=options if kind == Kind.CHOICE else []
        )
    goal = make.goal(place.manager, place.product)
    frame = {"start": make.START, "end": make.END}
    own = {
        "field-rollout": "p",
        "field-legal_review": "2026-06-01",
        "field-cost": "9.5",
        "field-code": "KIT-118",
    }
    place.initiative(title="Baskets", owner=place.reader, effort=6, goals=[goal], **frame, **own)
    place.initiative(title="Invoices", effort=12, **{"field-rollout": "a", "field-cost": 100})
    place.at("declined", title="Auction", **{"field-code": "DEP-1"})
    place.initiative(title="Credits", problem="A basket is lost.", owner=place.manager)
    return place


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=draft&state=declined", "Baskets Invoices Auction Credits"),
        ("state=declined&state.op=not", "Baskets Invoices Credits"),
        ("owner=none", "Invoices Auction"),
        ("owner=none&owner.op=not", "Baskets Credits"),
        ("goal=none", "Invoices Auction Credits"),
        ("theme=none&state=draft", "Baskets Invoices Credits"),
        ("text=basket", "Baskets Credits"),
        ("effort.from=6&effort.to=11", "Baskets"),
        ("effort=none", "Auction Credits"),
        ("start.from=2026-04-28", ""),
        ("end.to=2026-08-14", "Baskets Auction"),
        ("field-rollout=p", "Baskets"),
        ("field-rollout=p&field-rollout=none", "Baskets Auction Credits"),
        ("field-rollout=p&field-rollout.op=not", "Invoices Auction Credits"),
        ("field-rollout=none&field-rollout.op=not", "Baskets Invoices"),
        ("field-cost.from=9.5&field-cost.to=99", "Baskets"),
        ("field-cost.from=10", "Invoices"),
        ("field-cost=none", "Auction Credits"),
        ("field-legal_review.from=2026-05-31&field-legal_review.to=2026-06-01", "Baskets"),
        ("field-legal_review.to=2026-05-31", ""),
        ("field-code=kit", "Baskets"),
        ("field-code=kit&state=declined", ""),
        ("effort.from=many", ""),
        ("start.to=soon", ""),
        ("effort=6", ""),
        ("field-rollout=nothing", ""),
        ("field-gone=1", ""),
    ],
)
def test_what_each_chip_leaves(many, query, expected):
    assert titles(many.get(f"initiatives/?{query}")) == expected.split()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("field-cost", "Baskets Invoices Auction Credits"),
        ("-field-cost", "Invoices Baskets Auction Credits"),
        ("field-rollout", "Baskets Invoices Auction Credits"),
        ("-field-code", "Baskets Auction Invoices Credits"),
        ("-effort", "Invoices Baskets Auction Credits"),
        ("owner", "Credits Baskets Invoices Auction"),
    ],
)
def test_own_fields_sort_and_what_has_none_comes_last(many, order, expected):
    many.manager.user.name = "A first one"
    many.manager.user.save()
    assert titles(many.get(f"initiatives/?order={order}")) == expected.split()


def chips(answer):
    found = re.findall(r'<summary id="chip-[^"]*">(.*?)</summary>', answer.content.decode(), re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def test_chips_say_field_operator_and_value(many):
    query = "state=declined&state.op=not&effort.from=2&text=x&owner=none&end.to=2026-08-14&product=NOP"
    assert chips(many.get(f"initiatives/?{query}")) == [
        "Status is not Declined", "Effort from 2", "Text contains “x”", "Owner is Nobody", "End to 14 Aug", "Product is ?",
    ]  # fmt: skip


def test_a_chip_is_begun_and_chooses_nothing_yet(many):
    page = many.get("initiatives/?add=state")
    assert chips(page) == ["Status is …"] and "<details open>" in page.content.decode()
    assert len(titles(page)) == 4 and "Clear all" not in page.content.decode()


def test_a_chip_keeps_everything_else_that_was_chosen(many):
    page = many.get("initiatives/?owner=none&order=title&group=state").content.decode()
    form = page.partition('class="pop chip-f"')[2].partition("</form>")[0]
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    assert sorted(hidden) == [("group", "state"), ("order", "title")]


def test_by_a_choice_of_ones_own_in_the_order_of_its_choices(many):
    page = many.get("initiatives/?group=field-rollout").content.decode()
    rows = re.findall(r'<tr class="ig" role="row">(.*?)</tr>', page, re.S)
    assert [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows] == [
        "Pilot 1 6 weeks", "All 1 12 weeks", "Not set 2",
    ]  # fmt: skip
