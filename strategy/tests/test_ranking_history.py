"""What changed the ranking since a day: every move, and its cause."""

import datetime as dt

import pytest

from strategy import priorities, scores
from strategy.models import Initiative, Placement, ScoringModel
from strategy.ranking.history import Since
from strategy.ranking.reasons import Cause, moves
from strategy.tests.page import words

THEN = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
BEFORE, AFTER = THEN - dt.timedelta(days=3), THEN + dt.timedelta(days=3)


def test_who_moved_has_its_cause_and_who_was_passed_says_by_whom():
    raised = Cause("Reach 1 → 9")
    found = moves(["a", "b", "c"], ["c", "a", "b"], {"c": [raised]})
    assert [(m.who, m.old, m.new, m.up) for m in found] == [("c", 3, 1, 2), ("a", 1, 2, -1), ("b", 2, 3, -1)]
    assert found[0].causes == [raised]
    assert [m.passed for m in found] == [[], ["c"], ["c"]]


def test_who_came_and_who_left():
    found = moves(["a", "b"], ["c", "b"], {"a": [Cause("Declined")], "c": [Cause("New")]})
    assert [(m.who, m.old, m.new) for m in found] == [("c", None, 1), ("a", 1, None)]


def test_what_stands_where_it_stood_is_not_told():
    assert moves(["a", "b"], ["a", "b"], {"a": [Cause("Reach 1 → 2")]}) == []


def test_what_touches_everyone_is_everyones_cause():
    found = moves(["a", "b"], ["b", "a"], {}, [Cause("Weights")])
    assert [[c.words for c in m.causes] for m in found] == [["Weights"], ["Weights"]]


@pytest.fixture
def told(place):
    """Four bets ranked A B C D on the day; what was done since is each test's own."""
    place.model = ScoringModel.create(by=place.manager, at=BEFORE, name="RICE", kind="rice")
    place.bets = {}
    for title, reach in {"A": 400, "B": 300, "C": 200, "D": 100}.items():
        made = Initiative.create(
            by=place.manager, at=BEFORE, product=place.product, title=title, effort=10, confidence=100
        )
        scores.give(made, place.model, by=place.manager, values={"reach": reach, "impact": 1}, at=BEFORE)
        place.bets[title] = made
    return place


def since(place):
    found = Since(place.workspace, place.model, THEN, place.product)
    return [
        (
            found.titles[m.who][0],
            m.old,
            m.new,
            [c.words for c in m.causes],
            [found.titles[p][0] for p in m.passed],
        )
        for m in found.moves
    ]


def test_an_input(told):
    scores.give(
        told.bets["D"], told.model, by=told.owner, values={"reach": 350}, at=AFTER, note="Asked again"
    )
    assert since(told) == [
        ("D", 4, 2, ["Reach 100 → 350"], []),
        ("B", 2, 3, [], ["D"]),
        ("C", 3, 4, [], ["D"]),
    ]
    page = words(told.get("ranking-changes/?since=2026-05-01&product=ORC"))
    assert "Reach 100 → 350" in page
    assert "Asked again" in page
    assert "Passed by D" in page


def test_an_estimate_a_decision_and_something_new(told):
    told.bets["A"].edit(by=told.manager, changes={"effort": 100}, at=AFTER)
    request = told.bets["B"].submit(by=told.manager, at=AFTER)
    request.decide(by=told.approver, verdict="decline", note="No.", at=AFTER)
    new = Initiative.create(
        by=told.manager, at=AFTER, product=told.product, title="N", effort=1, confidence=100
    )
    scores.give(new, told.model, by=told.manager, values={"reach": 999, "impact": 3}, at=AFTER)
    found = {title: (old, now, causes) for title, old, now, causes, _passed in since(told)}
    assert found["A"] == (1, 4, ["Effort 10 → 100"])
    assert found["B"][:2] == (2, None)
    assert found["B"][2] == ["Declined"], "being put forward moved nothing"
    assert found["N"][:2] == (None, 1)
    assert found["N"][2][0] == "New"


def test_a_hand_and_a_deletion(told):
    order = priorities.order_of(told.product, told.model)
    Placement.put(told.bets["D"], by=told.manager, after=None, why="The season.", order=order, at=AFTER)
    told.bets["C"].trash(by=told.manager, at=AFTER)
    found = {title: (old, now, causes) for title, old, now, causes, _passed in since(told)}
    assert found["D"] == (4, 1, ["Held at 1 by hand"])
    assert found["C"] == (3, None, ["Deleted"])


def test_another_model(told):
    rows = [row | {"steps": row["steps"]} for row in told.model.criteria]
    own = ScoringModel.create(
        by=told.manager, at=BEFORE, name="Own", kind="own", formula="reach / 1", criteria=[rows[0]]
    )
    for title, reach in {"A": 1, "B": 2}.items():
        scores.give(told.bets[title], own, by=told.manager, values={"reach": reach}, at=BEFORE)
    own.edit(by=told.manager, changes={"formula": "0 - reach"}, at=AFTER)
    own = ScoringModel.objects.get(pk=own.pk)
    found = Since(told.workspace, own, THEN, told.product)
    assert [m.causes[0].words for m in found.moves] == ["The model Own was changed"] * 2


def test_nothing(told):
    assert since(told) == []
    assert "Nothing moved" in words(told.get("ranking-changes/?since=2026-05-01"))
