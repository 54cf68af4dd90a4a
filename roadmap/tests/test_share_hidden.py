"""A view that somebody does not see is not theirs to share either, and its links are not theirs to read."""

import pytest

from accounts.roles import Role
from roadmap.models import Roadmap, ShareLink
from roadmap.models.roadmap import ONESELF

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
