import pytest

from accounts.roles import Role
from roadmap import actions
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


def test_every_line_has_all_that_its_template_asks_for(place):
    """What is not there costs a template more than the line itself, and no page has fewer than thirty lines."""
    shell = place.get("roadmap/").context["shell"]
    lines = [*(item for section in shell["nav"] for item in section["items"]), *shell["tabs"]]
    assert len({frozenset(line) for line in lines}) == 1


def test_the_last_product_is_followed_by_the_way_to_all(place):
    found = nav(place)

    assert found["All products"]["url"].endswith("/products/")
    assert list(found).index("All products") == list(found).index("Orchard") + 1


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


def test_of_a_project_that_is_over_or_away_my_tasks_are_neither_counted_nor_shown(place, late):
    task = late[1].project.tasks.first()
    task.edit(by=place.owner, changes={"assignees": [place.owner]})
    late[1].project.move("cancelled", by=place.owner)

    assert nav(place)["My work"]["count"] == 0
    assert task.key not in place.get("work/").content.decode()


def test_what_may_not_be_used_is_not_shown(place):
    assert "Settings" in nav(place)
    place.sign_in(Role.EXECUTIVE)
    assert "Settings" not in nav(place)


def test_ones_own_projects_come_first_then_those_in_trouble(place, late):
    make.project(place.owner, name="Aardvark")
    make.project(place.owner, name="Zebra", lead=place.owner)
    actions.take_readings(place.workspace)

    named = [label for label, item in nav(place).items() if item["health"]]
    assert named == ["Zebra", "Standing orders", "Aardvark"]


def test_ones_own_product_comes_first(place):
    make.product(place.owner, name="Zucchini", key="ZUC", lead=place.owner)
    named = [label for label, item in nav(place).items() if item["tile"]]

    assert named == ["Zucchini", "Orchard"]


def test_no_more_than_five_projects_by_name(place):
    for n in range(8):
        make.project(place.owner, name=f"Project {n}")
    found = nav(place)

    assert sum(bool(item["health"]) for item in found.values()) == 5
    assert found["All projects"]["count"] == 8


def tabs(place):
    return place.get("roadmap/").context["shell"]["tabs"]


def test_a_phone_has_five_places_and_the_last_opens_the_sidebar(place):
    found = tabs(place)

    assert [tab["label"] for tab in found] == ["Roadmap", "My work", "New initiative", "Inbox", "More"]
    assert found[-1]["url"] == "#side"
    assert 'id="side"' in place.get("roadmap/").content.decode()


@pytest.mark.parametrize(
    ("role", "label"),
    [
        (Role.PRODUCT_MANAGER, "New initiative"),
        (Role.PROJECT_MANAGER, "New task"),
        (Role.CONTRIBUTOR, "Initiatives"),
        (Role.EXECUTIVE, "Initiatives"),
    ],
)
def test_the_middle_of_a_phone_is_what_one_may_begin(place, role, label):
    place.sign_in(role)

    assert tabs(place)[2]["label"] == label
    assert tabs(place)[2].get("plus", False) == label.startswith("New")


def test_a_phones_place_stays_open_for_one_product(place):
    for path, label in (("roadmap/?product=ORC", "Roadmap"), ("work/", "My work"), ("projects/", "More")):
        shell = place.get(path).context["shell"]
        assert [tab["label"] for tab in shell["tabs"] if tab["current"]] == [label]


def test_the_inbox_counts_a_request_and_the_phone_has_its_dot(place):
    assert nav(place)["Inbox"]["unread"] == 0
    asking = make.member(place.workspace)
    made = make.initiative(asking, place.product, owner=asking, start=make.START, end=make.END)
    made.submit(by=asking, note="")

    assert nav(place)["Inbox"]["unread"] == 1
    page = place.get("roadmap/").content.decode()
    assert '<span class="n n-new">1</span>' in page
    assert 'every="30"' in page and f'url="/w/{place.workspace.slug}/inbox/bell/"' in page
    assert '<span class="if-new"><span class="dot">' in page
