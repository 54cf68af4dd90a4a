"""The contract of projects: what may be written, asked and gone wrong."""

import datetime as dt
from decimal import Decimal

import pytest

from execution.api.project import ProjectSerializer
from execution.models import Project
from execution.tests import factories as make

WRITE = {"key", "name", "description", "lead", "state", "start", "deadline", "external_key", "version"}
DECLARED = {"declared_health", "declared_at", "declared_words"}
READ = WRITE | DECLARED | {"id", "created_at", "archived_at", "progress", "tasks_done", "tasks_total"}


def test_the_fields_that_may_be_written():
    fields = ProjectSerializer().fields
    assert {name for name, field in fields.items() if not field.read_only} == WRITE


def test_a_project_is_made_with_everything_at_once(place):
    body = {
        "key": "PTL", "name": "Photo to listing", "description": "Text", "lead": str(place.owner.pk),
        "state": "active", "start": "2026-06-01", "deadline": "2026-08-14",
    }  # fmt: skip
    answer = place.api("post", "projects/", body)
    made = answer.json()

    assert answer.status_code == 201, made
    assert set(made) == READ
    assert {name: made[name] for name in body} == body
    assert (made["progress"], made["tasks_total"]) == (None, 0)
    assert place.api("get", "projects/ptl/").json() == made


def test_a_project_that_cannot_begin_so_is_not_made(place):
    body = {"key": "NEW", "name": "New", "start": "2026-06-10", "deadline": "2026-06-01"}
    answer = place.api("post", "projects/", body)
    assert (answer.status_code, Project.objects.filter(key="NEW").exists()) == (400, False)
    assert "before the start" in answer.json()["detail"]


def test_a_key_that_is_taken_is_400_and_names_itself(place):
    answer = place.api("post", "projects/", {"key": "STO", "name": "Again"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["key"])


@pytest.mark.parametrize(
    "body",
    [
        {"key": "sto"}, {"key": "A"}, {"key": "ABCDEF"}, {"key": "1AB"}, {"key": "ÄÖ"}, {"key": None},
        {"name": ""}, {"name": "  "}, {"name": "x" * 121}, {"name": "a\0b"},
        {"lead": "nobody@example.com"}, {"lead": 7}, {"lead": [""]},
        {"state": "asleep"}, {"state": None}, {"start": "soon"}, {"deadline": "2026-13-01"},
        {"description": "x" * 20_001}, {"progress_": 1}, {"work_version": 9}, {"task_count": 9},
    ],
    ids=lambda body: str(body)[:40],
)  # fmt: skip
def test_what_is_wrong_is_400_and_names_its_field(place, body):
    answer = place.api("patch", "projects/STO/", body | {"version": 1})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json"), answer.content
    assert list(answer.json()["errors"]) == list(body)
    place.project.refresh_from_db()
    assert place.project.version == 1


def test_a_field_and_a_state_change_together_or_not_at_all(place):
    done = place.api("patch", "projects/STO/", {"name": "New", "state": "active", "version": 1})
    assert (done.status_code, done.json()["name"], done.json()["state"]) == (200, "New", "active")

    refused = place.api("patch", "projects/STO/", {"name": "Newer", "state": "planned", "version": 3})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["state"])
    place.project.refresh_from_db()
    assert (place.project.name, place.project.state) == ("New", "active")


def test_a_conflict_shows_both_values(place):
    other = make.member(place.workspace, name="Ada")
    place.project.edit(by=other, changes={"name": "Theirs", "deadline": dt.date(2026, 9, 1)})
    mine = {"name": "Mine", "deadline": "2026-10-01", "description": "x", "version": 1}
    body = place.api("patch", "projects/STO/", mine).json()

    assert (body["status"], body["by"], body["version"]) == (409, "Ada", 2)
    assert {n: (p["theirs"], p["yours"]) for n, p in body["conflicts"].items()} == {
        "name": ("Theirs", "Mine"),
        "deadline": ("2026-09-01", "2026-10-01"),
    }


def test_a_state_that_somebody_moved_meanwhile_is_a_conflict(place):
    place.project.move("paused", by=place.owner)
    answer = place.api("patch", "projects/STO/", {"state": "cancelled", "version": 1})
    assert answer.status_code == 409
    assert answer.json()["conflicts"]["state"]["theirs"] == "paused"


def test_the_list_narrows_by_state_and_pages_by_keyset(place):
    for n in range(4):
        make.project(place.owner, name=f"P{n}").move("active", by=place.owner)
    url, seen = "projects/?state=active&size=3", []
    while url:
        body = place.api("get", url).json()
        seen += [row["name"] for row in body["results"]]
        url = body["next"] and body["next"].partition("/api/v1/")[2]
    assert seen == ["P0", "P1", "P2", "P3"]
    assert place.api("get", "projects/?state=asleep").status_code == 400


def test_the_list_is_ordered_by_name_either_way(place):
    for name in ("Beta", "Alpha"):
        make.project(place.owner, name=name)
    for order, names in {"name": ["Alpha", "Beta"], "-name": ["Beta", "Alpha"]}.items():
        found = place.api("get", f"projects/?order={order}").json()["results"]
        assert [row["name"] for row in found if row["key"] != "STO"] == names


def test_progress_is_weighed_by_estimates(place):
    place.task(estimate=Decimal(30), status="done")
    place.task(estimate=Decimal(10), remaining=Decimal(5), status="doing")
    place.task(estimate=Decimal(99), status="cancelled")
    body = place.api("get", "projects/STO/").json()
    assert (body["progress"], body["tasks_done"], body["tasks_total"]) == (0.875, 1, 2)


def test_deleting_a_project_deletes_its_tasks(place):
    task = place.task()
    assert place.api("delete", "projects/STO/").status_code == 204
    assert place.api("get", "projects/STO/").status_code == 404
    assert place.api("get", f"tasks/{task.pk}/").status_code == 404


def test_another_workspaces_project_answers_like_none(place):
    _workspace, stranger = make.workspace()
    theirs = make.project(stranger, key="ZZZ")
    for ref in (theirs.pk, "ZZZ", make.NOBODY, "%2e%2e", "%00"):
        answer = place.api("get", f"projects/{ref}/")
        assert answer.status_code == 404, ref
    answer = place.api("patch", "projects/STO/", {"lead": str(stranger.pk), "version": 1})
    none = place.api("patch", "projects/STO/", {"lead": make.NOBODY, "version": 1})
    assert (answer.status_code, answer.content) == (400, none.content)
