"""What a request takes of its period, and where its score stands among the candidates."""

import datetime as dt

import pytest

from strategy import scores
from strategy.approving.room import room_of
from strategy.approving.score_place import place_of
from strategy.approving.weighing import Weighing
from strategy.models import InitiativeDependency, Placement, Planning, ScoringModel
from strategy.priorities import candidates, loads, ranked
from strategy.tests import factories as make

JULY, NOVEMBER = dt.date(2026, 7, 6), dt.date(2026, 11, 2)


@pytest.fixture
def model(place):
    return ScoringModel.create(by=place.manager, name="Value", kind="value_effort", capacity=40)


def bet(place, title, effort=10, value=None, state="draft", start=JULY):
    """A bet that begins in Q3 2026 and ends that year."""
    dates = {"start": start, "end": dt.date(2026, 12, 18)} if start else {"start": None, "end": None}
    made = make.in_state(
        state, place.manager, place.product, place.approver, title=title, effort=effort, **dates
    )
    if value:
        scores.give(made, ScoringModel.objects.get(), by=place.manager, values={"value": value})
    made.refresh_from_db()
    return made


class Weighed(Weighing):
    room, place = property(room_of), property(place_of)


def weighed(initiative, was=None):
    ask = initiative.request
    ask.initiative = initiative
    return Weighed(ask, initiative, was)


def test_the_effort_of_the_period_is_told_in_four_parts(place, model):
    bet(place, "Promised", 12, state="approved")
    bet(place, "Shipped", 3, state="shipped")
    bet(place, "Asked before", 7, state="in_review")
    mine = bet(place, "Mine", 8, state="in_review")
    bet(place, "Asked after", 9, state="in_review")
    bet(place, "Another period", 20, state="approved", start=NOVEMBER)
    bet(place, "No dates", 20, state="approved", start=None)
    room = weighed(mine).room
    assert (room.words, room.approved, room.before, room.this, room.left) == ("Q3 2026", 15, 7, 8, 10)
    assert [(part.sort, part.share) for part in room.parts] == [
        ("c1", 37.5), ("c2", 17.5), ("c3", 20), ("c4", 25),
    ]  # fmt: skip
    assert room.over == 0


def test_what_is_held_while_in_delivery_and_other_products_are_left_out(place, model):
    held = bet(place, "Held", 12, state="in_delivery")
    held.hold(by=place.manager)
    beside = make.product(place.owner, place.approver, name="Depot")
    make.in_state("approved", place.manager, beside, place.approver, effort=9, start=JULY, end=NOVEMBER)
    assert weighed(bet(place, "Mine", 8, state="in_review")).room.approved == 0


def test_more_than_the_period_holds_is_said(place, model):
    bet(place, "Promised", 36, state="approved")
    mine = bet(place, "Mine", 8, state="in_review")
    assert (weighed(mine).room.over, weighed(mine).room.left, weighed(mine).room.full) == (4, 0, False)
    bet(place, "Promised too", 4, state="approved")
    assert weighed(mine).room.full


def test_what_has_no_estimate_is_counted_apart(place, model):
    bet(place, "Promised", None, state="approved")
    room = weighed(bet(place, "Mine", None, state="in_review")).room
    assert (room.unknown, room.approved, room.this, room.moved) == (1, 0, 0, [])


def test_without_a_capacity_only_the_sums_are_told(place):
    bet(place, "Promised", 36, state="approved")
    bet(place, "Draft", 36)
    room = weighed(bet(place, "Mine", 8, state="in_review")).room
    assert (room.capacity, room.over, room.left, room.moved) == (None, 0, 0, [])
    assert [part.sort for part in room.parts] == ["c1", "c3"]


def test_who_is_ranked_last_moves_to_the_period_that_follows(place, model):
    bet(place, "First", 20, value=8)
    last = bet(place, "Last", 15, value=1)
    room = weighed(bet(place, "Mine", 10, value=5, state="in_review")).room
    assert [(row.key, row.to, row.after) for row in room.moved] == [(last.key, None, "Q4 2026")]


def test_what_is_in_the_archive_neither_moves_nor_is_pushed(place, model):
    away = bet(place, "Put away", 30, value=1)
    mine = bet(place, "Mine", 30, value=8, state="in_review")
    InitiativeDependency.create(by=place.manager, before=mine, after=away)
    assert [row.title for row in weighed(mine).room.moved] == ["Put away"]
    away.archive(by=place.manager)
    assert weighed(mine).room.moved == []


def test_what_waits_for_it_is_pushed_behind_its_end_in_every_product(place, model):
    mine = bet(place, "Mine", 8, state="in_review")
    beside = make.product(place.owner, place.approver, name="Depot")
    waiting = make.initiative(
        place.manager, beside, title="Waiting", start=NOVEMBER, end=NOVEMBER + dt.timedelta(days=9)
    )
    promised = bet(place, "Promised", 2, state="approved", start=NOVEMBER)
    for after in (waiting, promised):
        InitiativeDependency.create(by=place.manager, before=mine, after=after)
    room = weighed(mine).room
    assert [(r.key, r.start, r.to) for r in room.moved] == [(waiting.key, NOVEMBER, dt.date(2026, 12, 19))]


def test_the_quarter_is_that_of_the_planning_year(place, model):
    Planning.of(place.workspace).edit(by=place.owner, changes={"fiscal_month": 2})
    assert weighed(bet(place, "Mine", 8, state="in_review")).room.words == "Q2 FY27"


def test_without_dates_it_is_weighed_in_the_quarter_that_runs(place, model):
    assert weighed(bet(place, "Mine", 8, state="in_review", start=None)).room.words == "Q2 2026"


def test_its_place_is_that_of_the_ranking(place, model):
    bet(place, "Better", 10, value=8)
    mine = bet(place, "Mine", 10, value=5, state="in_review")
    bet(place, "Unscored", 30)
    found = weighed(mine, was=0.3).place
    assert (found.rank, found.of, found.score, found.was, found.line.above) == (2, 3, 0.5, 0.3, True)
    assert found.inputs == [("Great", "value", ""), ("10", "effort", "÷")]
    order = [row.pk for row in weighed(mine).ranked]
    Placement.put(mine, by=place.manager, after=None, why="First.", order=lambda: order)
    assert (weighed(mine).place.rank, weighed(mine).place.held) == (1, True)


def test_without_a_model_it_has_no_place(place):
    assert weighed(bet(place, "Mine", 8, state="in_review")).place is None


def test_a_whole_and_its_parts_are_counted_once(place, model):
    whole = bet(place, "Whole", 20, state="approved", value=8)
    part = bet(place, "Part", 8, state="approved", value=5)
    part.edit(by=place.manager, changes={"parent": whole})
    assert weighed(bet(place, "Mine", 5, state="in_review")).room.approved == 8
    another = bet(place, "Another part", 6, state="in_review")
    another.edit(by=place.manager, changes={"parent": whole})
    assert weighed(another).room.approved == 8
    rows = ranked(candidates(place.product.initiatives.all(), ScoringModel.objects.get()))
    assert dict(zip([row.title for row in rows], loads(rows), strict=True)) == {
        "Whole": None, "Part": 8, "Another part": 6, "Mine": 5,
    }  # fmt: skip


def test_a_whole_that_is_asked_for_stands_for_its_parts(place, model):
    whole = bet(place, "Whole", 20, state="in_review")
    bet(place, "Part", 8, state="approved").edit(by=place.manager, changes={"parent": whole})
    assert (weighed(whole).room.approved, weighed(whole).room.this) == (0, 20)
