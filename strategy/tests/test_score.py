"""Scores: inputs with who and when, nothing lost between two writers, taken back, and places held by hand."""

import random
import threading

import pytest
from django.db import connections

from accounts import undo
from accounts.errors import Conflict, Refused
from strategy import priorities, scores
from strategy.kinds import criteria_of, written
from strategy.models import Placement, Score, ScoreInput, ScoringModel
from strategy.scores import Seen


@pytest.fixture
def rice(place):
    return ScoringModel.create(by=place.manager, name="RICE", kind="rice")


@pytest.fixture
def bet(place):
    return place.initiative(title="Price guidance", effort=14, confidence=60)


def give(place, bet, model, **values):
    return scores.give(bet, model, by=place.manager, values=values)


def standing(place, model, by_hand=True):
    found = priorities.candidates(place.product.initiatives.all(), model)
    return [c.title for c in priorities.ranked(found, by_hand)]


def bets(place, model, reaches):
    made = {}
    for title, reach in reaches.items():
        made[title] = place.initiative(title=title, effort=10, confidence=100)
        give(place, made[title], model, reach=reach, impact=1)
    return made


def put(place, model, who, after, why="The season."):
    return Placement.put(
        who, by=place.manager, after=after, why=why, order=priorities.order_of(place.product, model)
    )


# -- models ----------------------------------------------------------------------


def test_the_first_model_is_the_default_and_begins_with_the_criteria_of_its_kind(place, rice):
    other = ScoringModel.create(by=place.manager, name="Value", kind="value_effort")
    assert (rice.is_default, other.is_default) == (True, False)
    assert [row["key"] for row in rice.criteria] == ["reach", "impact", "confidence", "effort"]
    other.make_default(by=place.manager)
    assert [m.name for m in place.workspace.scoring_models.in_order()] == ["Value", "RICE"]


def test_deleting_the_default_hands_it_on_and_undo_brings_both_back(place, rice):
    other = ScoringModel.create(by=place.manager, name="Value", kind="value_effort")
    cause = rice.trash(by=place.manager)
    other.refresh_from_db()
    assert other.is_default
    rice.restore(by=place.manager)
    rice.refresh_from_db()
    assert not rice.is_default
    assert cause


def test_a_formula_that_cannot_be_read_is_refused_where_it_went_wrong(place):
    with pytest.raises(Refused, match="Column 9: There is no criterion “speed”") as refused:
        ScoringModel.create(by=place.manager, name="Own", kind="own", formula="value * speed")
    assert refused.value.field == "formula"


def test_criteria_that_make_no_sense_are_refused(place):
    rows = written(criteria_of("rice"))
    for wrong in (
        [],
        rows[:3],
        [*rows, rows[0]],
        [rows[0] | {"key": "min"}, *rows[1:]],
        "no",
        [rows[0] | {"x": 1}],
    ):
        with pytest.raises(Refused) as refused:
            ScoringModel.create(by=place.manager, name="Wrong", kind="rice", criteria=wrong or "no")
        assert refused.value.field == "criteria"


# -- inputs ----------------------------------------------------------------------


def test_a_score_waits_for_what_is_missing(place, rice, bet):
    (row,) = priorities.candidates(place.product.initiatives.all(), rice)
    assert (row.score, row.result.reason) == (None, "Missing: Reach, Impact")
    give(place, bet, rice, reach=900, impact=2)
    (row,) = priorities.candidates(place.product.initiatives.all(), rice)
    assert row.score == pytest.approx(77.142857)


def test_inputs_are_facts_and_what_counts_is_the_newest_of_each(place, rice, bet):
    give(place, bet, rice, reach=900, impact=2)
    give(place, bet, rice, reach=1200)
    give(place, bet, rice, impact=None)
    score = Score.objects.get()
    facts = list(score.facts.order_by("version", "key").values_list("key", "value", "by_id"))
    me = place.manager.pk
    assert facts == [("impact", 2, me), ("reach", 900, me), ("reach", 1200, me), ("impact", None, me)]
    newest = {key: value for key, value, _by in facts if value is not None or key}
    assert {k: v for k, v in newest.items() if v is not None} == score.inputs == {"reach": 1200}
    with pytest.raises(TypeError):
        score.facts.first().save()


