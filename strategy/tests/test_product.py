"""Products: keys, numbers, seats, and what goes to the trash with them."""

import pytest

from accounts.errors import Refused
from accounts.models import Activity
from accounts.roles import Role
from accounts.undo import undo
from strategy.models import ApproverSeat, Goal, Initiative, KeyResult, Product, Requirement
from strategy.tests import factories as make


@pytest.mark.parametrize("key", ["PAY", "P2", "ABCDE"])
def test_a_key_is_two_to_five_capitals_or_digits(place, key):
    assert make.product(place.owner, key=key).key == key


@pytest.mark.parametrize("key", ["P", "ABCDEF", "1AB", "pay", "P-A", "ÖL", "PAY\n", ""])
def test_other_keys_are_refused(place, key):
    with pytest.raises(Refused) as refused:
        make.product(place.owner, key=key)
    assert refused.value.field == "key"


def test_a_key_is_given_once_in_a_workspace(place):
    with pytest.raises(Refused) as refused:
        make.product(place.owner, key="ORC")
    assert refused.value.message == "Another product has this key."
    _other, stranger = make.workspace("Elsewhere")
    assert make.product(stranger, key="ORC").key == "ORC"


def test_a_key_is_free_once_its_product_is_in_the_trash_and_taken_then(place):
    place.product.trash(by=place.owner)
    again = make.product(place.owner, key="ORC")
    assert make.initiative(place.owner, again).key == "ORC-1"

    with pytest.raises(Refused) as refused:
        place.product.restore(by=place.owner)
    assert refused.value.message == "Another product has this key."
    again.trash(by=place.owner)
    place.product.restore(by=place.owner)
    assert list(place.workspace.products.all()) == [place.product]


def test_a_key_stays_once_numbers_carry_it(place):
    place.product.edit(by=place.manager, changes={"key": "ORD"})
    place.initiative()
    seen = type(place.product).objects.get(pk=place.product.pk)
    for product in (place.product, seen):  # also where the number was given after it was read
        with pytest.raises(Refused) as refused:
            product.edit(by=place.manager, changes={"key": "ORC"})
        assert refused.value.message == "The numbers given out carry this key, so it stays."
    assert seen.edit(by=place.manager, changes={"name": "Orders", "key": "ORD"})


def test_a_goals_number_carries_it_too(place):
    make.goal(place.manager, place.product)
    with pytest.raises(Refused):
        place.product.edit(by=place.manager, changes={"key": "ORD"})


@pytest.mark.parametrize("days", [-1, 261])
def test_a_tolerance_is_up_to_a_year_of_working_days(place, days):
    with pytest.raises(Refused) as refused:
        place.product.edit(by=place.manager, changes={"tolerance": days})
    assert refused.value.field == "tolerance"


# -- seats ------------------------------------------------------------------------------------


def test_any_member_may_sit_and_a_seat_is_given_once(place):
    seat = place.product.seat(place.reader, place.manager)
    assert place.product.seat(place.reader, place.manager) == seat
    assert place.product.has_seat(place.reader)
    place.product.unseat(place.reader, place.manager)
    assert not place.product.has_seat(place.reader)
    assert place.product.seat(place.reader, place.manager) != seat


def test_seats_of_people_who_left_do_not_count_until_they_are_back(place):
    place.approver.deactivate(by=place.owner)
    assert [seat.member for seat in place.product.approvers()] == [place.owner]
    place.approver.reactivate(by=place.owner)
    assert place.product.has_seat(place.approver)


def test_the_last_approver_stays_while_something_waits_for_a_decision(place):
    initiative = place.at("in_review")
    place.product.unseat(place.owner, place.manager)
    with pytest.raises(Refused) as refused:
        place.product.unseat(place.approver, place.manager)
    said = "Mara Lindholm is the only approver, and something waits for a decision. Name another first."
    assert refused.value.message == said

    initiative.withdraw(by=place.manager)
    place.product.unseat(place.approver, place.manager)
    assert not place.product.approvers().exists()


