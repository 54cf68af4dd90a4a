import pytest

from strategy.tests import factories as make

WRITE = {
    "product": "ORC", "title": "Nothing spoils", "description": "Between dock and door.",
    "period_start": "2026-01-01", "period_end": "2026-12-31",
}  # fmt: skip


def test_what_is_written_is_read_back(place):
    made = place.api("post", "goals/", WRITE | {"owner": str(place.owner.pk)})
    assert made.status_code == 201, made.json()
    body = made.json()
    expected = WRITE | {"product": str(place.product.pk), "owner": str(place.owner.pk), "key": "ORC-G1"}
    assert {name: body[name] for name in expected} == expected
    assert body["key_results"] == []
    assert place.api("get", "goals/ORC-G1/").json() == body


def test_key_results_are_read_with_their_goal(place):
    goal = make.goal(place.manager, place.product)
    result = make.key_result(place.manager, goal, unit="%")
    result.check_in(by=place.manager, value=67)
    (read,) = place.api("get", f"goals/{goal.key}/").json()["key_results"]
    assert read == {
        "id": str(result.pk), "title": "Orders placed without help", "kind": "percent", "unit": "%", "direction": "up",
        "start": 58.0, "target": 85.0, "current": 67.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"product": "NOP"}, "product"),
        ({"product": 7}, "product"),
        ({"owner": "nobody@example.com"}, "owner"),
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"description": "x" * 20_001}, "description"),
        ({"period_end": "2025-12-31"}, "period_end"),
        ({"period_start": None}, "period_start"),
        ({"period_start": "soon"}, "period_start"),
        ({"period_start": "0001-01-01"}, "period_start"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_field_is_named(place, wrong, field):
    answer = place.api("post", "goals/", WRITE | wrong)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    assert not place.workspace.goals.exists()


def test_a_goal_stays_with_its_product(place):
    other = make.product(place.owner, key="DEP")
    goal = make.goal(place.manager, place.product)
    same = place.api("patch", f"goals/{goal.key}/", {"version": 1, "product": "ORC", "title": "Another"})
    assert same.status_code == 200
    moved = place.api("patch", f"goals/{goal.key}/", {"version": 2, "product": other.key})
    assert moved.status_code == 400
    assert moved.json()["errors"]["product"] == ["It stays with its product: its number belongs to it."]


def test_the_list_narrows_by_product_and_pages(place):
    other = make.product(place.owner, key="DEP")
    wanted = [make.goal(place.manager, place.product) for _ in range(3)]
    make.goal(place.manager, other)

    page = place.api("get", "goals/?product=ORC&size=2").json()
    rest = place.client.get(page["next"]).json()
    assert [g["id"] for g in page["results"] + rest["results"]] == sorted(str(g.pk) for g in wanted)
    assert rest["next"] is None
    assert place.api("get", "goals/?product=NOP").status_code == 400


def test_deleting_takes_it_to_the_trash(place):
    goal = make.goal(place.manager, place.product)
    initiative = place.initiative(goals=[goal])
    assert place.api("delete", f"goals/{goal.key}/").status_code == 204
    assert place.api("get", f"goals/{goal.key}/").status_code == 404
    assert place.api("get", f"initiatives/{initiative.key}/").json()["goals"] == []
