import datetime as dt
import re

import pytest

from strategy.models import Initiative
from strategy.tests import factories as make
from strategy.tests.page import words


def titles(answer):
    """The initiatives of a page, in their order."""
    return re.findall(r'<a class="ell med" href="[^"]*" title="([^"]*)"', answer.content.decode())


@pytest.fixture
def many(place):
    """Five bets on two products, with goals, owners, states and dates of their own."""
    depot = make.product(place.owner, place.approver, name="Depot", key="DEP")
    first = make.goal(place.manager, place.product, title="Reorder")
    second = make.goal(place.manager, place.product, title="Arrive")
    make.key_result(place.manager, first, start=0, target=100).check_in(by=place.manager, value=25)
    day = dt.date(2026, 5, 1)
    place.initiative(title="Baskets", goals=[first], owner=place.reader, effort=6, start=day, end=make.END)
    place.at("in_review", title="Invoices", goals=[first, second], effort=12)
    place.at("declined", title="Auction", goals=[second])
    place.initiative(title="Credits", owner=place.reader, start=make.END, end=make.END)
    make.initiative(place.manager, depot, title="Scanning", owner=place.manager)
    return place


# -- order ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Scanning", "Baskets", "Invoices", "Auction", "Credits"]),
        ("title", ["Auction", "Baskets", "Credits", "Invoices", "Scanning"]),
        ("start", ["Invoices", "Auction", "Baskets", "Credits", "Scanning"]),
        ("new", ["Scanning", "Credits", "Auction", "Invoices", "Baskets"]),
        ("nonsense", ["Scanning", "Baskets", "Invoices", "Auction", "Credits"]),
    ],
)
def test_the_orders_offered(many, order, expected):
    assert titles(many.get(f"initiatives/?order={order}")) == expected


def test_a_heading_that_sorts_says_so_and_takes_it_back(many):
    page = many.get("initiatives/?order=start&state=draft").content.decode()
    heading = (
        r'<th scope="col" role="columnheader" class="c-w" aria-sort="{}"><a class="sortb" href="([^"]*)">'
    )
    assert re.search(heading.format("ascending"), page)[1] == "?state=draft&amp;order=-start"
    assert 'href="?order=title&amp;state=draft"' in page or 'href="?state=draft&amp;order=title"' in page
    page = many.get("initiatives/?order=-start&state=draft").content.decode()
    assert re.search(heading.format("descending"), page)[1] == "?state=draft"


@pytest.mark.parametrize("order", ["", "title", "start", "new"])
def test_every_order_is_paged_to_its_end(place, monkeypatch, order):
    monkeypatch.setattr("strategy.views.table.SIZE", 3)
    for n in range(8):
        dated = {"start": make.START + dt.timedelta(days=n % 3), "end": make.END} if n % 2 else {}
        place.initiative(title=f"Bet {n % 4}", **dated)
    found, query = [], f"order={order}"
    while query:
        page = place.get(f"initiatives/?{query}")
        found += re.findall(r'<span class="key">(ORC-\d+)</span>', page.content.decode())
        link = re.search(r'href="\?([^"]*)" rel="next"', page.content.decode())
        query = link and link[1].replace("&amp;", "&")
    assert len(found) == len(set(found)) == 8


# -- filters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("product=DEP", ["Scanning"]),
        ("state=in_review", ["Invoices"]),
        ("goal=ORC-G2", ["Invoices", "Auction"]),
        ("product=ORC&state=draft", ["Baskets", "Credits"]),
        ("product=NOP", []),
        ("state=new", []),
        ("goal=ORC-G9", []),
        ("owner=nobody", []),
    ],
)
def test_filters_narrow_and_what_names_nothing_matches_nothing(many, query, expected):
    assert titles(many.get(f"initiatives/?{query}")) == expected


def test_an_owner_filters_too(many):
    assert titles(many.get(f"initiatives/?owner={many.reader.pk}")) == ["Baskets", "Credits"]


def test_each_filter_is_taken_away_by_itself_or_all_at_once(many):
    page = many.get("initiatives/?product=ORC&state=draft&order=title&group=state").content.decode()
    assert 'aria-label="Remove filter Product"' in page and 'aria-label="Remove filter Status"' in page
    cleared = re.search(r'<a class="btn btn-ghost" href="\?([^"]*)">Clear all</a>', page)[1]
    assert sorted(cleared.split("&amp;")) == ["group=state", "order=title"]
    assert ">Clear all<" not in many.get("initiatives/?order=title").content.decode()


def test_nothing_found_offers_to_clear_and_nothing_there_offers_to_begin(place):
    said = words(place.get("initiatives/"))
    assert "No initiative yet" in said and said.count("New initiative") == 2
    said = words(place.get("initiatives/?state=draft"))
    assert "Nothing matches" in said and "Clear filters" in said
    place.sign_in(place.reader)
    assert "New initiative" not in words(place.get("initiatives/"))


# -- groups -----------------------------------------------------------------------------------


def headings(answer):
    rows = re.findall(r'<tr class="ig" role="row">(.*?)</tr>', answer.content.decode(), re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_by_goal_a_row_stands_under_each_goal_it_serves(many):
    answer = many.get("initiatives/?group=goal")
    assert headings(answer) == ["G1 Reorder 2 25% 18 weeks", "G2 Arrive 2 12 weeks", "No goal 2"]
    assert titles(answer) == ["Baskets", "Invoices", "Invoices", "Auction", "Scanning", "Credits"]


def test_by_status_in_the_order_of_the_work(many):
    assert headings(many.get("initiatives/?group=state")) == [
        "Draft 3 6 weeks",
        "In review 1 12 weeks",
        "Declined 1",
    ]


def test_by_product_and_by_owner(many):
    assert headings(many.get("initiatives/?group=product")) == ["D Depot 1", "O Orchard 4 18 weeks"]
    said = headings(many.get("initiatives/?group=owner"))
    assert said[0] == "SA Sam Adeyemi 2 6 weeks"
    assert "Nobody 2 12 weeks" in said[-1]


def test_groups_keep_the_order_within_them(many):
    assert titles(many.get("initiatives/?group=state&order=title"))[:3] == ["Baskets", "Credits", "Scanning"]


@pytest.mark.parametrize("group", ["", "goal", "product", "state", "owner"])
def test_a_list_costs_the_same_for_any_number(many, django_assert_max_num_queries, group):
    def cost():
        with django_assert_max_num_queries(60) as counted:
            many.get(f"initiatives/?group={group}")
        return len(counted)

    cost()
    before = cost()
    for n in range(5):
        goal = make.goal(many.manager, many.product, title=f"Goal {n}")
        make.key_result(many.manager, goal)
        many.at("approved", title=f"Bet {n}", goals=[goal], owner=make.member(many.workspace))
    assert cost() == before


def test_forty_rows_and_the_longest_title_are_shown(place):
    for n in range(39):
        place.initiative(title=f"Bet {n}")
    place.initiative(title="x" * 200)
    answer = place.get("initiatives/")
    assert len(titles(answer)) == 40 and "40 initiatives" in words(answer)
    assert Initiative.objects.count() == 40
