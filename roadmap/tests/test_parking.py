from types import SimpleNamespace

import pytest

from roadmap.parking import parked
from roadmap.tests import factories as make
from strategy import scores
from strategy.models import ScoringModel


def line(pk, scheduled=False, dated=False, state="draft"):
    return SimpleNamespace(initiative=SimpleNamespace(pk=pk), scheduled=scheduled, dated=dated, state=state)


def test_what_waits_stands_by_score_and_the_rest_behind_as_it_came():
    lines = [
        line("a"),
        line("b"),
        line("c"),
        line("d", scheduled=True),
        line("e", state="shipped"),
        line("f"),
    ]
    found = parked(lines, {"b": 3.5, "c": 0.0, "d": 9.0, "f": 12.0})
    assert [(one.line.initiative.pk, one.score) for one in found] == [
        ("f", 12.0),
        ("b", 3.5),
        ("c", 0.0),
        ("a", None),
    ]


@pytest.fixture
def lot(client, db):
    """Two initiatives without a time frame, and who looks at them."""
    workspace, owner = make.workspace()
    product = make.product(owner)
    names = ("Order by text message", "Allergen labels")
    bets = [make.initiative(owner, product, title, effort=2, confidence=80) for title in names]
    client.force_login(owner.user)
    return workspace, owner, bets


def cards(client, workspace):
    page = client.get(f"/w/{workspace.slug}/roadmap/").content.decode()
    lot = page.partition('id="park"')[2].partition("</aside>")[0]
    return lot, sorted(("Order by text message", "Allergen labels"), key=lot.index)


def test_without_a_model_nothing_is_scored(client, lot):
    found, order = cards(client, lot[0])
    assert order == ["Order by text message", "Allergen labels"]
    assert "By score" not in found


def test_the_best_score_stands_first_and_is_said(client, lot):
    workspace, owner, (first, second) = lot
    model = ScoringModel.create(by=owner, name="RICE", kind="rice")
    for bet, reach in ((first, 100), (second, 900)):
        scores.give(bet, model, by=owner, values={"reach": reach, "impact": 1})
    found, order = cards(client, workspace)
    assert order == ["Allergen labels", "Order by text message"]
    assert "By score" in found
