"""The roadmap as slides: which there are, what each says, and that all of it is on them."""

import datetime as dt

import pytest

from accounts.roles import Role
from accounts.tests import factories as people
from roadmap.drawing.lines import Line
from roadmap.presentation import MOST, TALL, about, said
from roadmap.tests import factories as make
from strategy.models import Goal, Vision

pytestmark = pytest.mark.usefixtures("in_2026")

DAY = dt.date(2026, 6, 17)


def slides(place, query=""):
    answer = place.get(f"roadmap/present/{query}")
    assert answer.status_code == 200
    return answer.context["found"].slides


def bets(place, count, product=None, **fields):
    fields = {"start": dt.date(2026, 7, 1), "end": dt.date(2026, 9, 30)} | fields
    return [
        make.initiative(place.owner, product or place.product, f"Bet {n}", **fields) for n in range(count)
    ]


def test_a_cover_then_each_product(place):
    other = make.product(place.owner, name="Zebra", key="ZEB")
    make.product(place.owner, name="Empty", key="EMP")
    bets(place, 1)
    bets(place, 1, other)
    assert [(s.kind, s.name) for s in slides(place)][:3] == [
        ("cover", place.workspace.name),
        ("lane", place.product.name),
        ("lane", "Zebra"),
    ]


def test_of_one_product_the_whole_and_then_its_lanes(place):
    goals = [
        Goal.create(
            by=place.owner,
            title=title,
            product=place.product,
            period_start="2026-01-01",
            period_end="2026-12-31",
        )
        for title in ("More", "Faster")
    ]
    for goal in goals:
        bets(place, 1, goals=[goal])
    key = place.product.key
    assert [s.name for s in slides(place, f"?product={key}")][1:4] == [place.product.name, "More", "Faster"]
    assert [s.name for s in slides(place, f"?product={key}&by=lane")][1:3] == ["More", "Faster"]


def test_it_keeps_the_filters_of_its_address(place):
    shown, _other = bets(place, 2)
    shown.edit(by=place.owner, changes={"owner": place.owner})
    found = slides(place, f"?owner={place.owner.pk}")
    assert [line.initiative.title for line in found[1].head.lines] == ["Bet 0"]
    assert place.get("roadmap/present/?product=NONE").status_code == 400


def test_many_rows_are_drawn_small_and_then_go_on_the_next_slide(place):
    bets(place, TALL)
    (large,) = [s for s in slides(place) if s.kind == "lane"]
    assert not large.dense and large.row == 70
    bets(place, MOST + 1 - TALL)
    parts = [s for s in slides(place) if s.kind == "lane"]
    assert [(s.dense, s.part, s.parts) for s in parts] == [(True, 1, 2), (True, 2, 2)]
    drawn = [[p.row for p in s.drawn.lanes[-1].bars] for s in parts]
    assert [len(rows) for rows in drawn] == [MOST, 1]
    assert sorted(drawn[0]) == list(range(MOST)) and drawn[1] == [0]


def test_the_cover_says_where_we_want_to_be(place):
    bets(place, 1)
    vision = Vision.create(by=place.owner, product=None, statement="Every region feeds itself first")
    assert (
        "Every region" not in place.get("roadmap/present/").content.decode()
    )  # a draft is nobody's to be shown
    vision.publish(by=place.owner, note="")
    assert "Every region feeds itself first" in place.get("roadmap/present/").content.decode()


def test_no_owner_and_no_key_is_on_it(place):
    (bet,) = bets(place, 1, owner=place.owner)
    page = place.get("roadmap/present/?slide=2").content.decode()
    stage = page[page.index("<slide-show") : page.index("</main>")]
    assert "Bet 0" in stage and bet.key not in stage and str(place.owner) not in stage


@pytest.mark.parametrize(("asked", "at"), [("2", 2), ("99", 3), ("0", 1), ("x", 1), ("²", 1), ("-1", 1)])
def test_a_slide_has_its_address(place, asked, at):
    bets(place, 1)
    answer = place.get(f"roadmap/present/?slide={asked}")
    assert answer.context["at"] == at
    assert answer.content.decode().count("hidden>") == len(answer.context["slides"]) - 1


def test_it_leads_back_to_where_it_began(place):
    bets(place, 1)
    key = place.product.key
    assert (
        place.get(f"roadmap/present/?product={key}&zoom=weeks")
        .context["exit_url"]
        .endswith(f"/roadmap/?product={key}&zoom=weeks")
    )
    assert place.get("roadmap/present/?back=portfolio").context["exit_url"].endswith("/portfolio/")
    assert place.get("roadmap/present/?back=//evil.example").context["exit_url"].endswith("/roadmap/?")


def test_an_executive_presents_it(place):
    reader = people.client_of(people.member(place.workspace, Role.EXECUTIVE, "Viktor Hale"))
    assert reader.get(f"/w/{place.workspace.slug}/roadmap/present/").status_code == 200
    for page in ("roadmap", "portfolio"):
        assert "data-present" in reader.get(f"/w/{place.workspace.slug}/{page}/?zoom=months").content.decode()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-09-03", "early September"),
        ("2026-09-11", "mid September"),
        ("2026-08-31", "late August"),
        ("2027-06-20", "mid June 2027"),
    ],
)
def test_about_when(day, words):
    assert about(dt.date.fromisoformat(day), DAY) == words


def test_what_comes_next_is_said(place):
    (bet,) = bets(place, 1)
    assert said([Line(bet)], DAY) == "Bet 0 begins in early July."
    assert said([], DAY) == "Nothing is planned yet."
