"""What an initiative is outside its verbs: numbers, edits under review, the plan after launch, the trash."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction

from accounts.errors import Conflict, Refused
from accounts.models import Activity
from strategy.models import Initiative, Product
from strategy.tests import factories as make
from strategy.tests.together import AT_ONCE, together

# -- numbers ----------------------------------------------------------------------------------


def test_numbers_count_within_a_product_and_make_the_key(place):
    other = make.product(place.owner, key="DEP")
    keys = [place.initiative().key, make.initiative(place.manager, other).key, place.initiative().key]
    assert keys == ["ORC-1", "DEP-1", "ORC-2"]


def test_a_number_is_not_given_twice_after_the_trash(place):
    place.initiative().trash(by=place.manager)
    assert place.initiative().key == "ORC-2"


def test_a_refused_initiative_takes_no_number(place):
    with pytest.raises(Refused):
        place.initiative(title="")
    assert place.initiative().key == "ORC-1"


@pytest.mark.django_db(transaction=True)
def test_many_made_at_once_are_numbered_without_a_gap():
    _workspace, owner = make.workspace()
    product = make.product(owner)

    def one(n):
        mine = Product.objects.get(pk=product.pk)
        with transaction.atomic():
            made = make.initiative(owner, mine, title=f"Bet {n}")
            make.goal(owner, mine, title=f"Goal {n}")
        return made.number

    assert sorted(together(one)) == list(range(1, AT_ONCE + 1))
    assert sorted(product.goals.values_list("number", flat=True)) == list(range(1, AT_ONCE + 1))


# -- rules ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": make.END, "end": make.START}, "The end lies before the start."),
        ({"start": make.START}, "A time frame has a start and an end, or neither."),
        ({"end": make.END}, "A time frame has a start and an end, or neither."),
        ({"start": dt.date(1, 1, 1), "end": make.END}, "Give a date between 1990 and 2199."),
        ({"effort": -1}, "Ensure this value is greater than or equal to 0."),
        ({"confidence": 101}, "Ensure this value is less than or equal to 100."),
        ({"title": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
        ({"precision": "decade"}, "Value 'decade' is not a valid choice."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(place, fields, said):
    with pytest.raises(Refused) as refused:
        place.initiative(**fields)
    assert refused.value.message == said
    assert not Initiative.objects.exists()


# -- while in review --------------------------------------------------------------------------

WITHDRAWS = {
    "start": dt.date(2026, 5, 4),
    "end": dt.date(2026, 9, 4),
    "precision": "month",
    "effort": 31,
    "confidence": 10,
}
STAYS = {"title": "Weekly orders", "problem": "They call.", "outcome": "They do not."}


@pytest.mark.parametrize("name", WITHDRAWS)
def test_changing_what_a_promise_would_freeze_withdraws_the_request(place, name):
    initiative = place.at("in_review", effort=30, confidence=80)
    request = initiative.request

    initiative.edit(by=place.reader, changes={name: WITHDRAWS[name]}, at=make.NOON)

    initiative.refresh_from_db()
    request.refresh_from_db()
    assert (initiative.state, request.outcome, request.closed_at) == ("draft", "withdrawn", make.NOON)
    move = initiative.moves.latest("version")
    assert (move.verb, move.by) == ("withdraw", place.reader)
    assert move.note == f"Changed while in review: {initiative.label_of(name)}."


@pytest.mark.parametrize("name", STAYS)
def test_changing_its_words_leaves_the_request_alone(place, name):
    initiative = place.at("in_review")
    initiative.edit(by=place.manager, changes={name: STAYS[name]})
    assert (initiative.state, initiative.request is None) == ("in_review", False)


def test_another_owner_is_no_other_request(place):
    initiative = place.at("in_review")
    initiative.edit(by=place.manager, changes={"owner": place.reader})
    assert initiative.state == "in_review"


def test_another_goal_is(place):
    initiative, goal = place.at("in_review"), make.goal(place.manager, place.product)
    initiative.edit(by=place.manager, changes={"goals": [goal]})
    assert (initiative.state, initiative.request) == ("draft", None)
    assert initiative.moves.latest("version").note == "Changed while in review: goals."


def test_the_same_value_again_changes_nothing(place):
    goal = make.goal(place.manager, place.product)
    initiative = place.at("in_review", effort=30, goals=[goal])
    initiative.edit(
        by=place.manager, changes={"effort": Decimal("30.0"), "start": make.START, "goals": [goal]}
    )
    assert initiative.state == "in_review"


def test_what_is_on_hold_from_review_comes_back_as_a_draft_once_changed(place):
    initiative = place.at("in_review")
    initiative.hold(by=place.manager)
    initiative.edit(by=place.manager, changes={"effort": 5})

    initiative.refresh_from_db()
    assert (initiative.state, initiative.held_from, initiative.request) == ("on_hold", "draft", None)
    assert initiative.moves.latest("version").verb == "withdraw"
    initiative.resume(by=place.manager)
    assert initiative.state == "draft"


def test_an_edit_seen_before_the_submission_still_withdraws_it(place):
    seen = place.initiative(effort=3)
    again = Initiative.objects.get(pk=seen.pk)
    again.submit(by=place.manager)

    seen.edit(by=place.manager, changes={"effort": 4}, version=seen.version)

    again.refresh_from_db()
    assert (again.state, again.effort, again.request) == ("draft", 4, None)


# -- after launch -----------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["in_delivery", "shipped"])
@pytest.mark.parametrize("name", ["start", "end", "precision"])
def test_after_launch_the_time_frame_is_read_from_its_projects(place, state, name):
    initiative = place.at(state)
    with pytest.raises(Refused) as refused:
        initiative.edit(by=place.manager, changes={name: WITHDRAWS[name]})
    assert refused.value.message == "The plan is read from its projects since it was launched."
    assert refused.value.field == name


def test_a_hold_does_not_open_the_time_frame_again(place):
    initiative = place.at("in_delivery")
    initiative.hold(by=place.manager)
    with pytest.raises(Refused):
        initiative.edit(by=place.manager, changes={"start": None, "end": None})


def test_an_edit_seen_before_the_launch_is_refused_too(place):
    seen = place.at("approved")
    Initiative.objects.get(pk=seen.pk).launch(by=place.manager)
    with pytest.raises(Refused):
        seen.edit(by=place.manager, changes={"end": dt.date(2026, 12, 1)}, version=seen.version)
    seen.refresh_from_db()
    assert seen.end == make.END


@pytest.mark.parametrize("state", ["approved", "in_delivery", "shipped", "declined"])
def test_everything_else_stays_editable(place, state):
    initiative = place.at(state)
    initiative.edit(by=place.manager, changes={"title": "Weekly orders", "effort": 44})
    initiative.refresh_from_db()
    assert (initiative.title, initiative.effort, initiative.state) == ("Weekly orders", 44, state)


# -- versions ---------------------------------------------------------------------------------


def test_two_people_changing_different_fields_both_win(place):
    initiative = place.initiative()
    mine = Initiative.objects.get(pk=initiative.pk)
    initiative.edit(by=place.manager, changes={"title": "Weekly orders"}, version=1)
    mine.edit(by=place.owner, changes={"effort": 9}, version=1)
    mine.refresh_from_db()
    assert (mine.title, mine.effort, mine.version) == ("Weekly orders", 9, 3)


def test_the_same_field_shows_both_values(place):
    initiative = place.initiative()
    mine = Initiative.objects.get(pk=initiative.pk)
    initiative.edit(by=place.manager, changes={"title": "Weekly orders"}, version=1)
    with pytest.raises(Conflict) as conflict:
        mine.edit(by=place.owner, changes={"title": "Repeat orders"}, version=1)
    assert conflict.value.fields == {
        "title": {"label": "title", "yours": "Repeat orders", "theirs": "Weekly orders"}
    }
    assert (conflict.value.version, conflict.value.by) == (2, "Tobias Okafor")


# -- trash ------------------------------------------------------------------------------------


def test_the_trash_takes_its_requirements_along_and_brings_them_back(place):
    initiative = place.at("in_review")
    requirement = make.requirement(place.manager, place.at("draft"))
    own = make.requirement(place.manager, initiative)
    initiative.refresh_from_db()

    cause = initiative.trash(by=place.manager)
    assert Activity.objects.filter(cause=cause).count() == 2
    assert list(place.workspace.requirements.all()) == [requirement]

    initiative.restore(by=place.manager)
    own.refresh_from_db()
    assert own.deleted_at is None and list(initiative.requirements.all()) == [own]


def test_what_was_removed_before_does_not_come_back_with_it(place):
    initiative = place.initiative()
    gone = make.requirement(place.manager, initiative)
    gone.trash(by=place.manager)
    initiative.trash(by=place.manager)
    initiative.restore(by=place.manager)
    assert not initiative.requirements.exists()


def test_a_restored_initiative_is_still_in_review(place):
    initiative = place.at("in_review")
    initiative.trash(by=place.manager)
    assert not place.workspace.initiatives.waiting_for(place.approver)
    assert not place.workspace.approval_requests.open()
    initiative.restore(by=place.manager)
    initiative.decide(by=place.approver, verdict="approve")
    assert initiative.state == "approved"
