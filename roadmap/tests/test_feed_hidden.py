"""The feed tells nobody what its own page keeps from them: who was invited, tokens, and links of hidden views."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import trash
from accounts.models import ApiToken, Invitation
from accounts.roles import Role
from roadmap.models import Roadmap, ShareLink
from roadmap.models.roadmap import ONESELF

WORDS = ("guest@elsewhere.example", "Payroll robot", "The board alone")


@pytest.fixture
def told(place):
    """What the owner did; the link of a view of their own."""
    Invitation.invite(by=place.owner, email=WORDS[0], role=Role.EXECUTIVE)
    ApiToken.issue(membership=place.owner, name=WORDS[1])
    view = Roadmap.create(by=place.owner, name="Mine", whole=True, audience=ONESELF)
    return ShareLink.issue(by=place.owner, roadmap=view, name=WORDS[2])[0]


def test_the_owner_reads_all_of_it(place, told):
    page = place.get("activity/").content.decode()
    assert all(word in page for word in WORDS)


@pytest.mark.parametrize(
    "role", [Role.PRODUCT_MANAGER, Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE]
)
def test_nobody_else_does(place, told, role):
    place.sign_in(role)
    for query in ("", "?kind=accounts.invitation", "?kind=accounts.apitoken", "?kind=roadmap.sharelink"):
        page = place.get(f"activity/{query}").content.decode()
        assert not [word for word in WORDS if word in page], query
        assert str(told.roadmap_id) not in page


def test_links_of_views_that_they_see_are_told(place, told):
    view = Roadmap.create(by=place.owner, name="All", whole=True)
    ShareLink.issue(by=place.owner, roadmap=view, name="Council")
    place.sign_in(Role.PRODUCT_MANAGER)
    assert "Council" in place.get("activity/").content.decode()


def test_nor_does_the_trash_tell_of_such_a_link(place, told):
    told.trash(by=place.owner)
    assert WORDS[2] in place.get("trash/").content.decode()
    other = place.sign_in(Role.PRODUCT_MANAGER)
    assert WORDS[2] not in place.get("trash/").content.decode()
    assert trash.find(place.workspace, told.pk, other) is None
    assert place.post(f"trash/{told.pk}/restore/").status_code == 404


def test_a_view_of_ones_own_stays_ones_own_after_the_trash_was_emptied(place):
    view = Roadmap.create(by=place.owner, name="Mine alone", whole=True, audience=ONESELF)
    view.trash(by=place.owner)
    assert trash.purge(timezone.now() + dt.timedelta(days=31))
    assert "Mine alone" in place.get("activity/").content.decode()
    place.sign_in(Role.PRODUCT_MANAGER)
    for query in ("", "?kind=roadmap.roadmap"):
        assert "Mine alone" not in place.get(f"activity/{query}").content.decode()
