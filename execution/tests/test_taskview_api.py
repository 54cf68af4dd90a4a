"""Views of tasks, by program."""

import pytest

from accounts.roles import Role
from execution.models import TaskView


def listed(place, query=""):
    return [row["name"] for row in place.api("get", f"task-views/{query}").json()["results"]]


def test_it_is_made_read_changed_and_deleted(place):
    body = {
        "name": "Late ones",
        "page": "plan",
        "project": "STO",
        "query": "?view=table&cursor=1&due.to=2026-06-01",
    }
    made = place.api("post", "task-views/", body)
    row = made.json()
    assert made.status_code == 201
    assert row | {"id": "", "created_at": ""} == {
        "id": "", "version": 1, "created_at": "", "name": "Late ones", "page": "plan", "project": str(place.project.pk),
        "query": "view=table&due.to=2026-06-01", "shared": False, "owner": str(place.owner.pk),
    }  # fmt: skip
    there = f"task-views/{row['id']}/"
    assert place.api("get", there).json() == row
    changed = place.api("patch", there, {"shared": True, "page": "board", "version": 1}).json()
    assert (changed["shared"], changed["page"], changed["query"]) == (True, "board", "due.to=2026-06-01")
    assert place.api("delete", there).status_code == 204
    assert place.api("get", there).status_code == 404


def test_the_list_is_narrowed_by_project_and_page(place):
    TaskView.create(by=place.owner, name="A", project=place.project)
    TaskView.create(by=place.owner, name="B", page="board")
    assert listed(place, "?order=name") == ["A", "B"]
    assert listed(place, "?project=STO") == ["A"]
    assert listed(place, "?page=board") == ["B"]
    assert place.api("get", "task-views/?page=chart").status_code == 400


def test_ones_own_and_those_for_everybody_are_there(place):
    TaskView.create(by=place.owner, name="Mine")
    TaskView.create(by=place.owner, name="For all", shared=True)
    place.sign_in(Role.EXECUTIVE)
    assert listed(place) == ["For all"]


def test_one_of_an_archived_project_is_not(place):
    view = TaskView.create(by=place.owner, name="A", project=place.project)
    place.project.move("finished", by=place.owner)
    place.project.archive(by=place.owner)
    assert listed(place) == []
    assert place.api("get", f"task-views/{view.pk}/").status_code == 404
    again = place.api("post", "task-views/", {"name": "B", "project": "STO"})
    assert again.status_code == 400 and "archived" in str(again.json())


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"query": "text=" + "a" * 2000}, "query"),
        ({"name": " \u00a0 "}, "name"),
        ({"page": "chart"}, "page"),
        ({"project": "NIX"}, "project"),
        ({"columns": "a"}, "columns"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(place, body, field):
    answer = place.api("post", "task-views/", {"name": "A"} | body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_a_view_stays_with_its_project(place):
    view = TaskView.create(by=place.owner, name="A")
    answer = place.api("patch", f"task-views/{view.pk}/", {"project": "STO", "version": 1})
    assert answer.status_code == 400 and "stays with its project" in str(answer.json())


def test_what_everybody_sees_is_who_plans_to_change(place):
    view = TaskView.create(by=place.owner, name="A", shared=True)
    place.sign_in(Role.CONTRIBUTOR)
    assert place.api("patch", f"task-views/{view.pk}/", {"name": "B", "version": 1}).status_code == 403
    assert place.api("post", "task-views/", {"name": "B", "shared": True}).status_code == 403
