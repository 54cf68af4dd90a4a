"""Many tasks at once, while somebody else changes one of them: as if the act had waited for its project meanwhile."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import undo
from accounts.errors import Conflict
from accounts.ids import new_id
from accounts.roles import Role
from execution import many
from execution.models import FreeDay, Task, WorkCalendar
from execution.tests import factories as make


@pytest.fixture
def two(place):
    return place.task("One"), place.task("Two")


@pytest.fixture
def other(place):
    return make.member(place.workspace, Role.PROJECT_MANAGER)


def read(*tasks):
    """As a page or a program read them, a moment ago."""
    return [Task.objects.for_list().get(pk=task.pk) for task in tasks]


def how():
    return {"cause": new_id(), "at": timezone.now()}


def fresh(task):
    return Task.objects.get(pk=task.pk)


def test_what_somebody_changed_meanwhile_stays_theirs_and_is_said(place, two, other):
    rows = read(*two)
    fresh(two[0]).edit(by=other, changes={"title": "Theirs"})

    found = many.change(
        rows, {"title": "Mine"}, by=place.owner, seen={row.pk: row.version for row in rows}, **how()
    )

    assert [fresh(task).title for task in two] == ["Theirs", "Mine"]
    (left,) = found.left
    assert left.record == two[0] and left.conflict.by == str(other.user)
    assert found.changed == [two[1]]


def test_a_change_of_something_else_is_no_clash(place, two, other):
    rows = read(*two)
    fresh(two[0]).edit(by=other, changes={"priority": "high"})
    found = many.change(
        rows, {"title": "Mine"}, by=place.owner, seen={row.pk: row.version for row in rows}, **how()
    )
    assert (fresh(two[0]).title, fresh(two[0]).priority, found.left) == ("Mine", "high", [])


def test_who_was_added_meanwhile_is_not_dropped(place, two, other):
    rows = read(*two)
    fresh(two[0]).edit(by=other, changes={"assignees": [other]})
    many.add(rows, "assignees", place.owner, by=place.owner, **how())
    assert list(fresh(two[0]).assignees.all()) == [other]
    assert list(fresh(two[1]).assignees.all()) == [place.owner]


def test_nor_are_days_shifted_that_somebody_moved_meanwhile(place, two, other):
    day = dt.date(2026, 6, 17)
    Task.edit_all([(task, {"due": day}) for task in two], by=place.owner)
    rows = read(*two)
    fresh(two[0]).edit(by=other, changes={"due": day + dt.timedelta(days=14)})
    many.shift(rows, 1, by=place.owner, **how())
    assert [fresh(task).due.day for task in two] == [1, 18]


def test_days_are_shifted_by_those_that_each_project_works_on(place, two):
    """A Wednesday: the company is off on Thursday, the other project works on Sundays to Tuesdays."""
    day = dt.date(2026, 6, 17)
    usual = WorkCalendar.create(by=place.owner, workspace=place.workspace)
    FreeDay.create(by=place.owner, calendar=usual, day=day + dt.timedelta(days=1))
    project = make.project(place.owner)
    WorkCalendar.create(by=place.owner, workspace=place.workspace, project=project, days="mon tue sun")
    away = make.task(place.owner, project)
    tasks = [two[0], away]

    def shifted(n):
        Task.edit_all([(task, {"start": day, "due": day}) for task in tasks], by=place.owner)
        many.shift(read(*tasks), n, by=place.owner, **how())
        return [(fresh(task).start.day, fresh(task).due.day) for task in tasks]

    assert shifted(1) == [(19, 19), (21, 21)]
    assert shifted(2) == [(22, 22), (22, 22)]
    assert shifted(-1) == [(16, 16), (16, 16)]
    assert shifted(-3) == [(12, 12), (14, 14)]


def test_an_undo_overwrites_nothing_either(place, two, other, monkeypatch):
    done = many.change(read(*two), {"title": "Mine"}, by=place.owner, **how())
    real = Task.edit_all.__func__

    def edit_all(cls, pairs, **kwargs):
        fresh(two[0]).edit(by=other, changes={"title": "Theirs"})
        return real(cls, pairs, **kwargs)

    monkeypatch.setattr(Task, "edit_all", classmethod(edit_all))
    with pytest.raises(Conflict):
        undo.undo(by=place.owner, cause=done.cause)
    assert fresh(two[1]).title == "Mine"
