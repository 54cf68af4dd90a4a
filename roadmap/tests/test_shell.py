import pytest

from accounts.roles import Role
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


def nav(place, path="roadmap/"):
    """{label: item} of the sidebar of a page."""
    shell = place.get(path).context["shell"]
    return {item["label"]: item for section in shell["nav"] for item in section["items"]}


def test_the_open_page_is_marked(place):
    found = nav(place)

    assert [label for label, item in found.items() if item["current"]] == ["Roadmap"]


def test_a_product_opens_below_itself(place):
    found = nav(place, "roadmap/?product=ORC")

    assert not found["Roadmap"]["current"]
    assert [child["label"] for child in found["Orchard"]["children"] if child["current"]] == ["Roadmap"]
    assert nav(place)["Orchard"]["children"] == []


def test_projects_carry_their_health(place, late):
    found = nav(place)

    assert found["Standing orders"]["health"] == "off_track"
    assert found["All projects"]["count"] == 1


def test_my_open_tasks_are_counted(place, late):
    task = late[1].project.tasks.first()
    task.edit(by=place.owner, changes={"assignees": [place.owner]})

    assert nav(place)["My work"]["count"] == 1
    task.move("done", by=place.owner)
    assert nav(place)["My work"]["count"] == 0


def test_what_may_not_be_used_is_not_shown(place):
    assert "Settings" in nav(place)
    place.sign_in(Role.EXECUTIVE)
    assert "Settings" not in nav(place)


def test_no_more_than_five_projects_by_name(place):
    for n in range(8):
        make.project(place.owner, name=f"Project {n}")
    found = nav(place)

    assert sum("health" in item for item in found.values()) == 5
    assert found["All projects"]["count"] == 8


def test_a_phone_has_five_places(place):
    assert len(place.get("roadmap/").context["shell"]["tabs"]) == 5
