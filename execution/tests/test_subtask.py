"""Tasks below tasks: what may stand where, and what goes along."""

import pytest

from accounts.errors import Refused
from accounts.undo import undo
from execution import tree
from execution.models import Project, Task
from execution.tests import factories as make


def chain(place, length):
    """[top, …, deepest], each below the one before."""
    made = [place.task("Level 0")]
    for n in range(1, length):
        made.append(place.task(f"Level {n}", parent=made[-1]))
    return made


@pytest.mark.parametrize("length", [1, 2, 40])
def test_no_task_stands_below_itself_at_any_distance(place, length):
    tasks = chain(place, length)
    with pytest.raises(Refused, match="below itself") as refused:
        tasks[0].edit(by=place.owner, changes={"parent": tasks[-1]})

    assert refused.value.field == "parent"
    tasks[0].refresh_from_db()
    assert tasks[0].parent is None


def test_a_circle_is_refused_by_the_api_and_by_the_page(place):
    top, low = chain(place, 2)
    body = {"parent": low.key, "version": top.version}
    answer = place.api("patch", f"tasks/{top.key}/", body)
    data = {
        "title": top.title,
        "status": "todo",
        "priority": "none",
        "parent": low.pk,
        "version": top.version,
    }
    page = place.post(f"tasks/{top.key}/edit/", data)

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["parent"])
    assert (page.status_code, "below itself" in page.content.decode()) == (422, True)


def test_a_parent_from_another_project_is_refused_on_making_and_on_moving(place):
    elsewhere = make.task(place.owner, make.project(place.owner))
    task = place.task()
    for act in (
        lambda: place.task(parent=elsewhere),
        lambda: task.edit(by=place.owner, changes={"parent": elsewhere}),
    ):
        with pytest.raises(Refused, match="another project") as refused:
            act()
        assert refused.value.field == "parent"
    answer = place.api("patch", f"tasks/{task.key}/", {"parent": elsewhere.key, "version": 1})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["parent"])


def test_a_parent_in_the_trash_takes_no_subtask(place):
    top, task = place.task(), place.task()
    stale = Task.objects.get(pk=top.pk)
    top.trash(by=place.owner)
    with pytest.raises(Refused, match="in the trash"):
        place.task(parent=stale)
    with pytest.raises(Refused, match="in the trash"):
        task.edit(by=place.owner, changes={"parent": stale})


def test_a_subtask_moves_to_the_top_and_below_another(place):
    top, low = chain(place, 2)
    other = place.task()
    low.edit(by=place.owner, changes={"parent": None})
    assert list(top.children.all()) == []
    low.edit(by=place.owner, changes={"parent": other})
    assert list(other.children.all()) == [low]


def test_deleting_a_parent_takes_the_whole_tree_and_brings_it_back(place):
    tasks = chain(place, 30)
    tasks[0].trash(by=place.owner)
    assert not Task.objects.exists()

    Task.everything.get(pk=tasks[0].pk).restore(by=place.owner)
    assert Task.objects.count() == 30
    assert [row.depth for row in tree.rows(list(Task.objects.order_by("number")))] == list(range(30))


def test_what_was_deleted_before_its_parent_stays_deleted(place):
    top, early = chain(place, 2)
    late = place.task("Late", parent=top)
    early.trash(by=place.owner)
    top.refresh_from_db()
    top.trash(by=place.owner)
    top.restore(by=place.owner)

    assert set(Task.objects.all()) == {top, late}


def test_a_subtask_comes_back_only_to_a_parent_that_is_there(place):
    top, low = chain(place, 2)
    low.trash(by=place.owner)
    top.refresh_from_db()
    top.trash(by=place.owner)
    low = Task.everything.get(pk=low.pk)
    with pytest.raises(Refused, match="Restore Level 0 first"):
        low.restore(by=place.owner)

    Task.everything.get(pk=top.pk).restore(by=place.owner)
    Task.everything.get(pk=low.pk).restore(by=place.owner)
    assert Task.objects.count() == 2


def test_a_subtask_of_what_moved_to_another_project_comes_back_on_its_own(place):
    parent, child = chain(place, 2)
    here, there = child.project, make.project(place.owner)
    cause = child.trash(by=place.owner)
    Task.objects.get(pk=parent.pk).move_to(there, by=place.owner)

    undo(by=place.owner, cause=cause)

    child = Task.objects.get(pk=child.pk)
    assert (child.project, child.parent) == (here, None)
    Task.objects.get(pk=parent.pk).trash(by=place.owner)
    leaves = {one: Project.objects.get(pk=one.pk).tally.get("leaves", 0) for one in (here, there)}
    assert leaves == {here: 1, there: 0} and Task.objects.filter(pk=child.pk).exists()


def test_a_deep_tree_is_drawn_with_the_queries_of_a_flat_one(place, django_assert_max_num_queries):
    chain(place, 60)
    with django_assert_max_num_queries(40):
        page = place.get("projects/STO/").content.decode()
    assert "Level 59" in page
    assert place.get("tasks/STO-60/").status_code == 200


def test_only_leaves_make_the_progress_of_a_project(place):
    top = place.task(estimate=100, status="done")
    place.task(parent=top, estimate=6, status="done")
    place.task(parent=top, estimate=6)
    body = place.api("get", "projects/STO/").json()

    assert (body["progress"], body["tasks_done"], body["tasks_total"]) == (0.5, 1, 2)


def test_tasks_below_a_task_are_found_by_the_api(place):
    top, low = chain(place, 2)
    place.task()
    found = place.api("get", f"tasks/?parent={top.key}").json()["results"]
    assert [row["key"] for row in found] == [low.key]
    assert found[0]["parent"] == str(top.pk)
