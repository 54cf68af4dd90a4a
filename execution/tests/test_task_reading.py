"""Tasks by program, in few statements: columns, not instances, and nothing at all where nothing changed."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import trash
from accounts.models import ApiToken, Membership
from accounts.models.record import KEPT_FOR
from accounts.tests.factories import api_of
from execution.models import BoardColumn, Label
from execution.tests import factories as make

CONTROL = re.compile(r"(BEGIN|COMMIT|SAVEPOINT|RELEASE)")


@pytest.fixture
def asked(place):
    """A client that carries a token, and how many statements of the database an answer cost."""
    api = api_of(place.owner)

    def ask(method, path, body=None, **headers):
        with CaptureQueriesContext(connection) as captured:
            answer = getattr(api, method)(f"/api/v1/{path}", body, format="json", headers=headers)
        return answer, sum(not CONTROL.match(query["sql"]) for query in captured)

    ask("get", "products/")  # the token remembers its first use
    assert connection.features.supports_json_field  # which is asked of a database once
    return ask


def test_a_list_takes_four_statements_at_most_and_a_write_seven(place, asked):
    place.project.move("active", by=place.owner)  # the first work on it would wake it
    task = place.task(assignees=[place.owner])
    narrowed = f"tasks/?status=todo,doing&assignee={place.owner.pk}&order=due&size=1"
    place.task(assignees=[place.owner])
    listed, of_list = asked("get", narrowed)
    _next, of_next = asked("get", listed.json()["next"].partition("/api/v1/")[2])
    made, of_create = asked("post", "tasks/", {"project": "STO", "title": "Card mandates"})
    moved, of_edit = asked(
        "patch", f"tasks/{task.pk}/", {"version": 1, "status": "doing", "title": "Mandates"}
    )

    assert (made.status_code, moved.status_code) == (201, 200)
    assert max(of_list, of_next) <= 4
    assert max(of_create, of_edit) <= 7


def test_who_is_on_it_comes_with_the_row(place, asked):
    people = [make.member(place.workspace) for _n in range(3)]
    busy, idle = place.task(assignees=people), place.task()
    rows = {row["id"]: row["assignees"] for row in asked("get", "tasks/")[0].json()["results"]}

    assert rows[str(busy.pk)] == sorted(str(person.pk) for person in people)
    assert rows[str(idle.pk)] == []


def test_what_did_not_change_is_not_told_again(place, asked):
    place.task()
    first, _cost = asked("get", "tasks/?size=5")
    same, cost = asked("get", "tasks/?size=5", **{"If-None-Match": first["ETag"]})
    other, _cost = asked("get", "tasks/?size=6", **{"If-None-Match": first["ETag"]})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)
    assert cost == 1


def test_what_changed_by_emptying_the_trash_is_told(place, asked):
    task, long_ago = place.task(), timezone.now() - KEPT_FOR - dt.timedelta(days=1)
    column = BoardColumn.create(by=place.owner, project=place.project, name="Parked", status="todo")
    task.place(by=place.owner, changes={"column": column})
    column.trash(by=place.owner, at=long_ago)
    tag = asked("get", "tasks/")[0]["ETag"]

    trash.purge(timezone.now())
    again, _cost = asked("get", "tasks/", **{"If-None-Match": tag})
    assert (again.status_code, again.json()["results"][0]["column"]) == (200, None)


LOST = {
    "revoked": lambda token: token.revoke(by=token.membership),
    "expired": lambda token: ApiToken.objects.filter(pk=token.pk).update(expires_at=token.created_at),
    "of somebody who left": lambda token: Membership.objects.filter(pk=token.membership_id).update(
        deactivated_at=token.created_at
    ),
}


@pytest.mark.parametrize("how", LOST)
def test_an_unchanged_list_is_nothing_to_a_token_that_holds_no_more(place, asked, how):
    place.task()
    tag = asked("get", "tasks/")[0]["ETag"]
    LOST[how](ApiToken.objects.get())
    answer, _cost = asked("get", "tasks/", **{"If-None-Match": tag})
    assert (answer.status_code, "WWW-Authenticate" in answer) == (401, True)


def test_a_page_is_asked_anew_with_other_words_people_and_days(place, asked):
    """The SQL of a list is made once: what it is asked about is each time its own."""
    mine = [place.task(assignees=[place.owner], due="2026-07-01") for _n in range(3)]
    other = place.task(status="doing")
    assert ids(asked, f"assignee={place.owner.pk}&status=todo") == [str(task.pk) for task in mine]
    assert ids(asked, f"assignee={make.member(place.workspace).pk}&status=todo") == []
    assert ids(asked, "status=doing") == [str(other.pk)]
    assert ids(asked, "status=done,doing&archived=false") == [str(other.pk)]
    assert ids(asked, "archived=true") == []


def ids(asked, narrowed):
    """Of all pages of two."""
    found, address = [], f"tasks/?{narrowed}&order=due&size=2"
    while address:
        answer = asked("get", address)[0].json()
        found += [row["id"] for row in answer["results"]]
        address = (answer["next"] or "").partition("/api/v1/")[2]
    return found


@pytest.mark.parametrize("mark", ["WyIyMDI2LTA3LTAxIl0", "WyJ4IiwgIngiXQ", "x"])
def test_a_damaged_place_in_the_list_is_refused(place, asked, mark):
    answer, _cost = asked("get", f"tasks/?order=due&cursor={mark}")
    assert (answer.status_code, "damaged" in answer.json()["detail"]) == (400, True)


CHANGES = {
    "made": lambda place, task: place.task(),
    "edited": lambda place, task: task.edit(by=place.owner, changes={"title": "Other"}),
    "given to somebody": lambda place, task: task.edit(by=place.owner, changes={"assignees": [place.owner]}),
    "deleted": lambda place, task: task.trash(by=place.owner),
    "a project's key": lambda place, task: place.project.edit(by=place.owner, changes={"key": "STX"}),
    "a project deleted": lambda place, task: place.project.trash(by=place.owner),
    "a milestone deleted": lambda place, task: task.milestone.trash(by=place.owner),
    "a label deleted": lambda place, task: task.labels.get().trash(by=place.owner),
    "many at once": lambda place, task: type(task).edit_all([(task, {"priority": "high"})], by=place.owner),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_is_told(place, asked, what):
    worn = [Label.create(by=place.owner, name="launch")]
    task = place.task(milestone=make.milestone(place.owner, place.project), labels=worn)
    first, _cost = asked("get", "tasks/")
    CHANGES[what](place, task)
    answer, _cost = asked("get", "tasks/", **{"If-None-Match": first["ETag"]})
    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]
