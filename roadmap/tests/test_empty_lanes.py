"""Lanes without a bar: a row high, and those of the company behind the others."""

import datetime as dt

import pytest

from roadmap.drawing.drawing import EMPTY
from roadmap.tests import factories as make
from strategy.models import Goal

pytestmark = pytest.mark.usefixtures("in_2026")
YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
LONG = "Growers list a harvest in under ten minutes, wherever they stand, without a word to anybody"


@pytest.fixture
def goals(place):
    """One of the company that nothing serves, one of it with a bar, one of the product that nothing serves."""
    how = {"by": place.owner, **YEAR}
    said = {"progress_mode": "manual", "progress_said": 20}
    idle = Goal.create(**how, **said, title=LONG)
    busy = Goal.create(**how, title="Nothing we promise is late")
    own = Goal.create(**how, **said, product=place.product, title=LONG)
    make.initiative(place.owner, place.product, "Bar", start=make.START, end=make.END, goals=[busy])
    return idle, busy, own


def lanes(place, query=""):
    return [lane for lane in place.get(f"roadmap/?{query}").context["drawn"].lanes if lane.lane.data]


def test_a_company_goal_without_a_bar_stands_behind_the_others(place, goals):
    idle, busy, own = goals
    assert [lane.lane.data.goal for lane in lanes(place)] == [busy, own, idle]
    bet = make.initiative(place.owner, place.product, "Card", goals=[idle])
    assert [lane.lane.data.goal for lane in lanes(place)] == [busy, own, idle]
    bet.edit(by=place.owner, changes={"start": make.START, "end": make.END})
    assert [lane.lane.data.goal for lane in lanes(place)] == [idle, busy, own]
    found = lanes(place, f"order=g-{own.key}")
    assert [lane.lane.data.goal for lane in found] == [own, idle, busy]


@pytest.mark.parametrize("zoom", ["weeks", "months", "quarters", "fit"])
def test_a_lane_without_a_bar_is_a_row_high_however_long_its_title(place, goals, zoom):
    heights = {lane.lane.data.goal: lane.height for lane in lanes(place, f"zoom={zoom}")}
    assert heights[goals[0]] == heights[goals[2]] == EMPTY
    make.initiative(place.owner, place.product, "Bar", start=make.START, end=make.END, goals=[goals[2]])
    heights = {lane.lane.data.goal: lane.height for lane in lanes(place, f"zoom={zoom}")}
    assert heights[goals[0]] == EMPTY < heights[goals[2]]


def test_its_head_says_how_far_it_is_without_a_meter_and_the_whole_title_when_asked(place, goals):
    make.initiative(place.owner, place.product, "Bar", start=make.START, end=make.END, goals=[goals[2]])
    page = place.get("roadmap/").content.decode()
    served, idle = (
        page.split(f'id="lane-g-{goal.key}"')[0].rsplit('class="lane-head"', 1)[1]
        for goal in (goals[2], goals[0])
    )
    assert "<span>20%</span>" in idle and "<span>20%</span>" not in served
    after = page.split(f'id="lane-g-{goals[0].key}"')[1]
    assert after.startswith(f' title="{LONG}"') and "lane-kr" not in after.split("lane-track")[0]
    assert "lane-kr" in page.split(f'id="lane-g-{goals[2].key}"')[1].split("lane-track")[0]