def test_the_estimate_is_the_initiatives_own(place, rice, bet):
    give(place, bet, rice, effort=20.0, reach=100, confidence=50)
    bet.refresh_from_db()
    assert (bet.effort, bet.confidence) == (20, 50)
    assert Score.objects.get().inputs == {"reach": 100}


def test_all_inputs_or_none(place, rice, bet):
    with pytest.raises(Refused) as refused:
        give(place, bet, rice, effort=20.0, impact=7)
    assert refused.value.field == "impact"
    bet.refresh_from_db()
    assert bet.effort == 14
    with pytest.raises(Refused, match="no input “speed”"):
        give(place, bet, rice, speed=1)


def test_two_who_set_different_inputs_both_win_and_the_same_one_shows_both(place, rice, bet):
    give(place, bet, rice, reach=900, impact=1)
    seen = Seen(Score.objects.get().version, bet.version)
    scores.give(bet, rice, by=place.owner, values={"reach": 1000}, seen=seen)
    scores.give(bet, rice, by=place.manager, values={"reach": 900, "impact": 2}, seen=seen)
    assert Score.objects.get().inputs == {"reach": 1000, "impact": 2}
    with pytest.raises(Conflict) as clash:
        scores.give(bet, rice, by=place.manager, values={"reach": 800}, seen=seen)
    assert clash.value.fields["reach"] == {"label": "Reach", "yours": 800, "theirs": 1000}
    assert clash.value.by == str(place.owner.user)


def test_who_agreed_to_what_was_shown_wins_over_that_alone(place, rice, bet):
    give(place, bet, rice, reach=900, impact=1)
    bet.refresh_from_db()
    first = Seen(Score.objects.get().version, bet.version)
    scores.give(bet, rice, by=place.owner, values={"reach": 1000, "impact": 2, "effort": 9}, seen=first)
    shown = Seen(Score.objects.get().version, bet.version)
    mine = {"by": place.manager, "values": {"reach": 800, "impact": 1}, "began": first, "seen": shown}
    scores.give(bet, rice, **mine)
    assert (Score.objects.get().inputs, bet.effort) == ({"reach": 800, "impact": 2}, 9)
    with pytest.raises(Conflict):  # what came since was not shown
        scores.give(bet, rice, **mine | {"values": {"reach": 700, "impact": 1}})


def test_undo_takes_back_its_own_inputs_alone(place, rice, bet):
    give(place, bet, rice, reach=900, impact=1)
    cause = give(place, bet, rice, reach=1200, effort=20.0)
    scores.give(bet, rice, by=place.owner, values={"impact": 3})
    undo.undo(by=place.manager, cause=cause)
    bet.refresh_from_db()
    assert (Score.objects.get().inputs, bet.effort) == ({"reach": 900, "impact": 3}, 14)


def test_undo_is_refused_where_somebody_set_it_since(place, rice, bet):
    cause = give(place, bet, rice, reach=1200)
    scores.give(bet, rice, by=place.owner, values={"reach": 1300})
    with pytest.raises(Conflict):
        undo.undo(by=place.manager, cause=cause)


def test_the_promise_freezes_the_score_with_who_set_what(place, rice, bet):
    give(place, bet, rice, reach=900, impact=2)
    bet.refresh_from_db()
    bet.submit(by=place.manager).decide(by=place.approver, verdict="approve")
    give(place, bet, rice, reach=1)
    kept = bet.promises.get().score
    assert (kept["model"]["name"], kept["value"]) == ("RICE", 77.1429)
    reach = next(row for row in kept["inputs"] if row["key"] == "reach")
    assert (reach["value"], reach["by"]) == (900, str(place.manager.user))


