"""External links of an initiative: whose they are, and that they touch no promise."""

import pytest

from accounts.roles import Role
from strategy.models import InitiativeLink
from strategy.tests import factories as make
from strategy.tests.page import main

URL = "https://docs.larkfield.example/study"


def link(place, initiative, **fields):
    return InitiativeLink.create(by=place.manager, initiative=initiative, **({"url": URL} | fields))


def test_its_page_lists_them_and_takes_another(place):
    initiative = place.initiative()
    assert "What is kept elsewhere" in main(place.get(f"initiatives/{initiative.key}/"))
    place.post(f"initiatives/{initiative.key}/links/new/", {"url": URL, "label": "Kitchen study"})
    page = main(place.get(f"initiatives/{initiative.key}/"))
    assert f'href="{URL}" target="_blank" rel="noopener noreferrer"' in page
    assert "Kitchen study" in page and "docs.larkfield.example</span>" in page
    made = initiative.links.get()
    place.post(
        f"initiatives/{initiative.key}/links/{made.pk}/edit/", {"url": URL, "label": "Study", "version": 1}
    )
    assert initiative.links.get().label == "Study"
    page = place.post(f"initiatives/{initiative.key}/links/{made.pk}/delete/", follow=True).content.decode()
    assert "“Study” is removed." in page and "/undo/" in page


def test_a_link_is_no_part_of_what_was_put_forward(place):
    initiative = place.at("in_review")
    made = link(place, initiative)
    made.edit(by=place.manager, changes={"label": "Study"}, version=1)
    made.trash(by=place.manager)
    initiative.refresh_from_db()
    assert initiative.state == "in_review"


def test_they_go_and_come_back_with_the_initiative(place):
    initiative = place.initiative()
    link(place, initiative)
    initiative.trash(by=place.manager)
    assert not InitiativeLink.objects.exists()
    initiative.restore(by=place.manager)
    assert initiative.links.count() == 1


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_others_read_them_and_see_no_control(place, role):
    initiative = place.initiative()
    made = link(place, initiative, label="Kitchen study")
    place.sign_in(make.member(place.workspace, role))
    page = main(place.get(f"initiatives/{initiative.key}/"))
    assert "Kitchen study" in page and "link-add" not in page and "Remove link" not in page
    for path in (
        "links/new/",
        f"links/{made.pk}/edit/",
        f"links/{made.pk}/place/",
        f"links/{made.pk}/delete/",
    ):
        assert place.post(f"initiatives/{initiative.key}/{path}", {"url": URL}).status_code == 403


def test_the_api_keeps_them_under_their_initiative(place):
    initiative, other = place.initiative(), place.initiative(title="Another")
    made = place.api("post", f"initiatives/{initiative.key}/links/", {"url": URL}).json()
    listed = place.api("get", f"initiatives/{initiative.pk}/links/").json()["results"]
    assert [row["id"] for row in listed] == [made["id"]]
    assert place.api("get", f"initiatives/{other.key}/links/{made['id']}/").status_code == 404
    assert place.api("delete", f"initiatives/{initiative.key}/links/{made['id']}/").status_code == 204
