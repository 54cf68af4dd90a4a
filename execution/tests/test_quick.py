"""Adding a task in one line: by page, while one types, and by program."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts import undo
from accounts.models import Activity
from execution.models import Label, Task
from execution.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def add(place, line, **data):
    return place.post("tasks/line/", {"line": line, "project": place.project.pk} | data)


def test_the_whole_line_lands_as_one_act(place):
    noor = make.member(place.workspace)
    assert add(place, "Review copy @noor fri !high #launch 3h").status_code == 302
    task = Task.objects.get()
    assert (task.title, task.due, task.priority, task.estimate) == (
        "Review copy", dt.date(2026, 6, 19), "high", Decimal(3),
    )  # fmt: skip
    assert list(task.assignees.all()) == [noor] and [str(label) for label in task.labels.all()] == ["launch"]
    undo.undo(by=place.owner)
    assert not Task.objects.exists() and not Label.objects.exists()


def test_the_line_wins_over_the_project_that_was_chosen(place):
    other = make.project(place.owner, "Bulk harvest", key="BHE")
    add(place, "Call ~bulk")
    add(place, "Call again")
    assert [task.project for task in Task.objects.order_by("id")] == [other, place.project]


def test_it_goes_back_to_where_one_was_and_says_where_it_went(place):
    answer = add(place, "Call", next=place.url("work/"))
    assert answer.url == place.url("work/")
    assert "STO-1 Call is added to Standing orders rollout." in html(place.client.get(answer.url))
    assert add(place, "Call", next="https://elsewhere.example/").url.endswith("/tasks/STO-2/")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Call @nobody", "Nobody here is called “nobody”."),
        ("Call yesterday", "is over"),
        ("", "Say what is to be done."),
        ("@me", "Say what is to be done."),
        ("x" * 251, "250"),
    ],
)
def test_what_is_wrong_is_said_at_the_line_which_stays(place, line, why):
    said = html(add(place, line), 422)
    assert (
        why in said
        and not Task.objects.exists()
        and not Activity.objects.filter(verb="created")
        .exclude(subject_type="execution.project")
        .filter(subject_type__startswith="execution")
        .exists()
    )
    assert not line or f'value="{line}"' in said


def test_without_a_project_it_asks_for_one(place):
    assert "Say which project" in html(place.post("tasks/line/", {"line": "Call"}), 422)


def test_a_project_that_is_over_takes_nothing(place):
    place.project.move("finished", by=place.owner)
    html(add(place, "Call"), 422)
    html(place.post("tasks/line/", {"line": "Call ~STO"}), 422)
    assert not Task.objects.exists()


def test_from_my_work_it_is_ones_own_unless_somebody_is_named(place):
    noor = make.member(place.workspace)
    add(place, "Mine", mine="1")
    add(place, "Hers @noor", mine="1")
    assert [list(task.assignees.all()) for task in Task.objects.order_by("id")] == [[place.owner], [noor]]


def test_the_form_opens_with_the_project_and_the_words_of_the_address(place):
    said = html(place.get("tasks/line/?project=STO&title=Call"))
    assert f'value="{place.project.pk}" selected' in said and 'value="Call"' in said


def test_what_is_typed_is_shown_piece_by_piece(place):
    said = html(place.get("tasks/line/read/", data={"line": "Call <b> @nobody fri #new"}))
    assert "<mark>fri</mark>" in said and '<mark class="bad">@nobody</mark>' in said and "&lt;b&gt;" in said
    assert "Nobody here is called" in said and "Fri" in said and not Label.objects.exists()


def test_names_of_next_door_are_nobodys(place):
    _other, owner = make.workspace("Next door")
    make.milestone(owner, make.project(owner, "Secret plan", key="SEC"), "Secret aim")
    Label.create(by=owner, name="secret")
    said = html(place.get("tasks/line/read/", data={"line": "Call ~secret #secret"}))
    assert "There is no open project or milestone “secret”." in said and "new" in said


def test_programs_send_the_same_line(place):
    made = place.api("post", "tasks/line/", {"line": "Call the bank fri #new", "project": "STO"})
    assert made.status_code == 201 and made.json()["due"] == "2026-06-19" and len(made.json()["labels"]) == 1
    assert made["Location"].endswith(f"/api/v1/tasks/{made.json()['id']}/")
    wrong = place.api("post", "tasks/line/", {"line": "Call @nobody", "project": "STO"})
    assert wrong.status_code == 400 and wrong.json()["errors"] == {
        "line": ["Nobody here is called “nobody”."]
    }
    assert list(place.api("post", "tasks/line/", {"line": "Call"}).json()["errors"]) == ["project"]
