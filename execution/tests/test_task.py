import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection

from accounts.errors import Conflict, Refused
from accounts.models import Activity
from execution.models import Project, Status, Task
from execution.tests import factories as make

YESTERDAY = make.NOON - dt.timedelta(days=1)


def day(text):
    return {"-": None, "y": YESTERDAY.date(), "t": make.TODAY}[text]


# What started_on and finished_on hold after a task that became `old` yesterday becomes `new` today:
# y yesterday, t today, - nothing. Giving a task up is no work; to do means that none was done.
DATES = {
    "todo":      {"todo": "--", "doing": "t-", "in_review": "t-", "done": "tt", "cancelled": "-t"},
    "doing":     {"todo": "--", "doing": "y-", "in_review": "y-", "done": "yt", "cancelled": "yt"},
    "in_review": {"todo": "--", "doing": "y-", "in_review": "y-", "done": "yt", "cancelled": "yt"},
    "done":      {"todo": "--", "doing": "y-", "in_review": "y-", "done": "yy", "cancelled": "yt"},
    "cancelled": {"todo": "--", "doing": "t-", "in_review": "t-", "done": "tt", "cancelled": "-y"},
}  # fmt: skip


@pytest.mark.parametrize("old", Status.values)
@pytest.mark.parametrize("new", Status.values)
def test_every_change_of_status_dates_itself(place, old, new):
    task = make.task(place.owner, place.project, status=old, at=YESTERDAY)
    task.move(new, by=place.owner)
    task.refresh_from_db()

    assert (task.started_on, task.finished_on) == tuple(day(text) for text in DATES[old][new])


def test_numbers_count_up_and_are_never_given_again(place):
    first, second = place.task(), place.task()
    second.trash(by=place.owner)

    assert [first.number, second.number, place.task().number] == [1, 2, 3]
    assert first.key == "STO-1"


def test_a_number_is_not_taken_by_a_task_that_fails(place):
    with pytest.raises(Refused):
        place.task(start=make.TODAY, due=YESTERDAY.date())

    assert place.task().number == 1


def test_work_wakes_a_planned_project(place):
    place.task().move("doing", by=place.owner)
    place.project.refresh_from_db()

    assert place.project.state == "active"


def test_a_parent_belongs_to_the_same_project(place):
    other = make.task(place.owner, make.project(place.owner))
    with pytest.raises(Refused, match="another project") as refused:
        place.task(parent=other)

    assert refused.value.field == "parent"


def test_no_circle_of_parents(place):
    top = place.task()
    middle = place.task(parent=top)
    low = place.task(parent=middle)
    for parent in (top, middle, low):
        with pytest.raises(Refused, match="below itself"):
            top.edit(by=place.owner, changes={"parent": parent})
    low.edit(by=place.owner, changes={"parent": top})
    assert low.parent == top


def test_only_tasks_without_live_subtasks_are_leaves(place):
    top = place.task()
    child = place.task(parent=top)
    assert list(Task.objects.leaves()) == [child]

    child.trash(by=place.owner)
    assert list(Task.objects.leaves()) == [top]


def test_sqlite_finds_the_parts_of_a_task_by_their_whole(place):
    """By their project it reads 2,000 tasks for each of 2,000: half a second on every page of a project."""
    leaves = Task.objects.leaves().filter(project=place.project)
    sqlite = connection.vendor == "sqlite"
    assert ('+U0."project_id"' in str(leaves.query)) == sqlite
    assert not sqlite or "(parent_id=?)" in leaves.explain()


def test_a_task_goes_to_the_trash_with_its_subtasks_and_comes_back(place):
    top = place.task()
    place.task(parent=place.task(parent=top))
    top.trash(by=place.owner)
    assert not Task.objects.exists()

    top.restore(by=place.owner)
    assert Task.objects.count() == 3


def test_two_writers_of_one_field_conflict_and_of_two_fields_do_not(place):
    task = place.task()
    stale = Task.objects.get(pk=task.pk)
    task.edit(by=place.owner, changes={"title": "Theirs"}, version=1)

    stale.edit(by=place.owner, changes={"estimate": Decimal(4)}, version=1)
    with pytest.raises(Conflict) as conflict:
        Task.objects.get(pk=task.pk).edit(by=place.owner, changes={"title": "Mine"}, version=1)

    said = conflict.value.fields["title"]
    assert (said["theirs"], said["yours"]) == ("Theirs", "Mine")
    task.refresh_from_db()
    assert (task.title, task.estimate) == ("Theirs", 4)


def test_every_change_is_in_the_log(place):
    task = place.task()
    task.move("done", by=place.owner)
    row = Activity.objects.of(task).newest_first().first()

    assert row.changes["status"] == ["todo", "done"]
    assert row.actor == place.owner


@pytest.mark.parametrize("field", ["estimate", "remaining"])
@pytest.mark.parametrize("value", [Decimal(-1), Decimal(100_000)])
def test_hours_have_bounds(place, field, value):
    with pytest.raises(Refused) as refused:
        place.task(**{field: value})
    assert refused.value.field == field


def test_every_change_counts_as_work_of_the_project(place):
    def work():
        return Project.objects.values_list("work_version", flat=True).get(pk=place.project.pk)

    seen = [work()]
    task = place.task()
    seen.append(work())
    task.edit(by=place.owner, changes={"due": make.TODAY})
    seen.append(work())
    task.trash(by=place.owner)
    seen.append(work())
    task.restore(by=place.owner)
    seen.append(work())
    assert seen == sorted(set(seen))


def test_mine_are_the_tasks_of_living_projects(place):
    mine, other = place.task("Mine", assignees=[place.owner]), make.project(place.owner)
    place.task("Nobody's")
    make.task(place.owner, other, assignees=[place.owner])
    other.move("cancelled", by=place.owner)

    assert list(Task.objects.mine(place.owner)) == [mine]