def test_a_deactivated_approver_does_not_count_as_another_one(place):
    place.at("in_review")
    place.approver.deactivate(by=place.owner)
    place.product.unseat(place.approver, place.manager)
    with pytest.raises(Refused):
        place.product.unseat(place.owner, place.manager)


def test_taking_back_the_naming_of_the_last_approver_is_refused_too(place):
    lonely = make.product(place.owner, key="LON")
    lonely.seat(place.approver, place.manager)
    cause = Activity.objects.filter(actor=place.manager, verb="created").latest("id").cause
    make.initiative(place.manager, lonely).submit(by=place.manager)
    with pytest.raises(Refused):
        undo(by=place.manager, cause=cause)
    assert lonely.has_seat(place.approver)


def test_when_all_approvers_left_their_job_a_new_one_decides(place):
    initiative = place.at("in_review")
    place.product.unseat(place.owner, place.owner)
    place.approver.deactivate(by=place.owner)
    successor = make.member(place.workspace, Role.EXECUTIVE)
    place.product.seat(successor, place.manager)
    assert initiative.decide(by=successor, verdict="approve").sole is False


# -- trash ------------------------------------------------------------------------------------


def test_the_trash_takes_goals_initiatives_and_seats_along_and_brings_them_back(place):
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal)
    initiative = place.initiative(goals=[goal])
    make.requirement(place.manager, initiative)
    other = make.product(place.owner, place.approver, key="DEP")
    stays = make.initiative(place.manager, other)

    cause = place.product.trash(by=place.owner)
    live = [m.objects.filter(workspace=place.workspace) for m in (Goal, KeyResult, Requirement)]
    assert [rows.count() for rows in live] == [0, 0, 0]
    assert list(Initiative.objects.all()) == [stays]
    assert [seat.product for seat in ApproverSeat.objects.all()] == [other]
    assert Activity.objects.filter(cause=cause, verb="deleted").count() == 7

    place.product.restore(by=place.owner)
    assert [rows.count() for rows in live] == [1, 1, 1]
    initiative.refresh_from_db()
    assert list(initiative.goals.all()) == [goal]
    assert place.product.has_seat(place.approver)
    assert place.initiative().number == 2


def test_an_initiative_comes_back_only_with_its_product(place):
    initiative = place.initiative()
    initiative.trash(by=place.manager)
    place.product.trash(by=place.owner)
    initiative = Initiative.everything.get(pk=initiative.pk)
    with pytest.raises(Refused) as refused:
        initiative.restore(by=place.manager)
    assert refused.value.message == "Restore Orchard first."


def test_a_place_of_its_own_that_was_taken_meanwhile_is_named(place):
    place.initiative(title="Standing orders", external_key="K1")
    place.product.trash(by=place.owner)
    other = make.product(place.owner, key="DEP", name="Depot")
    again = make.initiative(place.manager, other, external_key="K1")
    said = (
        "“Standing orders” cannot come back with it. Another one has this external key. Change that one, then"
    )
    with pytest.raises(Refused, match=said):
        place.product.restore(by=place.owner)
    assert Product.everything.get(pk=place.product.pk).deleted_at and not place.product.initiatives.exists()

    again.edit(by=place.manager, changes={"external_key": "K2"})
    Product.everything.get(pk=place.product.pk).restore(by=place.owner)
    assert place.product.initiatives.get().title == "Standing orders"


def test_a_goal_in_the_trash_leaves_its_initiatives_and_comes_back_to_them(place):
    goal = make.goal(place.manager, place.product)
    initiative = place.initiative(goals=[goal])
    goal.trash(by=place.manager)
    assert not initiative.goals.exists()
    initiative.edit(by=place.manager, changes={"title": "Weekly orders"})
    goal.restore(by=place.manager)
    assert list(initiative.goals.all()) == [goal]


def test_the_list_counts_what_is_alive(place):
    goal = make.goal(place.manager, place.product)
    make.goal(place.manager, place.product)
    place.initiative(goals=[goal]), place.initiative()
    goal.trash(by=place.manager)
    place.initiative().trash(by=place.manager)
    found = place.workspace.products.for_list().get()
    assert (found.goals_live, found.initiatives_live) == (1, 2)
