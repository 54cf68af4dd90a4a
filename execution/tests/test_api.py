import datetime as dt

import pytest

from accounts.roles import Role
from execution.models import Task
from execution.tests import factories as make


def test_a_task_is_made_and_read_by_key(place):
    made = place.api("post", "tasks/", {"project": "STO", "title": "Card mandates", "estimate": "4.5"})
    read = place.api("get", "tasks/STO-1/")

    assert (made.status_code, read.status_code) == (201, 200), made.content
    assert made.json() == read.json()
    assert read.json()["key"] == "STO-1" and read.json()["status"] == "todo"


def test_a_patch_needs_the_version_it_saw(place):
    task = place.task()
    assert place.api("patch", f"tasks/{task.key}/", {"title": "New"}).status_code == 400
    done = place.api("patch", f"tasks/{task.key}/", {"title": "New", "version": 1})

    assert (done.status_code, done.json()["version"]) == (200, 2)


def test_a_conflict_names_both_values(place):
    task = place.task()
    task.edit(by=place.owner, changes={"title": "Theirs"})
    answer = place.api("patch", f"tasks/{task.key}/", {"title": "Mine", "version": 1})

    assert answer.status_code == 409
    said = answer.json()["conflicts"]["title"]
    assert (said["theirs"], said["yours"]) == ("Theirs", "Mine")
    assert answer.json()["version"] == 2


def test_what_is_elsewhere_is_not_here(place):
    _workspace, stranger = make.workspace()
    project = make.project(stranger)
    theirs = make.task(stranger, project)

    assert place.api("get", f"tasks/{theirs.pk}/").status_code == 404
    assert place.api("get", "tasks/STO-99/").status_code == 404
    assert place.api("post", "tasks/", {"project": str(project.pk), "title": "x"}).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": "No project"},
        {"project": "STO", "title": ""},
        {"project": "STO", "title": "x", "status": "asleep"},
        {"project": "STO", "title": "x", "estimate": "-1"},
        {"project": "STO", "title": "x", "colour": "red"},
        {"project": "STO", "title": "x", "start": "2026-06-20", "due": "2026-06-10"},
    ],
)
def test_what_is_wrong_is_400(place, body):
    answer = place.api("post", "tasks/", body)

    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not Task.objects.exists()


def test_a_contributor_changes_status_and_remaining_only(place):
    task = place.task()
    place.sign_in(Role.CONTRIBUTOR)
    url = f"tasks/{task.key}/"

    assert place.api("patch", url, {"status": "doing", "remaining": "3", "version": 1}).status_code == 200
    assert place.api("patch", url, {"title": "x", "version": 2}).status_code == 403
    assert place.api("post", "tasks/", {"project": "STO", "title": "x"}).status_code == 403
    assert place.api("delete", url).status_code == 403


def test_an_executive_only_reads(place):
    task = place.task()
    place.sign_in(Role.EXECUTIVE)

    assert place.api("get", f"tasks/{task.key}/").status_code == 200
    assert place.api("patch", f"tasks/{task.key}/", {"status": "doing", "version": 1}).status_code == 403


def test_a_deleted_task_is_gone(place):
    task = place.task()
    assert place.api("delete", f"tasks/{task.key}/").status_code == 204
    assert place.api("get", f"tasks/{task.key}/").status_code == 404


@pytest.mark.parametrize("order", ["", "due", "-due", "created", "-created"])
def test_every_order_reaches_its_end_and_shows_each_once(place, order):
    made = [
        place.task(f"T{n}", due=make.TODAY + dt.timedelta(days=n % 3) if n % 4 else None) for n in range(11)
    ]
    url, found = f"tasks/?size=3&order={order}", []
    while url:
        body = place.api("get", url).json()
        found += body["results"]
        url = body["next"] and body["next"].partition("/api/v1/")[2]

    assert len(found) == 11
    assert {row["id"] for row in found} == {str(task.pk) for task in made}
    dues = [row["due"] or "9999" for row in found]
    if order.endswith("due"):
        assert dues == sorted(dues, reverse=order.startswith("-"))


def test_lists_narrow_by_project_status_and_person(place):
    mine = place.task(assignees=[place.owner], status="doing")
    make.task(place.owner, make.project(place.owner))

    for query in ("status=doing,done", f"assignee={place.owner.pk}", "project=STO"):
        found = place.api("get", f"tasks/?{query}").json()["results"]
        assert [row["id"] for row in found] == [str(mine.pk)], query
    assert place.api("get", "tasks/?status=asleep").status_code == 400


def test_a_project_carries_its_progress(place):
    place.task(status="done")
    place.task()
    body = place.api("get", "projects/STO/").json()

    assert (body["progress"], body["tasks_done"], body["tasks_total"]) == (0.5, 1, 2)


def test_a_project_moves_by_its_state(place):
    version = place.project.version
    done = place.api("patch", "projects/STO/", {"state": "active", "version": version})
    refused = place.api("patch", "projects/STO/", {"state": "planned", "version": version + 1})

    assert (done.status_code, refused.status_code) == (200, 400), done.content
    assert done.json()["state"] == "active"


def test_a_conflict_shows_what_was_chosen_and_not_what_followed_from_it(place):
    task = place.task()
    place.api("patch", f"tasks/{task.pk}/", {"status": "done", "version": task.version})
    late = place.api("patch", f"tasks/{task.pk}/", {"status": "doing", "version": task.version})

    assert late.status_code == 409
    assert list(late.json()["conflicts"]) == ["status"]
    assert late.json()["conflicts"]["status"] | {"label": ""} == {
        "label": "",
        "yours": "doing",
        "theirs": "done",
    }
