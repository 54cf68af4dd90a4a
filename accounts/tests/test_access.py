"""Who gets to a view at all: marks, sign-in, workspaces, rights."""

import re

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path
from django.utils import timezone as clock

from accounts import third_party
from accounts.access import MEMBER, PUBLIC, SIGNED_IN, access
from accounts.errors import Conflict, Forbidden, Refused
from accounts.roles import Can, Role
from accounts.tests import factories as make


def answer(request, **kwargs):
    if request.path.endswith("/zone/"):
        return HttpResponse(clock.get_current_timezone_name())
    return HttpResponse(f"{request.workspace} {request.membership}")


def refusing(error):
    @access(Can.READ)
    def view(request):
        raise error

    return view


VALUES = {"label": "title", "yours": "Yours", "theirs": "Theirs"}
CONFLICT = Conflict("Too late.", fields={"title": VALUES}, by="Somebody Else")
HERE = "w/<slug:workspace>/"
urlpatterns = [
    path("unmarked/", answer),
    path(f"{HERE}unmarked/", answer),
    path("public/", access.public(lambda request: HttpResponse("public"))),
    path("own/", access.signed_in(lambda request: answer(request))),
    path(f"{HERE}member/", access.member(lambda request: answer(request))),
    path(f"{HERE}zone/", access.member(lambda request: answer(request))),
    path(f"{HERE}shape/", access(Can.SHAPE)(lambda request: answer(request))),
    path(f"{HERE}refused/", refusing(Refused("It rains."))),
    path(f"{HERE}forbidden/", refusing(Forbidden("Not you."))),
    path(f"{HERE}conflict/", refusing(CONFLICT)),
    path("", include("config.urls")),
]
here = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture(autouse=True)
def with_planted_views():
    with here:
        yield


def test_a_view_without_a_mark_opens_for_nobody(house):
    for address in ("/unmarked/", house.url("unmarked/")):
        response = house.client.get(address)
        assert response.status_code == 403
        assert "Nobody has said" in response.content.decode()


def test_public_needs_nothing(client, db):
    assert client.get("/public/").content == b"public"


def test_signed_out_leads_to_the_sign_in_page_and_back(client, house):
    client.logout()
    for address in ("/own/", house.url("member/"), house.url("shape/")):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")


def test_a_page_about_oneself_stands_in_the_workspace_opened_last(house):
    second = make.workspace("Second", owner=house.owner.user)
    assert house.client.get("/own/").content == f"{house.workspace} {house.owner}".encode()
    house.client.get(f"/w/{second.slug}/member/")
    assert house.client.get("/own/").content.startswith(b"Second")


def test_a_page_about_oneself_needs_no_workspace(client, db):
    client.force_login(make.user())
    assert client.get("/own/").content == b"None None"


@pytest.mark.parametrize("role", Role)
def test_a_right_is_asked_of_the_table(house, role):
    house.sign_in(role)
    may = role in (Role.OWNER, Role.PRODUCT_MANAGER)
    assert house.get("shape/").status_code == (200 if may else 403)
    assert house.get("member/").status_code == 200


def test_another_workspace_and_none_at_all_give_one_answer(house):
    there = make.workspace("Next Door")
    found = {}
    for slug in (there.slug, "nobody-lives-here"):
        response = house.client.get(f"/w/{slug}/member/")
        assert response.status_code == 404
        found[slug] = re.sub(r'(csrf-token" content=")[^"]*', "", response.content.decode())
    assert len(set(found.values())) == 1
    assert house.client.session.get("workspace") is None


@pytest.mark.parametrize("how", ["deactivated", "switched off"])
def test_whoever_lost_access_finds_nothing(house, how):
    person = house.sign_in(Role.PRODUCT_MANAGER)
    assert house.get("member/").status_code == 200
    if how == "deactivated":
        person.deactivate(by=house.owner)
        assert house.get("member/").status_code == 404
    else:
        type(person.user).objects.filter(pk=person.user_id).update(is_active=False)
        assert house.get("member/").status_code == 302, "a session of nobody"


def test_what_a_verb_refuses_is_a_page_with_its_sentence(house):
    said = {"refused/": (422, "It rains."), "forbidden/": (403, "Not you."), "conflict/": (409, "Too late.")}
    for address, (status, words) in said.items():
        response = house.get(address)
        assert response.status_code == status
        assert words in response.content.decode()


def test_a_conflict_shows_both_values_and_lets_the_writer_insist(house):
    page = house.post("conflict/", {"title": "Mine", "version": "3"}).content.decode()
    assert "Theirs" in page and "Yours" in page and "Somebody Else" in page
    assert 'name="title" value="Mine"' in page and 'name="version"' not in page


def test_a_conflict_without_a_version_cannot_be_insisted_on(house):
    page = house.post("conflict/", {"title": "Mine"}).content.decode()
    assert "data-keep-theirs" in page and "data-use-mine" not in page


def test_a_fragment_gets_a_message_and_no_page(house):
    response = house.post("refused/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Reswap"]) == (422, "none")
    page = response.content.decode()
    assert "It rains." in page and "<html" not in page and 'hx-swap-oob="beforeend"' in page


def test_dates_are_the_readers_else_the_workspaces(house):
    type(house.workspace).objects.filter(pk=house.workspace.pk).update(timezone="Asia/Tokyo")
    assert house.get("zone/").content == b"Asia/Tokyo"
    type(house.owner.user).objects.filter(pk=house.owner.user_id).update(timezone="America/Lima")
    assert house.get("zone/").content == b"America/Lima"
    assert clock.get_current_timezone_name() == "UTC", "and end with the request"


def test_being_here_is_remembered_but_not_at_every_step(house, django_assert_num_queries):
    house.get("member/")
    house.owner.refresh_from_db()
    seen = house.owner.seen_at
    assert seen
    house.get("member/")
    house.owner.refresh_from_db()
    assert house.owner.seen_at == seen


def test_marks_are_what_they_say():
    assert access.public(lambda: None).access == PUBLIC
    assert access.signed_in(lambda: None).access == SIGNED_IN
    assert access.member(lambda: None).access == MEMBER
    assert access(Can.PLAN)(lambda: None).access == Can.PLAN


def test_a_namesake_of_a_library_view_is_not_admitted_for_it():
    class Match:
        url_name, view_name = "account_login", "strategy:account_login"

    assert third_party.mark(Match) is None