def test_another_score_takes_nothing_out_of_review(place, rice):
    bet = place.at("in_review")
    give(place, bet, rice, reach=900)
    bet.refresh_from_db()
    assert bet.state == "in_review"


# -- effect ----------------------------------------------------------------------


def test_the_effect_is_told_before_anything_is_saved(place, rice):
    made = bets(place, rice, {"A": 1260, "B": 1029, "C": 900, "D": 800})
    found = priorities.ranked(priorities.candidates(place.product.initiatives.all(), rice))
    told = priorities.effect(found, rice.scheme, made["D"].pk, {"reach": 1100.0})
    assert (told.before.value, told.after.value, told.rank, told.new_rank, told.up) == (80, 110, 4, 2, 2)
    assert Score.objects.get(initiative=made["D"]).inputs["reach"] == 800


def test_worth_is_had_by_its_free_number(rice):
    values = {"reach": 900, "impact": 2, "confidence": 80, "effort": 14}
    assert priorities.solved(rice.scheme, values, 1440) == {"reach": 900}
    assert priorities.solved(rice.scheme, values, -1) == {"reach": 0}
    wsjf = ScoringModel(kind="wsjf", criteria=written(criteria_of("wsjf"))).scheme
    given = {"business_value": 3, "time_criticality": 5, "opportunity": 1, "job_size": 2}
    assert priorities.solved(wsjf, given, 14.4) == {"business_value": 8}
    ice = ScoringModel(kind="ice", criteria=written(criteria_of("ice"))).scheme
    assert priorities.solved(ice, {"impact": 1, "confidence": 1, "ease": 1}, 5) == {}


# -- places by hand -----------------------------------------------------------------


def test_a_place_by_hand_needs_a_reason_and_can_be_released_and_undone(place, rice):
    made = bets(place, rice, {"A": 400, "B": 300, "C": 200, "D": 100})
    with pytest.raises(Refused) as refused:
        put(place, rice, made["D"], None, why=" ")
    assert refused.value.field == "why"
    cause = put(place, rice, made["D"], made["A"])
    assert standing(place, rice) == ["A", "D", "B", "C"]
    assert standing(place, rice, by_hand=False) == ["A", "B", "C", "D"]
    undo.undo(by=place.manager, cause=cause)
    assert standing(place, rice) == ["A", "B", "C", "D"]
    put(place, rice, made["D"], made["A"])
    made["D"].placement.release(by=place.manager)
    assert standing(place, rice) == ["A", "B", "C", "D"]


def test_it_stays_while_scores_change_around_it(place, rice):
    made = bets(place, rice, {"A": 400, "B": 300, "C": 200})
    put(place, rice, made["C"], made["A"])
    give(place, made["B"], rice, reach=900)
    assert standing(place, rice) == ["B", "C", "A"]


def test_what_is_no_candidate_is_moved_nowhere(place, rice):
    made = bets(place, rice, {"A": 400, "B": 300})
    gone = place.at("declined", title="Gone")
    with pytest.raises(Refused, match="no candidate"):
        put(place, rice, made["A"], gone)


@pytest.mark.django_db(transaction=True)
def test_random_drops_by_two_threads_leave_a_total_order(place, rice):
    made = list(bets(place, rice, {name: 100 * n for n, name in enumerate("ABCDEF", 1)}).values())
    failed = []

    def drop(seed):
        draw = random.Random(seed)
        try:
            for _turn in range(4):
                who, after = draw.sample([*made, None], 2)
                if who is not None:
                    put(place, rice, who, after)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=drop, args=[seed]) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(standing(place, rice)) == list("ABCDEF")
    held = sorted(Placement.objects.filter(rank__isnull=False).values_list("rank", flat=True))
    assert held and held == sorted(set(held)), "no two are held at one place"


def test_one_question_whatever_the_number(place, rice, django_assert_num_queries):
    bets(place, rice, {"A": 1, "B": 2, "C": 3})
    with django_assert_num_queries(1):
        priorities.ranked(priorities.candidates(place.product.initiatives.all(), rice))
    assert ScoreInput.objects.count() == 6
