"""The checklist of a task: steps in an order, ticked by whoever works on it, made into subtasks."""

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from accounts.roles import Role
from execution.models import ChecklistItem, Task
from execution.models.checklist import LONGEST, MOST
from execution.progress import totals
from execution.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def step(place, task, text="Dry run", **fields):
    return ChecklistItem.create(by=place.owner, task=task, text=text, **fields)


def texts(task):
    return [item.text for item in ChecklistItem.objects.filter(task=task)]


def test_steps_stand_in_their_order_and_are_moved(place):
    task = place.task()
    one, two, three = (step(place, task, text) for text in ("one", " two\n ", "three"))
    assert texts(task) == ["one", "two", "three"]
    three.place(by=place.owner, after=None)
    assert texts(task) == ["three", "one", "two"]
    two.place(by=place.owner, after=three)
    assert texts(task) == ["three", "two", "one"] and one.task == task


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST + 1)])
def test_a_step_says_what_it_is_and_is_short(place, text):
    with pytest.raises(Refused) as refused:
        step(place, place.task(), text)
    assert refused.value.field == "text"


def test_a_task_keeps_so_many(place):
    task = place.task()
    ChecklistItem.objects.bulk_create(
        ChecklistItem(workspace=place.workspace, task=task, text="x", rank=n) for n in range(MOST)
    )
    with pytest.raises(Refused, match="Make subtasks"):
        step(place, task)


def test_steps_weigh_nothing_in_progress(place):
    task = place.task(estimate=8, remaining=8)
    step(place, task, done=True)
    assert totals(list(Task.objects.leaves()))[0] == 0


def test_they_go_to_the_trash_with_their_task_and_come_back(place):
    task = place.task()
    step(place, task)
    task.trash(by=place.owner)
    assert not texts(task)
    undo.undo(by=place.owner)
    assert texts(task) == ["Dry run"]


def test_a_step_becomes_a_subtask_and_undo_makes_it_a_step_again(place):
    task = place.task()
    made, cause = step(place, task, done=True).promote(by=place.owner)
    assert (made.title, made.parent, made.status) == ("Dry run", task, "done") and not texts(task)
    undo.undo(by=place.owner, cause=cause)
    assert texts(task) == ["Dry run"] and not Task.objects.filter(parent=task).exists()


def test_whoever_only_works_makes_no_subtasks(place):
    item = step(place, place.task())
    with pytest.raises(Forbidden):
        item.promote(by=make.member(place.workspace, Role.CONTRIBUTOR))


def test_a_contributors_day_with_a_checklist(place):
    task = place.task()
    place.sign_in(Role.CONTRIBUTOR)
    assert place.post(f"tasks/{task.key}/checklist/new/", {"text": "Dry run"}).status_code == 302
    item = ChecklistItem.objects.get()
    page = html(place.get(f"tasks/{task.key}/"))
    assert "0 of 1" in page and "Make it a subtask" not in page
    place.post(f"tasks/{task.key}/checklist/{item.pk}/tick/?version=1", {"done": "1"})
    assert "1 of 1" in html(place.get(f"tasks/{task.key}/"))
    place.post(f"tasks/{task.key}/checklist/{item.pk}/edit/", {"text": "Dry run twice", "version": 2})
    assert texts(task) == ["Dry run twice"]
    assert (
        place.post(f"tasks/{task.key}/checklist/{item.pk}/tick/?version=1", {"done": "0"}).status_code == 409
    )
    place.post(f"tasks/{task.key}/checklist/{item.pk}/delete/")
    assert not texts(task)


def test_what_is_wrong_is_said_and_a_step_of_another_task_is_not_here(place):
    task, other = place.task(), place.task("Other")
    assert "required" in html(place.post(f"tasks/{task.key}/checklist/new/", {"text": ""}), 422)
    item = step(place, other)
    assert place.post(f"tasks/{task.key}/checklist/{item.pk}/delete/").status_code == 404


def test_programs_keep_it_too(place):
    task = place.task()
    made = place.api("post", f"tasks/{task.key}/checklist/", {"text": "Dry run"}).json()
    assert (made["done"], made["rank"]) == (False, 1)
    url = f"tasks/{task.key}/checklist/{made['id']}/"
    assert place.api("patch", url, {"done": True, "version": 1}).json()["done"] is True
    assert [row["text"] for row in place.api("get", f"tasks/{task.key}/checklist/").json()["results"]] == [
        "Dry run"
    ]
    promoted = place.api("post", f"{url}promote/")
    assert promoted.status_code == 201 and promoted.json()["parent"] == str(task.pk)


def test_a_step_becomes_one_subtask_however_often_it_is_asked_for_at_once(place):
    task = place.task()
    item = step(place, task)
    again = ChecklistItem.objects.get(pk=item.pk)
    item.promote(by=place.owner)
    with pytest.raises(Refused, match="not there any more"):
        again.promote(by=place.owner)
    assert task.children.count() == 1
