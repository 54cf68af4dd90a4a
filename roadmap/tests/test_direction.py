"""Themes and key dates on the roadmap: lanes named and coloured, days as diamonds, on every layout."""

import datetime as dt
import re

import pytest

from roadmap.tests import factories as make
from strategy.models import KeyDate, Theme

pytestmark = pytest.mark.usefixtures("in_2026")
FRAME = {"start": make.START, "end": make.END}


def page(place, query=""):
    answer = place.get(f"roadmap/{query}")
    assert answer.status_code == 200, answer.content[:2000]
    return answer.content.decode().partition("<main")[2]


@pytest.fixture
def themed(place):
    """Two themes in their order, an initiative in the second, one in none."""
    themes = [Theme.create(by=place.owner, name=name) for name in ("Grower speed", "Lean core")]
    make.initiative(place.owner, place.product, "Archive cold orders", theme=themes[1], **FRAME)
    make.initiative(place.owner, place.product, "Accessibility fixes", **FRAME)
    return themes


def key_date(place, name, date, product=None):
    return KeyDate.create(by=place.owner, product=product or place.product, name=name, date=date)


def test_lanes_are_named_and_coloured_by_theme_and_the_rest_is_last(place, themed):
    html = page(place, "?group=theme")
    lanes = re.findall(r'<h2 class="lane-t"[^>]*>(.*?)</h2>', html, re.S)
    assert [re.sub(r"<[^>]+>", "", lane) for lane in lanes] == ["Grower speed", "Lean core", "No theme"]
    assert re.findall(r'class="lane th-lane th-(\w)"', html) == ["g", "b"]


def test_of_one_product_a_theme_that_nothing_of_it_serves_is_left_out(place, themed):
    html = page(place, "?group=theme&product=ORC")
    assert "Grower speed" not in re.findall(r'<h2 class="lane-t".*?</h2>', html, re.S)[0]
    assert len(re.findall(r'class="lane th-lane', html)) == 1


def test_the_list_and_the_phone_follow(place, themed):
    listed = page(place, "?group=theme&layout=list")
    assert listed.index("Lean core") < listed.index("Archive cold orders") < listed.index("No theme")
    phone = page(place, "?group=theme").partition("rm-phone")[2]
    assert phone.index("Lean core") < phone.index("Archive cold orders") < phone.index("No theme")


def test_a_theme_in_the_trash_names_no_lane(place, themed):
    themed[1].trash(by=place.owner)
    html = page(place, "?group=theme")
    assert "Lean core" not in html
    assert "Archive cold orders" in html


def test_key_dates_stand_above_the_lanes(place, themed):
    key_date(place, "Season opens", dt.date(2026, 6, 1))
    key_date(place, "Hub conference", dt.date(2026, 9, 24))
    html = page(place)
    row = re.search(r'<div class="lane ms-lane".*?</ul>', html, re.S)[0]
    assert re.findall(r'class="ms (\w+)"', row) == ["done", "mark"]
    assert "Season opens" in row
    assert "passed" in row
    assert html.index("ms-lane") < html.index('class="lane-t"')


def test_what_finds_no_room_is_counted_and_named(place, themed):
    for n in range(4):
        key_date(place, f"A day with a rather long name {n}", dt.date(2026, 9, 20 + n))
    row = re.search(r'<div class="lane ms-lane".*?</ul>', page(place), re.S)[0]
    assert "+2" in row
    assert "A day with a rather long name 3" in row


def test_without_one_in_sight_there_is_no_row(place, themed):
    key_date(place, "Long ago", dt.date(2001, 1, 1))
    assert "ms-lane" not in page(place)


def test_they_are_listed_for_whoever_reads_the_table_or_a_phone(place, themed):
    key_date(place, "Season opens", dt.date(2026, 6, 1))
    key_date(place, "Hub conference", dt.date(2026, 9, 24))
    table = page(place, "?layout=list")
    assert table.index("Season opens") < table.index("Hub conference") < table.index("Archive cold orders")
    phone = page(place).partition("rm-phone")[2]
    assert "Hub conference" in phone
    assert "Season opens" not in phone  # it has passed, and a phone is small


def test_of_one_product_only_its_own_are_drawn(place, themed):
    other = make.product(place.owner, name="Depot", key="DEP")
    key_date(place, "Cold-store inspection", dt.date(2026, 7, 13), other)
    assert "Cold-store inspection" in page(place)
    assert "Cold-store inspection" not in page(place, "?product=ORC")
    other.trash(by=place.owner)
    assert "Cold-store inspection" not in page(place)


def test_the_part_that_polls_knows_of_both(place, themed):
    def mark():
        return place.get("roadmap/live/")["ETag"]

    before = mark()
    themed[0].edit(by=place.owner, changes={"name": "Growers first"})
    renamed = mark()
    key_date(place, "Hub conference", dt.date(2026, 9, 24))
    assert len({before, renamed, mark()}) == 3
