"""What waits for what among the tasks of a project, and what may never be made."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.errors import Conflict, Refused
from accounts.models import Activity
from accounts.undo import undo
from execution.models import LinkKind, Task, TaskDependency
from execution.tests import factories as make
from execution.tests.test_together import at_once


@pytest.fixture
def tasks(place):
    return [place.task(f"Task {n}") for n in range(1, 5)]


def wait(after, before, **how):
    return TaskDependency.create(by=after.workspace.memberships.get(), before=before, after=after, **how)


def refused(act):
    with pytest.raises(Refused) as found:
        act()
    return found.value


def test_a_dependency_is_made_edited_taken_away_and_each_is_undone(place, tasks):
    a, b = tasks[:2]
    made, was = wait(b, a, lag=Decimal("1.5")), place.project.work_version
    assert (made.kind, made.halves, str(made)) == ("FS", 3, "STO-1 → STO-2")
    made.edit(by=place.owner, changes={"kind": LinkKind.SS, "lag": Decimal("-0.5")}, version=1)
    undo(by=place.owner)
    made.refresh_from_db()
    assert (made.kind, made.lag) == ("FS", Decimal("1.5"))
    made.trash(by=place.owner)
    assert not place.workspace.task_dependencies.exists()
    undo(by=place.owner)
    assert place.workspace.task_dependencies.get() == made
    place.project.refresh_from_db()
    assert place.project.work_version > was
    assert set(Activity.objects.of(made).values_list("verb", flat=True)) == {
        "created",
        "edited",
        "deleted",
        "restored",
    }


def test_it_goes_to_the_trash_and_comes_back_with_either_task(place, tasks):
    wait(tasks[1], tasks[0])
    for task in tasks[:2]:
        task.trash(by=place.owner)
        assert not place.workspace.task_dependencies.exists()
        task.restore(by=place.owner)
        assert place.workspace.task_dependencies.count() == 1


def test_it_waits_in_the_trash_for_the_task_that_is_still_gone(place, tasks):
    wait(tasks[1], tasks[0])
    for task in tasks[:2]:
        task.trash(by=place.owner)
    for task, count in ((tasks[0], 0), (tasks[1], 1)):
        Task.everything.get(pk=task.pk).restore(by=place.owner)
        assert place.workspace.task_dependencies.count() == count


@pytest.mark.parametrize(("lag", "words"), [("0.3", "Half a day"), ("1000", "999"), ("-1000", "999")])
def test_a_lag_counts_in_half_days(tasks, lag, words):
    assert words in str(refused(lambda: wait(tasks[1], tasks[0], lag=Decimal(lag))))


def test_a_circle_is_refused_with_its_way(tasks):
    a, b, c, _d = tasks
    wait(b, a)
    wait(c, b, kind="FF")
    words = str(refused(lambda: wait(a, c, kind="SS")))
    assert "STO-3 → STO-1 → STO-2 → STO-3" in words
    assert "itself" in str(refused(lambda: wait(a, a)))
    assert "there already" in str(refused(lambda: wait(b, a, kind="SS")))


def test_a_circle_through_subtasks_is_refused_from_both_sides(place, tasks):
    a, b, c, d = tasks
    below = place.task("Below", parent=a)
    wait(b, below)
    words = str(refused(lambda: wait(a, b)))
    assert words.startswith("They would wait for each other: STO-2 → STO-1 (with STO-5 in it) → STO-2")
    assert "part of STO-1" in str(refused(lambda: wait(below, a)))
    wait(c, b)
    wait(d, c)
    wait(a, c, kind="FF")  # what only the end of a whole waits for is no circle
    assert "Take that dependency away" in str(refused(lambda: d.edit(by=place.owner, changes={"parent": b})))
    wait(place.task("Sixth"), d)
    sixth = Task.objects.get(title="Sixth")
    error = refused(lambda: b.edit(by=place.owner, changes={"parent": sixth}))
    assert error.field == "parent" and "(with STO-2 in it)" in str(error)
    error = refused(lambda: Task.edit_all([(b, {"parent": sixth})], by=place.owner))
    assert "(with STO-2 in it)" in str(error)


def test_a_circle_that_would_come_back_from_the_trash_is_refused(place, tasks):
    a, b, _c, _d = tasks
    wait(b, a)
    b.trash(by=place.owner)
    assert "deleted" in str(refused(lambda: wait(a, b)))
    b.restore(by=place.owner)
    dependency = place.workspace.task_dependencies.get()
    dependency.trash(by=place.owner)
    wait(a, b)
    dependency.refresh_from_db()
    assert "wait for each other" in str(refused(lambda: dependency.restore(by=place.owner)))


def test_both_tasks_are_of_one_project(place, tasks):
    other = make.task(place.owner, make.project(place.owner))
    error = refused(lambda: wait(tasks[0], other))
    assert (error.field, str(error)) == ("other", "Both tasks have to be of one project.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"duration": Decimal("0.7")}, "duration"), ({"duration": Decimal(-1)}, "duration"),
        ({"rule": "must_start"}, "rule_day"), ({"rule_day": make.TODAY}, "rule"), ({"pinned": True}, "pinned"),
        ({"rule": "whenever", "rule_day": make.TODAY}, "rule"),
    ],
)  # fmt: skip
def test_what_the_schedule_cannot_work_with_is_refused(place, changes, field):
    assert refused(lambda: place.task().edit(by=place.owner, changes=changes)).field == field


def test_the_database_keeps_rules_and_lengths_too(place):
    task = place.task()
    for values in ({"rule": "must_start"}, {"rule": "x", "rule_day": make.TODAY}, {"duration": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_close_a_circle_together_only_one_is_made():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    for _turn in range(3):
        a, b, c = (make.task(owner, project, name) for name in "abc")
        TaskDependency.create(by=owner, before=a, after=b)
        ends = ((b, c), (c, a))
        answers = at_once(
            2, lambda n, ends=ends: TaskDependency.create(by=owner, before=ends[n][0], after=ends[n][1])
        )
        assert sorted(type(answer).__name__ for answer in answers) == ["Refused", "TaskDependency"]


@pytest.mark.django_db(transaction=True)
def test_a_dependency_and_a_parent_that_close_a_circle_together_do_not_both_come_about():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    a, b, c = (make.task(owner, project, name) for name in "abc")
    TaskDependency.create(by=owner, before=c, after=b)
    acts = (
        lambda: TaskDependency.create(by=owner, before=b, after=a),
        lambda: Task.objects.get(pk=c.pk).edit(by=owner, changes={"parent": a}),
    )
    answers = at_once(2, lambda n: acts[n]())
    assert sum(isinstance(answer, (Refused, Conflict)) for answer in answers) == 1, answers


def test_what_went_to_another_project_meanwhile_is_tied_to_nothing_here(place):
    before, after = place.task("Before"), place.task("After")
    stale = Task.objects.for_list().get(pk=after.pk)
    after.move_to(make.project(place.owner, key="OTH"), by=place.owner)
    for ends in ((before, stale), (stale, before)):
        with pytest.raises(Refused, match="went to another project meanwhile"):
            TaskDependency.create(by=place.owner, before=ends[0], after=ends[1])
