"""Initiatives that are over go to the archive: out of what people choose from, and kept."""

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from strategy import priorities
from strategy.models import Initiative
from strategy.tests import factories as make
from strategy.tests.page import words
from strategy.tests.test_initiative_table import bulk, undo_of


@pytest.mark.parametrize("state", ["draft", "shipped", "declined", "on_hold"])
def test_what_is_over_can_be_put_away_and_brought_back(place, state):
    bet = place.at(state)
    assert bet.archive(by=place.manager, note="Over.").verb == "archived"
    assert list(Initiative.objects.current()) == [] and list(Initiative.objects.put_away()) == [bet]
    bet.unarchive(by=place.manager)
    assert (bet.archived_at, bet.state) == (None, state)


@pytest.mark.parametrize("state", ["in_review", "approved", "in_delivery"])
def test_what_waits_or_is_under_way_stays(place, state):
    with pytest.raises(Refused, match="before you archive it"):
        place.at(state).archive(by=place.manager)


def test_only_who_shapes_archives(place):
    with pytest.raises(Forbidden):
        place.initiative().archive(by=place.reader)


def test_it_takes_no_step_until_it_is_back(place):
    bet = place.initiative()
    bet.archive(by=place.manager)
    with pytest.raises(Refused, match="Bring it back first"):
        bet.submit(by=place.manager)
    assert "Send for review" not in words(place.get(f"initiatives/{bet.key}/"))


def test_it_leaves_table_ranking_and_pickers_and_a_filter_shows_it(place):
    bet, other = place.initiative(title="Fax ordering"), place.initiative(title="Baskets")
    bet.archive(by=place.manager)
    assert list(priorities.open_only(place.product.initiatives.all())) == [other]
    for path, seen in {
        "initiatives/": False, "initiatives/?archived=only": True, "initiatives/?archived=along": True,
        "insights/new/": False, "products/ORC/": False,
    }.items():  # fmt: skip
        assert ("Fax ordering" in place.get(path).content.decode()) is seen, path
    assert "Baskets" not in words(place.get("initiatives/?archived=only"))
    assert "1 initiative " in words(place.get("initiatives/"))


def test_its_page_says_so_and_brings_it_back(place):
    bet = place.initiative()
    place.post(f"initiatives/{bet.key}/archive/")
    page = place.get(f"initiatives/{bet.key}/")
    assert "It left the lists and stays readable." in words(page) and "Bring it back" in words(page)
    place.post(f"initiatives/{bet.key}/unarchive/")
    bet.refresh_from_db()
    assert bet.archived_at is None


def test_archiving_is_undone(place):
    bet = place.initiative()
    row = bet.archive(by=place.manager)
    undo.undo(by=place.manager, cause=row.cause)
    bet.refresh_from_db()
    assert bet.archived_at is None


def test_many_are_put_away_by_one_act_that_one_undo_takes_back(place):
    bets = [
        place.initiative(title="Fax"),
        place.at("shipped", title="Baskets"),
        place.at("approved", title="Crates"),
    ]
    answer = bulk(place, bets, "archive")
    assert "2 initiatives are in the archive." in answer.content.decode()
    assert "Crates" in words(answer) and "before you archive it" in words(answer)
    assert Activity.objects.filter(verb="archived").values("cause").distinct().count() == 1
    place.client.post(undo_of(answer))
    assert Initiative.objects.put_away().count() == 0


def test_a_goal_keeps_what_was_shipped_and_put_away(place):
    goal = make.goal(place.manager, place.product)
    bet = place.at("shipped", goals=[goal])
    bet.archive(by=place.manager)
    assert bet.title in words(place.get(f"goals/{goal.key}/"))


def test_by_program(place):
    bet = place.initiative()
    assert place.api("post", f"initiatives/{bet.key}/archive/", {"note": "Over."}).json()["archived_at"]
    assert place.api("get", "initiatives/").json()["results"] == []
    assert len(place.api("get", "initiatives/?archived=true").json()["results"]) == 1
    assert place.api("get", "initiatives/?archived=perhaps").status_code == 400
    body = {"ids": [bet.key], "verb": "unarchive"}
    assert place.api("post", "initiatives/bulk/", body).json()["changed"] == [str(bet.pk)]
