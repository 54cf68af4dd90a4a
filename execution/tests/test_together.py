"""Many at once, in threads with connections of their own."""

import threading

import pytest
from django.db import connection
from django.test import Client

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
