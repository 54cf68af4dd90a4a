import pytest

from accounts.roles import Role
from strategy.tests import factories as make

WRITE = {
    "key": "PAY", "name": "Payments", "description": "Cards and invoices.", "colour": "c",
    "lifecycle": "exploring", "tolerance": 5,
}  # fmt: skip


def test_what_is_written_is_read_back(place):
    made = place.api("post", "products/", WRITE | {"lead": str(place.manager.pk)})
    assert made.status_code == 201, made.json()
    body = made.json()
    assert {name: body[name] for name in WRITE} == WRITE
    assert (body["lead"], body["version"]) == (str(place.manager.pk), 1)
    assert place.api("get", "products/PAY/").json() == body
    assert place.api("get", f"products/{body['id']}/").json() == body
    assert made.headers["Location"].endswith(f"/api/v1/products/{body['id']}/")


def test_key_and_name_are_enough(place):
    body = place.api("post", "products/", {"key": "PAY", "name": "Payments"}).json()
    assert (body["lifecycle"], body["tolerance"], body["colour"], body["lead"]) == ("active", 10, "a", None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "pay"}, "key"),
        ({"key": "ORC"}, "key"),
        ({"key": ""}, "key"),
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"tolerance": -1}, "tolerance"),
        ({"lifecycle": "dead"}, "lifecycle"),
        ({"colour": "red"}, "colour"),
        ({"lead": "nobody@example.com"}, "lead"),
        ({"owner": "x"}, "owner"),
    ],
)
def test_a_wrong_field_is_named(place, wrong, field):
    answer = place.api("post", "products/", WRITE | wrong)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert field in (answer.json().get("errors") or {"key": answer.json()["detail"]})
    assert place.workspace.products.count() == 1


def test_the_key_stays_once_numbers_carry_it(place):
    place.initiative()
    answer = place.api("patch", "products/ORC/", {"version": 1, "key": "ORD"})
    assert answer.status_code == 400
    assert answer.json()["errors"]["key"] == ["The numbers given out carry this key, so it stays."]


def test_a_patch_names_the_version_it_saw(place):
    assert place.api("patch", "products/ORC/", {"name": "Orders"}).status_code == 400
    changed = place.api("patch", "products/ORC/", {"version": 1, "name": "Orders"})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    late = place.api("patch", "products/ORC/", {"version": 1, "name": "Orderings"})
    assert late.status_code == 409
    assert late.json()["conflicts"] == {"name": {"label": "name", "yours": "Orderings", "theirs": "Orders"}}


def test_deleting_takes_it_to_the_trash(place):
    place.initiative()
    assert place.api("delete", "products/ORC/").status_code == 204
    assert place.api("get", "products/ORC/").status_code == 404
    assert place.api("get", "initiatives/ORC-1/").status_code == 404


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_others_only_read(place, role):
    place.sign_in(make.member(place.workspace, role))
    assert place.api("get", "products/").status_code == 200
    assert place.api("post", "products/", WRITE).status_code == 403
    assert place.api("patch", "products/ORC/", {"version": 1, "name": "X"}).status_code == 403
    assert place.api("delete", "products/ORC/").status_code == 403
