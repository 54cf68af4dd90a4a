"""Requirements: their order, and what changing them does to a request."""

import random

import pytest

from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from strategy.models import Requirement
from strategy.tests import factories as make
from strategy.tests.together import AT_ONCE, together


def titles(initiative):
    return [r.title for r in initiative.requirements.all()]


def with_requirements(place, initiative, names="ABCD"):
    return [make.requirement(place.manager, initiative, title=name) for name in names]


def test_they_stand_in_the_order_they_were_written(place):
    initiative = place.initiative()
    with_requirements(place, initiative)
    assert titles(initiative) == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("which", "after", "order"),
    [
        (3, None, "DABC"), (0, 3, "BCDA"), (0, 1, "BACD"), (2, 0, "ACBD"), (1, 0, "ABCD"), (0, None, "ABCD"),
    ],
)  # fmt: skip
def test_one_is_put_behind_another_or_first(place, which, after, order):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    rows[which].place(by=place.manager, after=None if after is None else rows[after])
    assert titles(initiative) == list(order)


def test_placing_is_one_cause_and_is_undone_as_one(place):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    cause = rows[3].place(by=place.manager, after=None)
    assert Activity.objects.filter(cause=cause).count() == 4
    undo(by=place.manager, cause=cause)
    assert titles(initiative) == ["A", "B", "C", "D"]


def test_placing_behind_one_that_was_removed_is_refused(place):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    rows[1].trash(by=place.manager)
    with pytest.raises(Refused) as refused:
        rows[0].place(by=place.manager, after=rows[1])
    assert refused.value.message == "“B” is no longer in this list."


def test_one_read_before_others_moved_is_placed_among_them_as_they_stand(place):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    seen = Requirement.objects.get(pk=rows[0].pk)
    rows[0].place(by=place.manager, after=rows[3])
    assert titles(initiative) == ["B", "C", "D", "A"]
    seen.place(by=place.manager, after=None)
    assert titles(initiative) == ["A", "B", "C", "D"]
    assert [r.rank for r in initiative.requirements.all()] == [1, 2, 3, 4]


def test_one_that_was_removed_is_not_placed(place):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    seen = Requirement.objects.get(pk=rows[0].pk)
    rows[0].trash(by=place.manager)
    with pytest.raises(Refused):
        seen.place(by=place.manager, after=rows[3])


@pytest.mark.django_db(transaction=True)
def test_many_placing_at_once_lose_none_and_share_no_place():
    _workspace, owner = make.workspace()
    initiative = make.initiative(owner, make.product(owner))
    rows = [make.requirement(owner, initiative, title=f"{n:02}") for n in range(8)]
    dice = random.Random(7)
    plan = [(dice.choice(rows).pk, dice.choice([None, *rows])) for _ in range(AT_ONCE)]

    def one(n):
        mine = Requirement.objects.select_related("initiative__product").get(pk=plan[n][0])
        behind = plan[n][1]
        return mine.place(by=owner, after=None if behind == mine else behind)

    answers = together(one)
    assert not [a for a in answers if isinstance(a, Exception)]
    found = list(initiative.requirements.all())
    assert sorted(r.title for r in found) == [f"{n:02}" for n in range(8)]
    assert [r.rank for r in found] == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_many_written_at_once_all_have_a_place_of_their_own():
    _workspace, owner = make.workspace()
    initiative = make.initiative(owner, make.product(owner))
    answers = together(
        lambda n: make.requirement(
            owner, type(initiative).objects.select_related("product").get(pk=initiative.pk), title=f"{n}"
        )
    )
    assert not [a for a in answers if isinstance(a, Exception)]
    assert [r.rank for r in initiative.requirements.all()] == list(range(1, AT_ONCE + 1))


# -- while in review --------------------------------------------------------------------------


def state_of(initiative):
    initiative.refresh_from_db()
    return initiative.state


def test_a_new_one_withdraws_the_request(place):
    initiative = place.at("in_review")
    make.requirement(place.reader, initiative, at=make.NOON)
    assert state_of(initiative) == "draft"
    move = initiative.moves.latest("version")
    assert (move.verb, move.by, move.note) == (
        "withdraw",
        place.reader,
        "Changed while in review: requirements.",
    )


@pytest.mark.parametrize("changes", [{"title": "Another"}, {"priority": "wont"}])
def test_another_wording_or_priority_withdraws_it(place, changes):
    initiative = place.initiative()
    (requirement,) = with_requirements(place, initiative, "A")
    initiative.submit(by=place.manager)
    requirement.edit(by=place.manager, changes=changes)
    assert state_of(initiative) == "draft"


def test_removing_and_bringing_back_withdraw_it(place):
    initiative = place.initiative()
    (requirement,) = with_requirements(place, initiative, "A")
    initiative.submit(by=place.manager)
    requirement.trash(by=place.manager)
    assert state_of(initiative) == "draft"
    initiative.submit(by=place.manager)
    requirement.restore(by=place.manager)
    assert state_of(initiative) == "draft"


def test_the_same_words_and_another_order_leave_it_alone(place):
    initiative = place.initiative()
    rows = with_requirements(place, initiative)
    initiative.submit(by=place.manager)
    rows[0].edit(by=place.manager, changes={"title": "A"})
    rows[0].place(by=place.manager, after=rows[3])
    assert state_of(initiative) == "in_review"


@pytest.mark.django_db(transaction=True)
def test_writing_and_submitting_at_once_put_forward_what_was_written():
    workspace, owner = make.workspace()
    product = make.product(owner, make.member(workspace), owner)
    initiative = make.initiative(owner, product)

    def one(n):
        mine = type(initiative).objects.select_related("product").get(pk=initiative.pk)
        return make.requirement(owner, mine, title=f"{n}") if n % 2 else mine.submit(by=owner)

    together(one)
    initiative.refresh_from_db()
    if initiative.state == "in_review":
        frozen = {r["title"] for r in initiative.request.snapshot["requirements"]}
        assert frozen == set(titles(initiative))
    else:
        assert (initiative.state, initiative.request) == ("draft", None)
