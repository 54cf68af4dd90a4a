"""The contract of tasks: what may be written, asked and gone wrong."""

import datetime as dt

import pytest

from execution.api.task import TaskSerializer
from execution.models import Task
from execution.tests import factories as make

WRITE = {"project", "title", "parent", "status", "assignees", "estimate", "remaining", "start", "due"}
PLANNED = {"duration", "rule", "rule_day", "deadline", "pinned"}
ALSO = PLANNED | {"description", "priority", "labels", "milestone", "external_key", "version"} | {"fields"}
READ = (
    WRITE
    | ALSO
    | {
        "id",
        "column",
        "archived_at",
        "key",
        "created_at",
        "started_on",
        "finished_on",
        "blocked",
        "blocked_on",
    }
)


def test_the_contracts_fields_are_written_and_the_rest_is_only_read():
    fields = TaskSerializer().fields
    assert {name for name, field in fields.items() if not field.read_only} == WRITE | ALSO
    assert WRITE - {"project"} <= set(Task.WRITABLE)


def test_every_write_field_is_taken_and_given_back(place):
    parent, person = place.task(), make.member(place.workspace)
    milestone = make.milestone(place.owner, place.project)
    body = {
        "project": "STO", "title": "Card mandates", "description": "**All** of them", "parent": parent.key,
        "status": "doing", "priority": "high", "assignees": [str(person.pk)], "estimate": 4.5, "remaining": 2,
        "start": "2026-06-01", "due": "2026-06-30", "milestone": str(milestone.pk),
    }  # fmt: skip
    answer = place.api("post", "tasks/", body)
    made = answer.json()

    assert answer.status_code == 201, made
    assert set(made) == READ
    said = body | {"project": str(place.project.pk), "parent": str(parent.pk)}
    assert {name: made[name] for name in body} == said
    assert (made["key"], made["version"], made["started_on"]) == ("STO-2", 1, "2026-06-17")
    assert answer["Location"].endswith(f"/tasks/{made['id']}/")


def test_people_and_projects_are_named_by_id_key_or_address(place):
    body = {"project": str(place.project.pk), "title": "x", "assignees": [place.owner.user.email]}
    assert place.api("post", "tasks/", body).json()["assignees"] == [str(place.owner.pk)]
    assert place.api("get", "tasks/sto-1/").status_code == 200


@pytest.mark.parametrize("name", ["number", "id", "key", "started_on", "finished_on", "created_at", "colour"])
def test_what_cannot_be_written_is_refused_by_name_or_ignored_where_it_is_only_read(place, name):
    task = place.task()
    before = place.api("get", f"tasks/{task.key}/").json()
    answer = place.api("patch", f"tasks/{task.key}/", {name: "2026-01-01", "version": 1})

    known = name in READ
    assert answer.status_code == (200 if known else 400)
    assert known or list(answer.json()["errors"]) == [name]
    assert place.api("get", f"tasks/{task.key}/").json() == before


def test_a_task_stays_in_its_project(place):
    task, other = place.task(), make.project(place.owner, key="OTH")
    answer = place.api("patch", f"tasks/{task.key}/", {"project": "OTH", "version": 1})

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["project"])
    assert "stays in its project" in answer.json()["detail"]
    assert place.api("patch", f"tasks/{task.key}/", {"project": "STO", "version": 1}).status_code == 200
    assert not other.tasks.exists()


def test_a_conflict_shows_both_values_of_each_field_and_who_came_first(place):
    task, one, two = place.task(), make.member(place.workspace), make.member(place.workspace, name="Ada")
    theirs = {"title": "Theirs", "due": dt.date(2026, 7, 1), "assignees": [one], "status": "done"}
    task.edit(by=two, changes=theirs)
    mine = {"title": "Mine", "due": "2026-08-01", "assignees": [str(two.pk)], "status": "doing", "version": 1}
    answer = place.api("patch", f"tasks/{task.key}/", mine | {"estimate": 3})
    body = answer.json()

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert (body["status"], body["version"], body["by"]) == (409, 2, "Ada")
    assert set(body["conflicts"]) == {"title", "due", "assignees", "status"}
    pairs = {name: (pair["theirs"], pair["yours"]) for name, pair in body["conflicts"].items()}
    assert pairs["title"] == ("Theirs", "Mine")
    assert pairs["due"] == ("2026-07-01", "2026-08-01")
    assert pairs["status"] == ("done", "doing")
    assert [[p["label"] for p in side] for side in pairs["assignees"]] == [["Noor Haddad"], ["Ada"]]
    task.refresh_from_db()
    assert (task.estimate, task.version) == (None, 2)


