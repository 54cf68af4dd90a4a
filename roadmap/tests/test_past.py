"""The roadmap of an earlier hour equals what was really there, whatever happened since."""

import datetime as dt
from dataclasses import replace

import pytest

from accounts import trash
from accounts.models import Workspace
from roadmap import actions
from roadmap.drawing.heads import initiatives_of, key_dates_of
from roadmap.drawing.lines import lines
from roadmap.history.past import end_of, picture_at
from roadmap.history.picture import PARTS
from roadmap.history.present import picture_now
from roadmap.tests import factories as make
from roadmap.tests.life import YEAR, Life
from strategy.models import (
    Goal,
    Initiative,
    Requirement,
    Theme,
)

DAY = dt.timedelta(days=1)
DAYS, ACTS = 20, 300
QUERIES = 15


@pytest.fixture
def house(db, monkeypatch):
    """(workspace, owner, product), on whatever day is asked for."""
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: (at or make.NOON).date())
    workspace, owner = make.workspace()
    return workspace, owner, make.product(owner, name="Orchard", key="ORC", at=make.NOON - DAY)


def now(workspace, day):
    """The Picture that the roadmap's own page draws."""
    found = lines(initiatives_of(workspace), day)
    return picture_now(workspace, found, key_dates_of(workspace), day)


def differences(one, other):
    """[(part, id, one, other)] of what two pictures tell otherwise, their order among it."""
    found = []
    for part in PARTS:
        mine, theirs = getattr(one, part), getattr(other, part)
        found += [
            (part, pk, mine.get(pk), theirs.get(pk)) for pk in mine | theirs if mine.get(pk) != theirs.get(pk)
        ]
        found += [(part, "order", list(mine), list(theirs))] if list(mine) != list(theirs) else []
    return found


def then(workspace, day):
    return picture_at(workspace, end_of(day, workspace))


def test_as_of_equals_what_was_there_after_300_random_acts(house):
    """Ten acts an hour apart on each day; the page's own picture is kept every evening."""
    workspace, owner, product = house
    life = Life(
        workspace,
        owner,
        [product, make.product(owner, name="Depot", key="DEP", at=make.NOON - DAY)],
        seed=20260617,
    )
    for _ in range(4):
        life.do_new()
    recorded = {}
    for number in range(DAYS):
        life.at = make.NOON + number * DAY
        for _ in range(ACTS // DAYS):
            life.act()
            life.at += dt.timedelta(minutes=20)
        actions.take_readings(workspace, life.at)
        recorded[life.at.date()] = now(workspace, life.at.date())

    assert len(recorded) == DAYS
    for day, picture in recorded.items():
        assert differences(then(workspace, day), picture) == [], day


def test_what_was_removed_for_good_is_told_by_the_log(house):
    """Its own label and fields; and what it named or was named by keeps it, though today's row let go."""
    workspace, owner, product = house
    how = {"by": owner, "at": make.NOON}
    goal = Goal.create(**how, product=product, title="Reorder", **YEAR)
    theme = Theme.create(**how, name="Self-serve")
    kept = Initiative.create(**how, product=product, title="Kept", goals=[goal], theme=theme)
    lost = Initiative.create(**how, product=product, title="Lost", start=make.START, end=make.END, effort=8)
    lost.edit(by=owner, at=make.NOON, changes={"title": "Gift baskets", "goals": [goal]})
    day, before = make.NOON.date(), now(workspace, make.NOON.date())

    for gone in (goal, theme, lost):
        gone.refresh_from_db()
        gone.trash(by=owner, at=make.NOON + DAY)
    assert trash.purge(make.NOON + 40 * DAY) == 3
    found = then(workspace, day)

    assert list(now(workspace, day).bets) == [str(kept.pk)]
    assert found.bets[str(kept.pk)] == before.bets[str(kept.pk)]
    told = found.bets[str(lost.pk)]
    assert told.purged and told.number is None
    assert replace(told, purged=False, number=lost.number) == before.bets[str(lost.pk)]
    assert found.goals[str(goal.pk)].name == "Reorder" and found.themes[str(theme.pk)].name == "Self-serve"


def test_the_past_costs_the_same_however_much_happened(house, django_assert_num_queries):
    workspace, owner, product = house
    for count in (2, 10):
        for _ in range(count):
            one, _delivery = make.launched(owner, product)
            Requirement.create(by=owner, initiative=one, title="Pause")
        with django_assert_num_queries(QUERIES):
            then(workspace, make.NOON.date())
