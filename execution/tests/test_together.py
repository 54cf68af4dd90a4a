"""Many at once, in threads with connections of their own."""

import contextlib
import random
import threading

import pytest
from django.db import connection
from django.test import Client

from accounts import bulk
from accounts.errors import Refused
from execution.models import Task
from execution.tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count, act):
    answers, start = [None] * count, threading.Barrier(count)

    def run(n):
        start.wait()
        try:
            answers[n] = act(n)
        except Exception as error:
            answers[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return answers


def test_fifty_patches_of_one_version_are_one_200_and_49_409():
    workspace, owner = make.workspace()
    task = make.task(owner, make.project(owner))
    clients = [Client() for _ in range(50)]
    [client.force_login(owner.user) for client in clients]

    def patch(n):
        return clients[n].patch(
            f"/api/v1/tasks/{task.pk}/",
            {"title": f"Title {n}", "version": 1},
            content_type="application/json",
            headers={"X-Workspace": workspace.slug},
        )

    answers = [answer.status_code for answer in at_once(50, patch)]

    assert (answers.count(200), answers.count(409)) == (1, 49), answers
    task.refresh_from_db()
    assert task.version == 2


def test_twenty_new_tasks_at_once_get_numbers_without_gaps():
    _workspace, owner = make.workspace()
    project = make.project(owner)

    answers = at_once(20, lambda n: make.task(owner, project, f"Task {n}"))

    assert {type(answer) for answer in answers} == {Task}, answers
    assert sorted(task.number for task in answers) == list(range(1, 21))


def test_numbers_stay_gap_free_where_some_fail_and_some_are_deleted_and_come_back():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    day = make.TODAY

    def act(n):
        if n % 4 == 0:
            return make.task(owner, project, start=day, due=day.replace(day=1))
        task = make.task(owner, project, f"Task {n}")
        if n % 4 == 1:
            task.trash(by=owner)
        if n % 4 == 2:
            task.trash(by=owner)
            task.restore(by=owner)
        return task

    answers = at_once(20, act)
    made = [answer for answer in answers if isinstance(answer, Task)]

    assert sum(isinstance(answer, Refused) for answer in answers) == 5, answers
    assert sorted(task.number for task in made) == list(range(1, 16))
    assert make.task(owner, project).number == 16


def test_two_moves_that_make_a_circle_together_are_one_move():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    one, two = make.task(owner, project), make.task(owner, project)
    pairs = [(one.pk, two.pk), (two.pk, one.pk)]

    def act(n):
        task, parent = (Task.objects.get(pk=pk) for pk in pairs[n])
        return task.edit(by=owner, changes={"parent": parent})

    answers = at_once(2, act)

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    assert Task.objects.filter(parent=None).count() == 1


def test_no_subtask_is_left_alive_below_a_parent_deleted_at_the_same_time():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    top = make.task(owner, project)

    def act(n):
        if n == 5:
            return Task.objects.get(pk=top.pk).trash(by=owner)
        return make.task(owner, project, parent=top)

    at_once(10, act)

    assert not Task.objects.filter(parent=top).exists()


def test_many_who_place_at_once_leave_one_order():
    _workspace, owner = make.workspace()
    project = make.project(owner)
    tasks = [make.task(owner, project, f"{n:02}") for n in range(8)]
    dice = random.Random(11)
    plan = [dice.sample([task.pk for task in tasks], 2) for _ in range(8)]

    def one(n):
        rows = Task.objects.select_related("project__workspace", "workspace")
        mine, other = (rows.get(pk=pk) for pk in plan[n])
        mine.place(by=owner, after=other)

    assert at_once(8, one) == [None] * 8
    ranks = list(Task.objects.filter(project=project).values_list("rank", flat=True))
    assert len(set(ranks)) == len(tasks)


def test_two_who_change_the_same_tasks_of_two_projects_crosswise_never_wait_for_each_other():
    _workspace, owner = make.workspace()
    tasks = [make.task(owner, make.project(owner)) for _ in range(2)]
    met = threading.Barrier(2, timeout=2)

    def act(n):
        rows = [Task.objects.for_list().get(pk=task.pk) for task in tasks][:: 1 if n else -1]
        return bulk.each(rows, slowly(met, {"title": f"Title {n}"}, owner))

    found = at_once(2, act)
    assert [len(one.changed) for one in found] == [2, 2], found
    assert len({Task.objects.get(pk=task.pk).title for task in tasks}) == 1


def slowly(met, changes, by):
    """One change after the other, waiting a moment for whoever is at the same after the first."""

    def act(task, cause, at):
        row = task.edit(by=by, changes=changes, cause=cause, at=at)
        with contextlib.suppress(threading.BrokenBarrierError):
            met.wait()
        return row

    return act