def test_two_writers_of_different_fields_both_win(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Theirs"})
    answer = place.api("patch", f"tasks/{task.key}/", {"estimate": 3, "version": 1})

    assert (answer.status_code, answer.json()["title"], answer.json()["estimate"]) == (200, "Theirs", 3)


def test_a_version_from_the_future_is_a_conflict(place):
    task = place.task()
    assert place.api("patch", f"tasks/{task.key}/", {"title": "x", "version": 7}).status_code == 409


@pytest.mark.parametrize("name", ["project", "assignee", "parent"])
def test_a_filter_by_what_is_not_here_is_400_and_names_itself(place, name):
    _workspace, stranger = make.workspace()
    project = make.project(stranger)
    theirs = {"project": project, "assignee": stranger, "parent": make.task(stranger, project)}[name]
    answers = [
        place.api("get", f"tasks/?{name}={ref}") for ref in (theirs.pk, make.NOBODY, "nonsense", "%00")
    ]

    assert [answer.status_code for answer in answers] == [400] * 4
    assert len({answer.content for answer in answers}) == 1
    assert list(answers[0].json()["errors"]) == [name]


def test_filters_narrow_together(place):
    top = place.task("Top")
    wanted = place.task(parent=top, assignees=[place.owner], status="doing")
    place.task(parent=top, status="doing")
    place.task(assignees=[place.owner], status="doing")
    query = f"project=STO&parent={top.key}&assignee={place.owner.user.email}&status=doing,done"
    assert [row["key"] for row in place.api("get", f"tasks/?{query}").json()["results"]] == [wanted.key]


def test_a_page_keeps_its_filters_and_order(place):
    for n in range(5):
        place.task(f"T{n}", status="doing" if n % 2 else "todo", due=make.TODAY)
    url, seen = "tasks/?size=1&status=todo&order=-created", []
    while url:
        body = place.api("get", url).json()
        seen += [row["title"] for row in body["results"]]
        url = body["next"] and body["next"].partition("/api/v1/")[2]
    assert seen == ["T4", "T2", "T0"]


def test_rows_that_come_and_go_between_pages_neither_hide_nor_repeat_others(place):
    tasks = [place.task(f"T{n}") for n in range(6)]
    first = place.api("get", "tasks/?size=2").json()
    tasks[0].trash(by=place.owner)
    tasks[3].trash(by=place.owner)
    place.task("T6")
    rest = place.api("get", first["next"].partition("/api/v1/")[2] + "&size=200").json()
    assert [row["title"] for row in rest["results"]] == ["T2", "T4", "T5", "T6"]


@pytest.mark.parametrize(
    "query",
    ["order=colour", "order=title", "size=0", "size=201", "size=x", "cursor=x", "cursor=W10", "cursor=bnVsbA",
     "status=todo,asleep", "status=,"],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_400(place, query):
    answer = place.api("get", f"tasks/?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


HOSTILE = [
    {"title": "x" * 251},
    {"title": "   "},
    {"title": "\0"},
    {"title": None},
    {"title": ["x"]},
    {"title": {"x": 1}},
    {"description": "x" * 50_001},
    {"description": None},
    {"status": None},
    {"status": ["done"]},
    {"status": "Done"},
    {"parent": 7},
    {"parent": ""},
    {"parent": {"id": 1}},
    {"parent": "STO-1' OR 1=1"},
    {"parent": "STO-99999999999999999999"},
    {"assignees": "everybody"},
    {"assignees": [None]},
    {"assignees": [["x"]]},
    {"assignees": [{}]},
    {"estimate": "NaN"},
    {"estimate": "Infinity"},
    {"estimate": "1e400"},
    {"estimate": "1.005"},
    {"estimate": True},
    {"estimate": 100_000},
    {"remaining": -0.01},
    {"remaining": "ten"},
    {"start": "2026-02-30"},
    {"start": "0000-01-01"},
    {"start": "10000-01-01"},
    {"start": 20260101},
    {"due": "tomorrow"},
    {"due": "2026-06-17T12:00:00Z"},
    {"version": 0},
    {"version": -1},
    {"version": "two"},
    {"version": 10**30},
    {"__class__": "x"},
]


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: str(body)[:40])
def test_hostile_values_are_400_and_name_their_field(place, body):
    task = place.task()
    answer = place.api("patch", f"tasks/{task.key}/", {"version": 1} | body)

    assert answer.status_code in ((400, 409) if body.get("version", 0) == 10**30 else (400,)), answer.content
    task.refresh_from_db()
    assert task.version == 1
    if answer.status_code == 400 and "errors" in answer.json():
        assert list(answer.json()["errors"]) == list(body)


@pytest.mark.parametrize(
    "raw", ["[]", '"x"', "7", "null", "{", "", "[" * 101 + "]" * 101, '{"a":' * 101 + "1" + "}" * 101]
)
def test_hostile_bodies_are_400(place, raw):
    url = "/api/v1/tasks/"
    headers = {"X-Workspace": place.workspace.slug}
    answer = place.client.post(url, raw, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_what_looks_dangerous_is_only_text(place):
    title = "<script>alert(1)</script> '; DROP TABLE x; -- \u202e {{ 7|add:7 }}"
    task = place.task(title, description="[x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    page = place.get(f"tasks/{task.key}/").content.decode()

    assert place.api("get", f"tasks/{task.key}/").json()["title"] == title
    assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript' not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("method", ["put", "post"])
def test_a_task_is_neither_replaced_nor_posted_to(place, method):
    answer = place.api(method, f"tasks/{place.task().key}/", {"title": "x"})
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_the_signed_out_learn_nothing(place):
    task = place.task()
    place.client.logout()
    assert place.api("get", f"tasks/{task.key}/").status_code == 401
    assert place.api("get", "tasks/").status_code == 401


def test_a_deleted_tasks_id_answers_like_none(place):
    task = place.task()
    task.trash(by=place.owner)
    for ref in (task.pk, task.key):
        assert place.api("get", f"tasks/{ref}/").content == place.api("get", "tasks/STO-77/").content
    answer = place.api("post", "tasks/", {"project": "STO", "title": "x", "parent": str(task.pk)})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["parent"])
