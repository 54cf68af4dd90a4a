"""A page with many bars draws those in sight; the others stand in it as text, which nobody without scripts misses."""

import re

import pytest

from roadmap.drawing import lane_markup, phone_markup
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")
KEPT = re.compile(r"<noscript\b.*?</noscript>", re.DOTALL)


@pytest.fixture
def bets(place):
    """Six that overlap, so that each takes a row of the lane."""
    return [
        make.initiative(place.owner, place.product, title=f"Crates {n} & <b>", start=make.START, end=make.END)
        for n in range(6)
    ]


@pytest.fixture
def many(monkeypatch):
    """Pages that show more than three bars, of which two find room in sight."""
    monkeypatch.setattr(lane_markup, "FEW", 3)
    monkeypatch.setattr(lane_markup, "SIGHT", 100)
    monkeypatch.setattr(lane_markup, "PART", 3)
    monkeypatch.setattr(phone_markup, "FEW", 3)
    monkeypatch.setattr(phone_markup, "SIGHT", 2)
    monkeypatch.setattr(phone_markup, "PART", 3)


def page(place, query=""):
    return place.get(f"roadmap/?group=state{query}").content.decode()


def bars(html):
    return re.findall(r'data-bar="([^"]+)"', html)


def rows(html):
    return html.count('<li class="mr">')


def test_a_page_with_few_bars_keeps_nothing_back(place, bets):
    assert "<noscript" not in page(place)
    assert len(bars(page(place))) == len(bets)


def test_bars_and_rows_out_of_sight_are_kept_back_in_parts(place, bets, many):
    html = page(place)
    seen, parts = KEPT.sub("", html), KEPT.findall(html)

    assert [len(bars(part)) for part in parts if bars(part)] == [3, 1]
    assert [rows(part) for part in parts if rows(part)] == [3, 1]
    assert (len(bars(seen)), rows(seen)) == (2, 2)


def test_each_stands_on_the_page_once_and_escaped(place, bets, many):
    html = page(place)

    assert sorted(bars(html)) == sorted(bet.key for bet in bets)
    assert rows(html) == len(bets)
    assert "<b>" not in "".join(KEPT.findall(html))


def test_a_part_says_where_it_begins(place, bets, many):
    found = [float(px) for px in re.findall(r'<noscript data-from="([^"]+)"', page(place))]

    assert found == sorted(found)
    assert all(px >= lane_markup.SIGHT for px in found)


def test_all_of_it_is_drawn_for_who_asks(place, bets, many):
    assert "<noscript" not in page(place, "&show=all")


def test_what_polls_keeps_back_as_much(place, bets, many):
    assert "<noscript data-from" in place.get("roadmap/live/?group=state").content.decode()
