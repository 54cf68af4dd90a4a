"""People: members by themselves, placeholders and equipment by hand, and what a week of theirs is."""

from decimal import Decimal

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from execution.models import Kind, Person
from execution.tests import factories as make


def person_of(member):
    Person.ensure(member.workspace)
    return Person.objects.for_list().get(member=member)


def test_every_member_is_a_person_and_nobody_is_typed_twice(place):
    noor = make.member(place.workspace, name="Noor Haddad")
    noor.edit(by=None, changes={"title": "Integrations engineer"})

    Person.ensure(place.workspace)
    Person.ensure(place.workspace)

    found = {person.name: person for person in place.workspace.persons.all()}
    assert set(found) == {"Noor Haddad", str(place.owner)}
    assert found["Noor Haddad"].title == "Integrations engineer"
    assert (found["Noor Haddad"].kind, found["Noor Haddad"].hours) == (Kind.MEMBER, Decimal(40))


def test_a_person_is_called_as_the_member_is_today(place):
    person = person_of(place.owner)
    place.owner.user.name = "Mara Lindholm-Berg"
    place.owner.user.save()

    Person.ensure(place.workspace)

    person.refresh_from_db()
    assert (person.name, person.version) == ("Mara Lindholm-Berg", 1)


def test_somebody_without_a_name_is_called_by_their_address(place):
    place.owner.user.name = ""
    place.owner.user.save()
    assert person_of(place.owner).name == place.owner.user.email


def test_when_nothing_is_behind_it_costs_one_question(place, django_assert_num_queries):
    Person.ensure(place.workspace)
    with django_assert_num_queries(1):
        Person.ensure(place.workspace)


def test_another_workspaces_members_are_no_persons_here(place):
    there, _owner = make.workspace("Next door")
    Person.ensure(place.workspace)
    assert not there.persons.exists()


def test_who_lost_access_is_not_planned_for_and_comes_back_with_it(place):
    noor = make.member(place.workspace)
    person = person_of(noor)
    noor.deactivate(by=place.owner)
    assert person not in place.workspace.persons.at_work()

    noor.reactivate(by=place.owner)
    assert person in place.workspace.persons.at_work()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"days": ""}, "days"),
        ({"days": "tue mon"}, "days"),
        ({"days": "mon mon"}, "days"),
        ({"hours": Decimal(0)}, "hours"),
        ({"hours": Decimal(169)}, "hours"),
        ({"name": ""}, "name"),
        ({"kind": Kind.MEMBER}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(place, fields, field):
    with pytest.raises(Refused) as refused:
        make.person(place.owner, **fields)
    assert refused.value.field == field
    assert not place.workspace.persons.exists()


def test_there_is_no_fourth_kind(place):
    with pytest.raises(Refused):
        make.person(place.owner, kind="robot")


def test_a_members_name_is_theirs_to_change(place):
    person = person_of(place.owner)
    with pytest.raises(Refused, match="profile"):
        person.edit(by=place.owner, changes={"name": "Somebody"})
    person.edit(by=place.owner, changes={"name": person.name, "days": "mon tue"})
    assert person.weekdays == {0, 1}


def test_a_member_stays_and_a_placeholder_goes_with_all_it_has(place):
    with pytest.raises(Refused, match="member"):
        person_of(place.owner).trash(by=place.owner)

    designer = make.person(place.owner)
    allocation = make.allocation(place.owner, designer, place.project)
    make.time_off(place.owner, designer)
    designer.trash(by=place.owner)
    assert not place.workspace.allocations.exists() and not place.workspace.time_off.exists()

    designer.restore(by=place.owner)
    assert place.workspace.allocations.get() == allocation


def test_replacing_moves_the_work_under_one_cause_and_is_taken_back_in_one_step(place):
    noor, designer = person_of(make.member(place.workspace)), make.person(place.owner)
    for percent in (40, 60):
        make.allocation(place.owner, designer, place.project, percent=percent)
    make.time_off(place.owner, designer)

    moved, cause = designer.replace(noor, by=place.owner)

    assert (moved, noor.allocations.count(), designer.allocations.count()) == (2, 2, 0)
    assert (noor.time_off.count(), designer.time_off.count()) == (0, 1)
    assert not place.workspace.persons.at_work().filter(pk=designer.pk).exists()
    assert Activity.objects.filter(cause=cause).count() == 3

    undo.undo(by=place.owner, cause=cause)
    assert (noor.allocations.count(), designer.allocations.count()) == (0, 2)
    assert place.workspace.persons.at_work().filter(pk=designer.pk).exists()


def test_only_a_placeholder_is_replaced_and_only_by_a_member_at_work(place):
    designer, van = make.person(place.owner), make.person(place.owner, name="Van", kind=Kind.EQUIPMENT)
    gone = make.member(place.workspace)
    person = person_of(gone)
    gone.deactivate(by=place.owner)
    for old, new, words in (
        (van, person, "placeholder"),
        (designer, van, "member"),
        (designer, person, "planned"),
    ):
        with pytest.raises(Refused, match=words):
            old.replace(new, by=place.owner)


def test_undo_asks_for_the_right_to_plan(place):
    planner = make.member(place.workspace, Role.PROJECT_MANAGER)
    designer = make.person(planner)
    row = designer.edit(by=planner, changes={"hours": Decimal(20)})
    planner.edit(by=place.owner, changes={"role": Role.CONTRIBUTOR})
    with pytest.raises(Forbidden):
        undo.undo(by=planner, cause=row.cause)


def test_planned_for_no_more_by_what_is_sent_twice(place):
    van = make.person(place.owner, "A van")
    for want, active in (("no", False), ("no", False), ("yes", True), ("yes", True)):
        assert place.post(f"resources/{van.pk}/active/", {"want": want}).status_code == 302
        van.refresh_from_db()
        assert van.active == active
    assert 'name="want" value="no"' in place.get("resources/").content.decode()
    van.edit(by=place.owner, changes={"active": False})
    assert 'name="want" value="yes"' in place.get("resources/").content.decode()
