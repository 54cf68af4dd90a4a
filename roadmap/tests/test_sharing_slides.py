"""The slides of a shared roadmap: how many, what each says, and whom they let in."""

import pytest

from roadmap.sharing.news import News
from roadmap.sharing.seen import BUILDING, EXPLORING, PLANNED, SHIPPED, Card, Column, Row, Shown
from roadmap.sharing.slides import MOST, WIDE, slides
from roadmap.tests import factories as make


def cards(count, state=None):
    return [Card(f"Bet {n}", state) for n in range(count)]


def shown(*lanes):
    return Shown(
        [Column("April to June"), Column("later")], [Row(title, list(cells)) for title, *cells in lanes], []
    )


def test_a_cover_a_slide_a_heading_and_what_is_news():
    found = slides(
        shown(
            ("Growers", (Column("now"), cards(1, BUILDING))), ("Kitchens", (Column("now"), cards(2, PLANNED)))
        ),
        [News("Crate scans", "moved to later")],
    )
    assert [(one.kind, one.name) for one in found] == [
        ("cover", ""), ("lane", "Growers"), ("lane", "Kitchens"), ("news", "What changed")
    ]  # fmt: skip
    assert [one.title for one in found[-1].rows] == ["Crate scans"]


def test_a_long_column_goes_on_and_nothing_is_left_out():
    now, later = cards(2 * MOST + 1), cards(1)
    found = slides(shown(("Growers", (Column("now"), now), (Column("later"), later))))[1:]
    assert [(one.part, one.parts) for one in found] == [(1, 3), (2, 3), (3, 3)]
    assert [card for one in found for card in one.cells[0][1]] == now
    assert [card for one in found for card in one.cells[1][1]] == later
    assert len(slides(shown(("", (Column(), cards(WIDE)))))) == 2


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([BUILDING, PLANNED], "Being built: Bet 0."),
        ([BUILDING, BUILDING], "Being built: Bet 0 and Bet 1."),
        ([BUILDING] * 4, "Being built: Bet 0 and three more."),
        ([PLANNED, SHIPPED], "Next: Bet 0."),
        ([EXPLORING], "We are exploring Bet 0."),
        ([SHIPPED], "Shipped: Bet 0."),
        ([None, None], ""),
    ],
)
def test_a_slide_answers_first_and_with_no_more_than_is_shown(states, words):
    row = [Card(f"Bet {n}", state) for n, state in enumerate(states)]
    assert slides(shown(("Growers", (Column("now"), row))))[1].said == words


def test_a_cover_counts_what_stands_under_two_headings_once():
    both = Card("Bet", BUILDING)
    lanes = [(title, (Column("now"), [both])) for title in ("Growers", "Kitchens")]
    assert [(str(word), count) for word, count in slides(shown(*lanes))[0].figures] == [("Being built", 1)]


@pytest.mark.usefixtures("in_2026")
def test_a_cover_counts_two_that_look_alike_and_one_of_two_goals_once(visitor, place, issue):
    goals = [make.goal(place.owner, place.product, title) for title in ("Faster", "Cheaper")]
    for n in range(2):
        make.approved(place.owner, place.product, title="Rollout", goals=goals[: 2 - n])
    _link, path = issue(fields=["state", "lane"])
    page = visitor.get(f"{path}present/")
    cover = page.context["slides"][0][0]
    assert [(str(word), count) for word, count in cover.figures] == [("Planned", 2)]


@pytest.mark.usefixtures("in_2026")
def test_slides_have_addresses_and_an_exit_and_no_controls(visitor, late, issue):
    _link, path = issue(fields=["state"])
    assert "present/" in visitor.get(path).content.decode()
    answer = visitor.get(f"{path}present/?slide=2")
    page = answer.content.decode()
    assert 'href="../" data-exit' in page and "<form" not in page and "/w/" not in page
    assert 'href="?slide=1"' in page and late[0].title in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow" and answer["Referrer-Policy"] == "no-referrer"
    again = visitor.get(f"{path}present/?slide=2", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("in_2026")
def test_behind_a_password_the_slides_open_once_it_was_given(visitor, late, issue):
    _link, path = issue(password="hub and spoke")
    assert visitor.get(f"{path}present/")["Location"] == path
    visitor.post(path, {"password": "hub and spoke"})
    assert late[0].title in visitor.get(f"{path}present/").content.decode()
