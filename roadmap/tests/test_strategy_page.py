"""The strategy page: the vision, the tree below it, and what is covered."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmap.at_hand import AtHand
from roadmap.tests import factories as make
from roadmap.tree import tree as strategy_tree
from roadmap.tree.coverage import Cover
from roadmap.tree.tree import tree_of
from strategy.models import Goal, InitiativeDependency, KeyResult, Theme, Vision

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
pytestmark = pytest.mark.usefixtures("in_2026")


def goal(place, title="Kitchens reorder", product=None):
    return Goal.create(by=place.owner, product=product or place.product, title=title, **YEAR)


def page(place, query=""):
    answer = place.get(f"strategy/{query}")
    assert answer.status_code == 200, answer.content[:2000]
    return answer.content.decode().partition("<main")[2]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(html):
    """[(level, words)] of the tree."""
    found = re.findall(r'<tr class="([^"]*)" aria-level="(\d)".*?>(.*?)</tr>', html, re.S)
    return [(int(level), words(inside)) for _css, level, inside in found]


def test_an_empty_one_leads_to_the_vision_and_a_first_goal(place):
    html = page(place)
    assert "Nobody has written down where this leads." in html
    assert place.url("visions/workspace/") in html
    assert place.url("goals/new/") in html
    place.sign_in_executive()
    assert place.url("goals/new/") not in page(place)


def test_it_runs_from_the_goal_down_to_the_project(place):
    first = goal(place)
    KeyResult.create(by=place.owner, goal=first, title="Orders without help", start_value=58, target_value=85)
    initiative, delivery = make.launched(place.owner, place.product, title="Standing orders")
    initiative.edit(by=place.owner, changes={"goals": [first]})
    delivery.project.edit(by=place.owner, changes={"name": "Standing orders rollout"})
    found = rows(page(place, "?product=ORC"))
    assert [level for level, _said in found] == [1, 2, 2, 3]
    for (_level, said), name in zip(
        found,
        ["Kitchens reorder", "Orders without help", "Standing orders", "Standing orders rollout"],
        strict=True,
    ):
        assert name in said


def test_a_goal_that_nobody_works_on_says_so_with_one_action(place):
    first = goal(place)
    html = page(place, "?product=ORC")
    assert "No initiative moves this goal" in html
    assert f"initiatives/new/?product=ORC&amp;goal={first.key}" in html
    place.sign_in_executive()
    assert "initiatives/new/" not in page(place, "?product=ORC")


def test_what_serves_no_goal_stands_last_and_is_missing_in_the_coverage(place):
    goal(place)
    make.initiative(place.owner, place.product, "Accessibility fixes")
    html = page(place, "?product=ORC")
    found = rows(html)
    assert "Not linked to a goal" in found[-2][1]
    assert "Accessibility fixes" in found[-1][1]
    said = words(html)
    assert "Goals with an initiative 0 /1" in said
    assert "Initiatives with a goal 0 /1" in said


def test_an_approved_initiative_without_a_project_can_be_launched_from_here(place):
    made = make.approved(place.owner, place.product)
    html = page(place)
    assert "No project" in html
    assert place.url(f"initiatives/{made.key}/launch/") in html
    place.sign_in_executive()
    assert place.url(f"initiatives/{made.key}/launch/") not in page(place)


def test_a_project_that_serves_nothing_is_shown_for_the_whole_alone(place):
    make.project(place.owner, "Freezer replacement")
    goal(place)
    assert "Freezer replacement" in page(place)
    assert "Projects without an initiative" not in page(place, "?product=ORC")


def test_the_products_own_vision_comes_before_the_workspaces(place):
    whole = Vision.create(by=place.owner, statement="Fed by the region.", horizon=2030)
    whole.publish(by=place.owner, at=make.NOON)
    assert "Fed by the region." in page(place, "?product=ORC")
    own = Vision.create(by=place.owner, product=place.product, statement="Sold in ten minutes.", horizon=2028)
    assert "Fed by the region." in page(place, "?product=ORC")
    own.publish(by=place.owner, at=make.NOON)
    said = words(page(place, "?product=ORC"))
    assert "Vision for 2028 · agreed" in said
    assert "Sold in ten minutes." in said
    assert "Fed by the region." in page(place)


def test_all_products_stand_under_their_names(place):
    other = make.product(place.owner, name="Depot", key="DEP")
    goal(place)
    goal(place, "No crate leaves warm", other)
    found = [said for level, said in rows(page(place)) if level == 1]
    assert [said.split()[-1] for said in found] == ["Depot", "Orchard"]


def test_a_product_that_is_not_here_is_named(place):
    answer = place.get("strategy/?product=NXT")
    assert answer.status_code == 400
    assert "There is no such product here." in answer.content.decode()


def test_an_initiative_wears_its_theme(place):
    theme = Theme.create(by=place.owner, name="Lean core", hue="c")
    make.initiative(place.owner, place.product, theme=theme)
    html = page(place)
    assert 'class="th-sw th-c" role="img" aria-label="Lean core"' in html
    theme.trash(by=place.owner)
    assert "Lean core" not in page(place)


def test_the_tree_costs_the_same_with_one_goal_and_with_ten(place):
    def grow(n):
        for number in range(n):
            first = goal(place, f"Goal {number}")
            initiative, _delivery = make.launched(place.owner, place.product, title=f"Bet {number}")
            initiative.edit(by=place.owner, changes={"goals": [first]})

    def cost():
        with CaptureQueriesContext(connection) as asked:
            tree_of(AtHand(place.workspace), None, make.NOON.date())
        return len(asked)

    grow(1)
    few = cost()
    grow(9)
    assert cost() == few


@pytest.mark.parametrize(("have", "every"), [(7, 8), (0, 3), (99, 100), (0, 100), (100, 100)])
def test_ticks_never_hide_what_is_missing_nor_what_is_there(have, every):
    cover = Cover("Goals", every, tuple(range(every - have)))
    assert len(cover.ticks) == min(every, 24)
    assert cover.ticks.count(False) >= (1 if have < every else 0)
    assert (False in cover.ticks) == (have < every)
    assert (True in cover.ticks) == (have > 0)


def test_it_says_the_same_whether_it_reads_all_that_is_there_or_names_what_it_shows(place, monkeypatch):
    (first, _one), (second, _other) = [
        make.launched(place.owner, place.product, title=f"Bet {n}") for n in (1, 2)
    ]
    make.initiative(place.owner, place.product, title="A part of it", parent=first)
    InitiativeDependency.create(by=place.owner, before=first, after=second)
    read, asked = strategy_tree.tied_few, []
    whole = page(place)
    monkeypatch.setattr(
        strategy_tree, "tied_few", lambda *of, whole: asked.append(whole) or read(*of, whole=False)
    )
    assert rows(page(place)) == rows(whole)
    assert asked == [True]


def test_where_there_are_too_many_each_goal_shows_a_few_and_leads_to_the_rest(place, monkeypatch):
    monkeypatch.setattr(strategy_tree, "ROOM", 6)
    monkeypatch.setattr(strategy_tree, "EACH", 2)
    served = goal(place)
    for n in range(7):
        bet = make.initiative(place.owner, place.product, title=f"Bet {n}")
        if n < 6:
            bet.edit(by=place.owner, changes={"goals": [served]})
    html = page(place)
    assert html.count('class="tr-ini"') == 3
    assert "4 more initiatives" in words(html)
    rest = re.search(r'href="([^"]+)">4 more initiatives', html)[1].replace("&amp;", "&")
    listed = place.client.get(rest).content.decode().partition("<main")[2]
    assert set(re.findall(r"Bet \d", listed)) == {f"Bet {n}" for n in range(6)}
    assert "6 initiatives" in words(html)
    monkeypatch.setattr(strategy_tree, "ROOM", 7)
    assert page(place).count('class="tr-ini"') == 7
