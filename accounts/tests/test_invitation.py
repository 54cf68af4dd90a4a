"""The door for one address: once, for a week, with the role that was stored."""

import datetime as dt
import re
import threading

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import people
from accounts.errors import Refused
from accounts.models import Activity, Invitation, Mail, Membership, User
from accounts.models.invitation import VALID_FOR
from accounts.roles import Role
from accounts.tests import factories as make

NEW = {"name": "Nora Falk", "password": make.PASSWORD}
EMAIL = "nora@bakery.example"


def invite(house, role=Role.PROJECT_MANAGER, email=EMAIL, **how):
    """(invitation, the path of its link)."""
    invitation, link = people.invite(by=house.owner, email=email, role=role, **how)
    return invitation, link.removeprefix(settings.BASE_URL)


def test_a_new_person_joins_and_is_signed_in(client, house):
    _invitation, link = invite(house)
    client.logout()
    assert "Join Larkfield" in client.get(link).content.decode()
    response = client.post(link, NEW)
    assert response["Location"] == house.workspace.get_absolute_url()

    member = house.workspace.memberships.get(user__email=EMAIL)
    assert (member.role, member.user.name) == (Role.PROJECT_MANAGER, "Nora Falk")
    assert client.get(house.url("people/")).status_code == 200
    assert member.user.check_password(make.PASSWORD)
    row = Activity.objects.of(member).get()
    assert (row.verb, row.actor, row.changes) == ("joined", member, {"role": [None, "project_manager"]})


def test_the_role_is_the_stored_one_whatever_is_sent(client, house):
    _invitation, link = invite(house, Role.EXECUTIVE)
    client.logout()
    client.post(
        f"{link}?role=owner", NEW | {"role": "owner", "email": "other@bakery.example", "workspace": "x"}
    )
    assert Membership.objects.get(user__email=EMAIL).role == Role.EXECUTIVE
    assert not User.objects.filter(email="other@bakery.example").exists()


def test_an_address_is_one_address_in_any_case(house):
    invitation, _link = invite(house, email="  Nora@Bakery.Example ")
    assert invitation.email == EMAIL


def test_it_works_once(client, house):
    _invitation, link = invite(house)
    client.logout()
    assert client.post(link, NEW).status_code == 302
    for again in (client, Client()):
        assert again.get(link).status_code == 404
        assert again.post(link, NEW).status_code == 404
    assert Membership.objects.filter(user__email=EMAIL).count() == 1


def test_it_ends_after_seven_days(client, house):
    now = timezone.now()
    assert dt.timedelta(days=7) == VALID_FOR
    _invitation, link = invite(house, at=now - VALID_FOR + dt.timedelta(minutes=1))
    assert client.get(link).status_code == 200
    Invitation.objects.update(expires_at=now - dt.timedelta(seconds=1))
    assert client.get(link).status_code == 404
    assert client.post(link, NEW).status_code == 404


def test_revoked_it_opens_nothing(client, house):
    invitation, link = invite(house)
    assert house.post(f"people/invitations/{invitation.pk}/revoke/").status_code == 302
    client.logout()
    assert client.post(link, NEW).status_code == 404
    assert not User.objects.filter(email=EMAIL).exists()


def test_nobody_is_told_that_it_no_longer_works_where_it_did(house):
    invitation, _link = invite(house)
    read_before = Invitation.objects.get(pk=invitation.pk)
    people.join(invitation, name="Nora Falk", password=NEW["password"])
    with pytest.raises(Refused, match="accepted already"):
        read_before.revoke(by=house.owner)
    invitation.refresh_from_db()
    assert invitation.accepted_at and not invitation.revoked_at


def test_it_is_revoked_once(house):
    invitation, _link = invite(house)
    read_before = Invitation.objects.get(pk=invitation.pk)
    assert invitation.revoke(by=house.owner) and read_before.revoke(by=house.owner) is None
    assert read_before.revoked_at == invitation.revoked_at


def test_whoever_lost_access_is_not_asked_anew_but_let_in_again(house):
    person = house.member(Role.EXECUTIVE)
    person.deactivate(by=house.owner)
    with pytest.raises(Refused, match="Give access back"):
        people.invite(by=house.owner, email=person.user.email, role=Role.EXECUTIVE)


def test_a_guessed_link_opens_nothing(client, house):
    invitation, link = invite(house)
    for wrong in (
        link[:-2] + "/",
        "/invitations/x/",
        f"/invitations/{invitation.pk}/",
        f"/invitations/{invitation.secret_hash}/",
    ):
        assert client.get(wrong).status_code == 404


def test_only_a_hash_of_the_link_is_kept(house):
    invitation, link = invite(house)
    secret = link.rstrip("/").rpartition("/")[2]
    assert len(secret) > 40
    assert secret not in str(Invitation.objects.values()) + str(list(Activity.objects.values()))
    assert Invitation.objects.by_secret(secret) == invitation


