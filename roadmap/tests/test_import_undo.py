"""An import is taken back as one, while nobody worked on what it brought."""

import datetime as dt

import pytest

from accounts.errors import Conflict, Refused
from accounts.roles import Role
from execution.models import Project, Task
from roadmap.imports import running
from roadmap.models import Delivery
from roadmap.tests import factories as make
from roadmap.tests import twins
from roadmap.tests.landings import land
from strategy.models import Initiative


@pytest.fixture
def landed(place):
    return land(place, twins.fda(), title=5)


def test_all_of_it_is_undone_as_one(place, landed):
    running.undo(landed, by=place.owner)

    for model in (Task, Project, Initiative, Delivery):
        assert not model.objects.exists()
    landed.refresh_from_db()
    assert landed.undone_at
    with pytest.raises(Refused):
        running.undo(landed, by=place.owner)


def test_what_was_changed_is_as_it_was_after_undoing(place, landed):
    again = land(
        place,
        twins.fda(tasks=twins.TASKS.replace("T4,P2,Print labels,,doing", "T4,P2,Labels,,doing")),
        title=5,
    )
    running.undo(again, by=place.owner)
    assert Task.objects.get(external_key="T4").title == "Print labels"


def test_what_somebody_else_worked_on_is_not_undone(place, landed):
    other = make.member(place.workspace, Role.PROJECT_MANAGER)
    task = Task.objects.get(external_key="T4")
    task.edit(by=other, changes={"title": "Mine now"})
    with pytest.raises(Exception, match="changed this since"):
        running.undo(landed, by=place.owner)
    assert Task.objects.filter(external_key="T4").exists()


def test_after_a_day_it_stays(place, landed):
    with pytest.raises(Refused, match="24 hours"):
        running.undo(landed, by=place.owner, at=landed.ended_at + dt.timedelta(hours=25))


def test_nor_is_an_import_to_which_somebody_else_added_since(place, landed):
    other = make.member(place.workspace, Role.PROJECT_MANAGER)
    added = make.task(other, Project.objects.first(), "Added by another")
    with pytest.raises(Conflict):
        running.undo(landed, by=place.owner)
    assert Task.objects.filter(pk=added.pk).exists() and Project.objects.count() == 3


def test_somebody_else_does_not_undo_it(place, landed):
    with pytest.raises(Refused):
        running.undo(landed, by=make.member(place.workspace, Role.OWNER))
