"""To see it as an executive: what is shown, that nothing is written, and the way back."""

import pytest

from accounts.roles import Role
from accounts.tests import factories as people
from roadmap.models import Roadmap
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def looking(place):
    place.bet = make.initiative(place.owner, place.product)
    assert place.post("see-as/", {"role": "executive", "next": place.url("portfolio/")}).url == place.url(
        "portfolio/"
    )
    return place


def test_no_control_is_shown_that_an_executive_has_not(looking):
    executive = people.client_of(people.member(looking.workspace, Role.EXECUTIVE, "Viktor Hale"))
    for path in (
        "roadmap/?zoom=months",
        f"initiatives/{looking.bet.key}/",
        "portfolio/",
        "projects/",
        "goals/",
    ):
        mine, theirs = looking.get(path), executive.get(looking.url(path))
        assert mine.context["shell"]["can"] == theirs.context["shell"]["can"]
        page = mine.content.decode()
        assert "You see Larkfield as an executive does" in page
        assert (
            "New initiative" not in page.replace('aria-label="New initiative"', "") and "data-new" not in page
        )


def test_what_an_executive_may_not_open_stays_shut(looking):
    answer = looking.get("settings/")
    assert answer.status_code == 403 and "Back to my own view" in answer.content.decode()
    assert looking.get("initiatives/new/").status_code == 403


def test_nothing_is_written_meanwhile(looking):
    answer = looking.post("initiatives/new/", {"title": "Secret bet", "product": looking.product.pk})
    assert answer.status_code == 403 and "nothing is saved" in answer.content.decode()
    looking.post("roadmap/views/new/", {"name": "Mine", "audience": "private"})  # an executive might
    looking.client.patch(
        f"/api/v1/initiatives/{looking.bet.pk}/", {"title": "Other", "version": 1}, "application/json"
    )
    looking.bet.refresh_from_db()
    assert looking.workspace.initiatives.count() == 1 and looking.bet.title == "Standing orders"
    assert not looking.workspace.roadmaps.filter(name="Mine").exists()


def test_views_are_those_of_an_executive(looking):
    for name, audience in [("Board", "executive"), ("Crew", "contributor project_manager")]:
        Roadmap.create(
            by=looking.owner, workspace=looking.workspace, name=name, whole=True, audience=audience
        )
    other = people.member(looking.workspace, Role.PRODUCT_MANAGER, "Tobias Okafor")
    browser = people.client_of(other)
    assert views_of(looking, browser) == set()
    browser.post(looking.url("see-as/"), {"role": "executive"})
    assert views_of(looking, browser) == {"Board"}


def views_of(place, browser):
    """Names of the views that the roadmap's tabs offer."""
    return {view.name for view in browser.get(place.url("roadmap/?zoom=weeks")).context["views"]}


def test_it_is_left_by_its_button_and_is_of_this_session_alone(looking):
    program, elsewhere = people.api_of(looking.owner), people.client_of(looking.owner)
    assert "SHARE" in str(elsewhere.get(looking.url("roadmap/?zoom=weeks")).context["shell"]["can"])
    assert program.get("/api/v1/me/").json()["role"] == "owner"
    assert "Back to my own view" in str(looking.get("palette/?q=>").content)
    looking.post("see-as/", {"role": ""})
    assert looking.get("settings/").status_code == 200
    assert (
        looking.post(
            "initiatives/new/", {"title": "Bet", "product": looking.product.pk, "precision": "day"}
        ).status_code
        != 403
    )


def test_next_door_one_is_oneself(looking):
    other, _owner = make.workspace("Northwind")
    make.Membership.create(by=None, workspace=other, user=looking.owner.user, role=Role.OWNER)
    assert looking.client.get(f"/w/{other.slug}/settings/").status_code == 200


def test_an_executive_has_nothing_to_switch(place):
    place.sign_in(Role.EXECUTIVE)
    place.post("see-as/", {"role": "executive"})
    page = place.get("portfolio/").content.decode()
    assert "See it as an executive" not in page and "as an executive does" not in page