def test_somebody_with_an_account_signs_in_first(client, house):
    known = make.user("Nora Falk", EMAIL)
    _invitation, link = invite(house)
    client.logout()
    page = client.get(link).content.decode()
    assert (
        "has an account already" in page
        and "/accounts/login/?next=" in page
        and 'name="password"' not in page
    )
    assert client.post(link, NEW).status_code == 200
    assert not Membership.objects.filter(user=known).exists()

    client.force_login(known)
    assert client.post(link).status_code == 302
    assert Membership.objects.get(user=known).role == Role.PROJECT_MANAGER
    assert User.objects.filter(email=EMAIL).count() == 1


def test_somebody_else_cannot_take_it(client, house):
    make.user("Nora Falk", EMAIL)
    invitation, link = invite(house)
    other = make.user("Otto Other")
    client.force_login(other)
    assert "Sign out" in client.get(link).content.decode()
    assert client.post(link).status_code == 200
    with pytest.raises(Refused, match="another e-mail address"):
        invitation.accept(other)
    assert not Membership.objects.filter(user=other).exists()


def test_whoever_is_signed_in_is_told_whom_it_is_for(house):
    _invitation, link = invite(house)
    page = house.client.get(link).content.decode()
    assert f"signed in as {house.owner.user.email}" in page


def test_a_weak_password_is_said_at_the_field(client, house):
    _invitation, link = invite(house)
    client.logout()
    for weak in ("short", "1234567890", "password12", "nora@bakery", "Nora Falk"):
        response = client.post(link, NEW | {"password": weak})
        assert response.status_code == 422
        assert 'id="id_password_error"' in response.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_an_invitation_proves_no_address(house):
    _invitation, link = invite(house)
    Client().post(link, NEW)
    (address,) = User.objects.get(email=EMAIL).emailaddress_set.all()
    assert (address.email, address.primary, address.verified) == (EMAIL, True, False)


def test_the_mail_says_by_whom_where_to_as_what_and_until_when(house):
    at = dt.datetime(2026, 6, 15, 9, tzinfo=dt.UTC)
    invitation, link = invite(house, Role.EXECUTIVE, at=at)
    mail = Mail.objects.get()
    assert (mail.kind, mail.recipient, mail.period, mail.workspace) == (
        "invitation",
        EMAIL,
        str(invitation.pk),
        house.workspace,
    )
    assert mail.subject == "Mara Lindholm invites you to Larkfield"
    for body in (mail.text, mail.html):
        for part in ("Join Larkfield", "Executive", EMAIL, "Monday 22 June", settings.BASE_URL + link, "works once",
                     house.owner.user.email):  # fmt: skip
            assert part in body
    assert "<" not in mail.text
    assert not re.search(r"<script|<img|<link|url\(|javascript:|hx-", mail.html)


def test_names_are_escaped_in_the_mail(db):
    workspace = make.workspace("<b>Evil</b> & Co", owner=make.user("<i>Mallory</i>"))
    people.invite(by=make.owner_of(workspace), email=EMAIL, role=Role.EXECUTIVE)
    mail = Mail.objects.get()
    assert "<b>Evil" not in mail.html and "&lt;b&gt;Evil&lt;/b&gt; &amp; Co" in mail.html
    assert "<b>Evil</b> & Co" in mail.text
    assert "\n" not in mail.subject


def together(count, act):
    """What `count` threads at one gate answer; errors are answers too."""
    gate, answers = threading.Barrier(count), []

    def run(n):
        try:
            gate.wait()
            answers.append(act(n))
        except Refused as refused:
            answers.append(refused.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[n]) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_of_ten_clicks_at_once_one_makes_the_account():
    owner = make.owner_of(make.workspace())
    _invitation, link = people.invite(by=owner, email=EMAIL, role=Role.EXECUTIVE)
    path = link.removeprefix(settings.BASE_URL)
    codes = together(10, lambda n: Client().post(path, NEW).status_code)
    assert codes.count(302) == 1 and set(codes) <= {302, 200, 404, 422}
    assert (
        User.objects.filter(email=EMAIL).count() == Membership.objects.filter(user__email=EMAIL).count() == 1
    )


@pytest.mark.django_db(transaction=True)
def test_of_ten_clicks_at_once_one_joins_with_the_account_one_has():
    owner, known = make.owner_of(make.workspace()), make.user("Nora Falk", EMAIL)
    invitation, _link = people.invite(by=owner, email=EMAIL, role=Role.EXECUTIVE)
    answers = together(10, lambda n: Invitation.objects.get(pk=invitation.pk).accept(known))
    assert sum(isinstance(answer, Membership) for answer in answers) == 1
    assert sum("used already" in str(answer) for answer in answers) == 9
