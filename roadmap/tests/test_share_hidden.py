"""A view that somebody does not see is not theirs to share either, and its links are not theirs to read."""

import pytest
from django.test import Client

from accounts.roles import Role
from roadmap.models import Roadmap, ShareLink
from roadmap.models.roadmap import ONESELF
from roadmap.tests import factories as make

LINKS = "/api/v1/share-links/"


@pytest.fixture
def private(place):
    """The owner's own view; its link; the address that the product manager's browser now asks."""
    view = Roadmap.create(by=place.owner, name="Mine", whole=True, audience=ONESELF)
    link, _secret = ShareLink.issue(by=place.owner, roadmap=view, name="The board alone")
    place.here = {"X-Workspace": place.workspace.slug}
    place.manager = place.sign_in(Role.PRODUCT_MANAGER)
    return view, link


def test_a_program_shares_no_view_that_it_does_not_see(place, private):
    view, _link = private
    body = {"roadmap": str(view.pk), "name": "Out"}
    made = place.client.post(LINKS, body, content_type="application/json", headers=place.here)
    assert made.status_code == 400 and "There is no such" in made.content.decode()
    assert ShareLink.objects.count() == 1
    asked = place.client.get(f"{LINKS}?roadmap={view.pk}", headers=place.here)
    assert asked.status_code == 400


def test_its_links_are_not_listed_read_changed_or_revoked(place, private):
    _view, link = private
    assert place.client.get(LINKS, headers=place.here).json()["results"] == []
    url, kind = f"{LINKS}{link.pk}/", "application/json"
    assert place.client.get(url, headers=place.here).status_code == 404
    body = {"version": 1, "name": "Out"}
    assert place.client.patch(url, body, content_type=kind, headers=place.here).status_code == 404
    assert place.client.delete(url, headers=place.here).status_code == 404
    assert place.post(f"share-links/{link.pk}/revoke/").status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None and link.name == "The board alone"


def test_those_of_views_that_everybody_sees_are_still_theirs(place, private):
    view = Roadmap.create(by=place.owner, name="All", whole=True)
    body = {"roadmap": str(view.pk), "name": "Council"}
    made = place.client.post(LINKS, body, content_type="application/json", headers=place.here)
    assert made.status_code == 201
    listed = place.client.get(LINKS, headers=place.here).json()["results"]
    assert [row["name"] for row in listed] == ["Council"]
    assert place.post(f"share-links/{made.json()['id']}/revoke/").status_code == 302


# -- a view of somebody's own whose address outlives its maker -----------------------


@pytest.fixture
def theirs(place):
    """(product manager, link to a view of their own, what a visitor is answered)."""
    manager = make.member(place.workspace, Role.PRODUCT_MANAGER, "Noor")
    view = Roadmap.create(by=manager, name="Layoffs", whole=True, audience=ONESELF)
    link, secret = ShareLink.issue(by=manager, roadmap=view, name="The press", intro="Hush")
    place.here = {"X-Workspace": place.workspace.slug}
    return manager, link, lambda: Client().get(f"/s/{secret}/").status_code


def test_it_opens_while_its_maker_may_share(place, theirs):
    manager, _link, visitor = theirs
    assert visitor() == 200
    manager.change_role(by=place.owner, role="executive")
    assert visitor() == 404
    manager.change_role(by=place.owner, role="product_manager")
    assert visitor() == 200
    manager.deactivate(by=place.owner)
    assert visitor() == 404


def test_a_program_of_theirs_is_told_for_whom_and_whose_and_no_more(place, theirs):
    manager, link, _visitor = theirs

    def told():
        one = place.client.get(f"{LINKS}{link.pk}/", headers=place.here).json()
        assert place.client.get(LINKS, headers=place.here).json()["results"] == [one]
        return one["name"], one["owner"], one["intro"]

    assert told() == ("The press", str(manager.pk), "")
    place.client.force_login(manager.user)
    assert told() == ("The press", str(manager.pk), "Hush")


def test_whoever_manages_the_workspace_sees_whose_it_is_and_revokes_it(place, theirs):
    manager, link, visitor = theirs
    page = place.get("share-links/").content.decode()
    assert "The press" in page and "Noor’s own view" in page and "Layoffs" not in page
    assert "Closed" not in page
    manager.change_role(by=place.owner, role="executive")
    assert "no longer shares roadmaps" in place.get("share-links/").content.decode()
    manager.change_role(by=place.owner, role="product_manager")

    revoked = place.post(f"share-links/{link.pk}/revoke/", {"next": place.url("share-links/")})
    assert revoked.status_code == 302 and revoked["Location"] == place.url("share-links/")
    assert visitor() == 404


def test_a_program_of_theirs_does_so_too(place, theirs):
    manager, link, visitor = theirs
    url, kind = f"{LINKS}{link.pk}/", "application/json"
    (row,) = place.client.get(LINKS, headers=place.here).json()["results"]
    assert (row["name"], row["owner"]) == ("The press", str(manager.pk))
    body = {"version": 1, "name": "Out"}
    assert place.client.patch(url, body, content_type=kind, headers=place.here).status_code == 404
    assert place.client.delete(url, headers=place.here).status_code == 204
    assert visitor() == 404
