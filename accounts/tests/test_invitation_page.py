"""Inviting on the page of people: the link this once, what is refused, and what is open, sent again or revoked."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts import people
from accounts.models import Invitation, Mail, Membership
from accounts.roles import Role
from accounts.tests import factories as make
from accounts.tests.pages import html
from accounts.tests.test_invitation import EMAIL, NEW, invite
from accounts.views.people import SHOWN


def shown(page):
    return re.search(rf'value="({settings.BASE_URL}/invitations/[^"]+)"', page)[1]


def test_the_page_shows_the_link_this_once(house):
    assert house.post("people/invite/", {"email": EMAIL, "role": "executive"})["Location"] == house.url(
        "people/"
    )
    page = house.get("people/").content.decode()
    link = shown(page)
    assert link.startswith(settings.BASE_URL) and f"{EMAIL} is invited" in page
    again = house.get("people/").content.decode()
    assert EMAIL in again and link not in again
    assert link in Mail.objects.get().text


def test_older_ones_are_reached_from_the_page(house):
    for n in range(SHOWN + 1):
        people.invite(by=house.owner, email=f"baker{n}@bakery.example", role=Role.CONTRIBUTOR)
    page = html(house.get("people/"))
    assert "baker1@" in page and "baker0@" not in page and f'num">{SHOWN + 1}<' in page

    link = re.search(r'href="([?]invited=[^"]+)" rel="next" data-more="#invited"', page)[1]
    older = html(house.get(f"people/{link}"))
    assert "baker0@" in older and "baker1@" not in older and 'data-more="#invited"' not in older


def test_a_wrong_address_is_said_at_the_field(house):
    for data, words in [
        ({"email": "nonsense", "role": "executive"}, "valid email"),
        ({"email": "", "role": "executive"}, "required"),
        ({"email": EMAIL, "role": "king"}, "valid choice"),
        ({"email": house.owner.user.email.upper(), "role": "executive"}, "already a member"),
    ]:
        response = house.post("people/invite/", data)
        assert response.status_code == 422 and words in response.content.decode()
    assert not Invitation.objects.exists() and not Mail.objects.exists()


def test_one_open_invitation_for_each_address(house):
    invite(house)
    response = house.post("people/invite/", {"email": EMAIL, "role": "executive"})
    assert response.status_code == 422 and "open invitation already" in response.content.decode()
    assert Mail.objects.count() == 1
    there = make.owner_of(make.workspace("Next Door"))
    people.invite(by=there, email=EMAIL, role=Role.EXECUTIVE)


def test_an_ended_one_does_not_stand_in_the_way(house):
    invite(house, at=timezone.now() - dt.timedelta(days=8))
    _invitation, link = invite(house)
    assert Client().post(link, NEW).status_code == 302


def test_a_new_link_kills_the_old_one(house):
    invitation, old = invite(house)
    house.post(f"people/invitations/{invitation.pk}/again/")
    new = shown(house.get("people/").content.decode()).removeprefix(settings.BASE_URL)
    assert Client().post(old, NEW).status_code == 404
    assert Client().post(new, NEW).status_code == 302
    assert Membership.objects.get(user__email=EMAIL).role == Role.PROJECT_MANAGER
    assert Mail.objects.count() == 2


def test_an_ended_one_can_be_sent_again(house):
    invitation, _old = invite(house, at=timezone.now() - dt.timedelta(days=8))
    assert "Ended on" in house.get("people/").content.decode()
    assert house.post(f"people/invitations/{invitation.pk}/again/").status_code == 302
    assert "Ended on" not in house.get("people/").content.decode()


def test_a_taken_one_is_neither_revoked_nor_sent_again(house):
    invitation, link = invite(house)
    Client().post(link, NEW)
    assert house.post(f"people/invitations/{invitation.pk}/again/").status_code == 404
    assert house.post(f"people/invitations/{invitation.pk}/revoke/").status_code == 422


@pytest.mark.parametrize("act", ["revoke", "again"])
def test_another_workspaces_is_not_there(house, act):
    there = make.owner_of(make.workspace("Next Door"))
    foreign, _link = people.invite(by=there, email=EMAIL, role=Role.EXECUTIVE)
    assert house.post(f"people/invitations/{foreign.pk}/{act}/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.revoked_at is None
