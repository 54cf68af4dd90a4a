"""People in a workspace: roles, the last owner, access taken and given back."""

import threading

import pytest
from django.db import connection

from accounts.errors import Conflict, Refused
from accounts.models import Activity
from accounts.roles import Role
from accounts.tests import factories as make
from accounts.undo import undo


def test_a_role_change_is_logged_and_can_be_undone(house):
    person = house.member(Role.CONTRIBUTOR, "Noor Haddad")
    response = house.post(f"people/{person.pk}/role/", {"role": "executive"})
    assert response["Location"] == house.url("people/")
    row = Activity.objects.of(person).get(verb="edited")
    assert (row.actor, row.changes) == (house.owner, {"role": ["contributor", "executive"]})
    assert f"/undo/{row.cause}/" in house.get("people/").content.decode()
    house.post(f"undo/{row.cause}/")
    person.refresh_from_db()
    assert person.role == Role.CONTRIBUTOR


def test_the_same_role_again_is_no_change(house):
    person = house.member(Role.CONTRIBUTOR)
    house.post(f"people/{person.pk}/role/", {"role": "contributor"})
    assert not Activity.objects.of(person).filter(verb="edited").exists()


def test_an_unknown_role_is_refused(house):
    person = house.member(Role.CONTRIBUTOR)
    assert house.post(f"people/{person.pk}/role/", {"role": "king"}).status_code == 422
    assert house.post(f"people/{person.pk}/role/").status_code == 422


def test_a_stale_version_is_a_conflict(house):
    person = house.member(Role.CONTRIBUTOR)
    person.change_role(by=house.owner, role=Role.EXECUTIVE)
    with pytest.raises(Conflict):
        person.change_role(by=house.owner, role=Role.PROJECT_MANAGER, version=1)


def test_the_last_owner_stays_one(house):
    for act in (
        lambda: house.owner.change_role(by=house.owner, role=Role.EXECUTIVE),
        lambda: house.owner.deactivate(by=house.owner),
        lambda: house.owner.edit(by=house.owner, changes={"role": Role.CONTRIBUTOR, "title": "x"}),
    ):
        with pytest.raises(Refused, match="needs an owner"):
            act()
    house.owner.refresh_from_db()
    assert (house.owner.role, house.owner.deactivated_at, house.owner.version) == (Role.OWNER, None, 1)
    assert (
        "needs an owner"
        in house.post(f"people/{house.owner.pk}/role/", {"role": "executive"}).content.decode()
    )


def test_an_owner_who_cannot_sign_in_does_not_count(house):
    second = house.member(Role.OWNER)
    type(second.user).objects.filter(pk=second.user_id).update(is_active=False)
    with pytest.raises(Refused, match="needs an owner"):
        house.owner.deactivate(by=house.owner)
    third = house.member(Role.OWNER)
    third.deactivate(by=house.owner)
    with pytest.raises(Refused, match="needs an owner"):
        house.owner.change_role(by=house.owner, role=Role.EXECUTIVE)


def test_another_workspaces_owner_does_not_count(house):
    make.workspace("Second", owner=house.owner.user)
    with pytest.raises(Refused):
        house.owner.deactivate(by=house.owner)


def test_undo_does_not_take_the_last_owner_away(house):
    second = house.member(Role.CONTRIBUTOR)
    raised = second.change_role(by=house.owner, role=Role.OWNER)
    house.owner.change_role(by=second, role=Role.EXECUTIVE)
    second.refresh_from_db()
    row = Activity.objects.get(pk=raised.pk)
    Activity.objects.filter(pk=row.pk).update(actor=second)
    with pytest.raises(Refused, match="needs an owner"):
        undo(by=second, cause=row.cause)


def test_of_two_owners_one_may_leave(house):
    second = house.member(Role.OWNER)
    house.owner.change_role(by=second, role=Role.EXECUTIVE)
    with pytest.raises(Refused):
        second.deactivate(by=second)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["change_role", "deactivate"])
def test_two_owners_cannot_leave_at_once(act):
    workspace = make.workspace()
    owners = [make.owner_of(workspace), make.member(workspace, Role.OWNER)]
    gate, answers = threading.Barrier(2), []

    def leave(owner):
        how = {"role": Role.EXECUTIVE} if act == "change_role" else {}
        try:
            gate.wait()
            getattr(owner, act)(by=owner, **how)
            answers.append("left")
        except Refused:
            answers.append("stays")
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[owner]) for owner in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["left", "stays"]
    assert workspace.memberships.active().filter(role=Role.OWNER).count() == 1


