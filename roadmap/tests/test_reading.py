"""What is drawn is read as columns: the very values that the records have, and the very Lines that follow from them."""

import pytest

from accounts.roles import Role
from roadmap.at_hand import AtHand
from roadmap.drawing.heads import bets_of, initiatives_of
from roadmap.drawing.lines import Line, seen
from roadmap.drawing.ties import tied_lines, tied_seen
from roadmap.reading.bets import Bet
from roadmap.reading.launches import Promised
from roadmap.tests import factories as make
from strategy.models import Initiative, InitiativeDependency, Theme

TODAY = make.NOON.date()
OWN = {"key", "born", "goals", "parent_id"}  # of a Bet: not a column of the record's, or told apart below
DERIVED = (
    "key",
    "span",
    "precision",
    "percent",
    "health",
    "reason",
    "expected",
    "off_promise",
    "late",
    "drift",
)

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def every(place, late):
    """Records of a workspace: a launched one that waits, a whole with a part, one of another owner whose theme is in the
    trash, each field of them said at least once."""
    launched, _delivery = late
    gone = Theme.create(by=place.owner, name="Gone", hue="b")
    whole = make.initiative(
        place.owner, place.product, "Whole", public_title="All of it", start=make.START, end=make.END,
        precision="quarter", effort=7, confidence=60, horizon="next", theme=gone,
        owner=make.member(place.workspace, Role.CONTRIBUTOR, "Noor Haddad"), card_place="0m",
    )  # fmt: skip
    gone.trash(by=place.owner)
    goals = [make.goal(place.owner, place.product, title) for title in ("Fewer calls", "Lower cost")]
    part = make.initiative(place.owner, place.product, "Part", parent=whole, goals=goals[::-1])
    part.edit(by=place.owner, changes={"goal_shares": {goals[0].key: 70}})
    InitiativeDependency.create(by=place.owner, before=launched, after=whole)
    return list(
        initiatives_of(place.workspace).select_related("workspace", "product", "owner__user", "theme")
    )


def test_a_bet_says_what_its_record_says(place, every):
    found = bets_of(initiatives_of(place.workspace), AtHand(place.workspace))

    assert [bet.pk for bet in found] == [one.pk for one in every]
    for bet, one in zip(found, every, strict=True):
        names = [name for name in Bet.__slots__ if name not in {*OWN, "theme"}]
        assert {n: getattr(bet, n) for n in names} == {n: getattr(one, n) for n in names}
        assert (bet.key, bet.pillar, bet.parent_id) == (one.key, one.pillar, one.parent_id)
        assert (bet.product_id, bet.owner_id, bet.created_at) == (
            one.product_id,
            one.owner_id,
            one.created_at,
        )
        assert bet.get_absolute_url() == one.get_absolute_url()
        assert bet.get_state_display() == one.get_state_display()
        assert bet.parts() == one.parts()
        assert set(bet.goals.all()) == set(one.goals.all())


def test_lines_are_the_same_of_columns_and_of_records(place, every):
    hand = AtHand(place.workspace)
    drawn = tied_seen(bets_of(initiatives_of(place.workspace), hand), hand, TODAY)
    whole = tied_lines(every, TODAY)

    assert any(line.deliveries for line in drawn)
    assert any(line.ties for line in drawn)
    for one, other in zip(drawn, whole, strict=True):
        assert [getattr(one, n) for n in DERIVED] == [getattr(other, n) for n in DERIVED]
        assert one.facts == other.facts
        assert [tie.said_of(one) for tie in one.ties] == [tie.said_of(other) for tie in other.ties]
        assert [part.key for part in one.children] == [part.key for part in other.children]
        assert promised(one) == promised(other)
        assert [launch(d) for d in one.deliveries] == [launch(d) for d in other.deliveries]


def test_of_a_few_what_hangs_on_them_comes_along(place, every):
    """Ends and parts that were not asked for stand beside them, as with records."""
    (asked,) = [one for one in every if one.title == "Whole"]
    hand, few = AtHand(place.workspace), Initiative.objects.filter(pk=asked.pk)
    (line,) = tied_seen(bets_of(few, hand), hand, TODAY)

    assert [part.initiative.title for part in line.children] == ["Part"]
    assert [tie.before.health for tie in line.needs] == [tied_lines([asked], TODAY)[0].needs[0].before.health]


def test_nothing_at_all_has_no_lines(place):
    assert seen([], AtHand(place.workspace), TODAY) == []
    assert Line(None).facts is None


def promised(line):
    return line.promise and {name: getattr(line.promise, name) for name in Promised.__slots__}


def launch(delivery):
    project = delivery.project
    return (
        delivery.pk, delivery.get_absolute_url(), delivery.promise.pk, project.get_absolute_url(), project.name,
        project.state, project.start, project.deadline, project.lead, project.created_at,
    )  # fmt: skip
