"""The health beside a project's name is reckoned once and never an old one."""

import datetime as dt

import pytest
from django.db import transaction

from execution.models import Project, TaskDependency
from execution.tests import factories as make
from roadmap import known, work

TODAY = make.TODAY


@pytest.fixture
def place(transactional_db):
    known.KNOWN.clear()
    workspace, owner = make.workspace()
    project = make.project(owner, key="STO", deadline=TODAY + dt.timedelta(days=20))
    task = make.task(owner, project, "First", start=TODAY, due=TODAY + dt.timedelta(days=10))
    return workspace, owner, project, task


def seen(project):
    fresh = Project.objects.get(pk=project.pk)
    return known.health_of([fresh], TODAY)[project.pk]


def true(project):
    fresh = Project.objects.get(pk=project.pk)
    return work.of_projects([fresh], TODAY)[project.pk].health.state


def later(days):
    return TODAY + dt.timedelta(days=days)


CHANGES = {
    "a task's days": lambda owner, project, task: task.edit(by=owner, changes={"due": later(90)}),
    "another task": lambda owner, project, task: make.task(
        owner, project, "More", start=TODAY, due=later(90)
    ),
    "the deadline": lambda owner, project, task: project.edit(by=owner, changes={"deadline": later(-60)}),
    "a task deleted": lambda owner, project, task: task.trash(by=owner),
    "what waits": lambda owner, project, task: TaskDependency.create(
        by=owner, before=task, after=make.task(owner, project, "Then", start=TODAY, due=later(19))
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_seen(place, what):
    _workspace, owner, project, task = place
    before = seen(project)
    CHANGES[what](owner, project, task)
    after = seen(project)

    assert before == "on_track"
    assert after == true(project) != before


def test_what_did_not_change_is_not_reckoned_again(place, monkeypatch):
    *_rest, project, _task = place
    first = seen(project)
    monkeypatch.setattr(known, "reckoned", lambda *_args: pytest.fail("reckoned again"))
    assert seen(project) == first


def test_what_was_given_up_is_not_remembered(place):
    _workspace, owner, project, task = place

    class GivenUp(Exception):
        pass

    with pytest.raises(GivenUp), transaction.atomic():
        task.edit(by=owner, changes={"due": later(90)})
        assert seen(project) == "off_track"
        raise GivenUp
    make.task(owner, project, "Short", start=TODAY, due=later(3))  # the number that was given up, once more
    assert seen(project) == true(project) == "on_track"