def test_access_is_taken_and_given_back(house):
    person = house.member(Role.PRODUCT_MANAGER)
    theirs = make.client_of(person)
    assert theirs.get(house.url("people/")).status_code == 200

    assert house.post(f"people/{person.pk}/active/", {"access": "take"}).status_code == 302
    person.refresh_from_db()
    assert person.deactivated_at and not person.is_active
    assert theirs.get(house.url("people/")).status_code == 404
    assert "in no workspace" in theirs.get("/").content.decode()

    house.post(f"people/{person.pk}/active/", {"access": "give"})
    person.refresh_from_db()
    assert person.is_active and theirs.get(house.url("people/")).status_code == 200
    verbs = Activity.objects.of(person).order_by("version").values_list("verb", flat=True)
    assert list(verbs) == ["created", "deactivated", "reactivated"]


def test_two_who_take_access_away_do_not_give_it_back(house):
    person = house.member(Role.PRODUCT_MANAGER)
    for _owner in range(2):
        assert house.post(f"people/{person.pk}/active/", {"access": "take"}).status_code == 302
    person.refresh_from_db()
    assert person.deactivated_at
    verbs = Activity.objects.of(person).order_by("version").values_list("verb", flat=True)
    assert list(verbs) == ["created", "deactivated"]


def test_what_is_meant_with_their_access_is_said(house):
    person = house.member(Role.PRODUCT_MANAGER)
    for said in ({}, {"access": "toggle"}):
        assert house.post(f"people/{person.pk}/active/", said).status_code == 422
    person.refresh_from_db()
    assert person.is_active


def test_whoever_leaves_is_led_out(house):
    house.member(Role.OWNER)
    assert house.post(f"people/{house.owner.pk}/active/", {"access": "take"})["Location"] == "/"
    assert "in no workspace" in house.client.get("/").content.decode()


def test_they_stay_in_the_list_marked(house):
    person = house.member(Role.PRODUCT_MANAGER, "Noor Haddad")
    person.deactivate(by=house.owner)
    page = house.get("people/").content.decode()
    assert "Noor Haddad" in page and "No access" in page and "Give access back" in page


def test_a_foreign_member_is_404(house):
    stranger = make.owner_of(make.workspace("Next Door"))
    for act in ("role", "active"):
        assert house.post(f"people/{stranger.pk}/{act}/", {"role": "executive"}).status_code == 404
    stranger.refresh_from_db()
    assert (stranger.role, stranger.deactivated_at) == (Role.OWNER, None)


@pytest.mark.parametrize("role", [r for r in Role if r != Role.OWNER])
def test_only_an_owner_manages_people(house, role):
    person = house.member(Role.CONTRIBUTOR)
    house.sign_in(role)
    page = house.get("people/").content.decode()
    assert "people/invite/" not in page and "Take access away" not in page and "Signs in with" not in page
    for path in ("people/invite/", f"people/{person.pk}/role/", f"people/{person.pk}/active/"):
        assert house.post(path, {"role": "owner", "email": "x@y.example"}).status_code == 403
    person.refresh_from_db()
    assert person.role == Role.CONTRIBUTOR


def test_the_list_pages_by_name(house, monkeypatch):
    monkeypatch.setattr("accounts.views.people.SIZE", 3)
    for n in range(7):
        house.member(Role.CONTRIBUTOR, f"Person {n}")
    first = house.get("people/").content.decode()
    assert "Person 1" in first and "Person 6" not in first and "?cursor=" in first


def test_the_api_lists_and_changes_members(house):
    person, api = house.member(Role.CONTRIBUTOR), make.api_of(house.owner)
    rows = api.get("/api/v1/members/").json()["results"]
    assert {row["email"] for row in rows} == {house.owner.user.email, person.user.email}
    answer = api.patch(f"/api/v1/members/{person.pk}/", {"role": "executive", "version": 1}, format="json")
    assert (answer.status_code, answer.json()["role"], answer.json()["version"]) == (200, "executive", 2)
    assert api.get(f"/api/v1/members/{person.user.email}/").json()["id"] == str(person.pk)
