import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import undo
from accounts.errors import Refused
from execution import tree
from execution.milestones import standings
from execution.models import Milestone, Project, Task
from execution.tests import factories as make

DUE = dt.date(2026, 7, 10)


@pytest.fixture
def place(place):
    place.milestone = make.milestone(place.owner, place.project, "API complete", due=DUE)
    return place


def standing(place, today=make.TODAY):
    rows = tree.rows(list(place.project.tasks.order_by("number")))
    (found,) = standings(place.project.milestones.in_order(), rows, today)
    return found


@pytest.mark.parametrize("verb", ["trash", "restore", "reach"])
def test_its_project_is_held_before_it_is_written(place, verb):
    """As where one is made or reached: whoever holds both waits for the other in no circle."""
    if verb == "restore":
        place.milestone.trash(by=place.owner)
    with CaptureQueriesContext(connection) as caught:
        getattr(place.milestone, verb)(by=place.owner)
    told = [query["sql"] for query in caught]
    held = next(n for n, sql in enumerate(told) if "FROM execution_project" in sql.replace('"', ""))
    written = next(n for n, sql in enumerate(told) if sql.startswith('UPDATE "execution_milestone"'))
    assert held < written


def test_work_counts_towards_the_milestone_it_names(place):
    place.task("Half", milestone=place.milestone, estimate=Decimal(8), remaining=Decimal(2))
    place.task("Done", milestone=place.milestone, estimate=Decimal(4), status="done")
    place.task("Given up", milestone=place.milestone, estimate=Decimal(90), status="cancelled")
    place.task("Elsewhere", estimate=Decimal(90))
    found = standing(place)

    assert (found.tasks, found.done, found.open, found.hours) == (2, 1, 1, 2)
    assert found.share == pytest.approx(10 / 12)


def test_subtasks_go_along_with_what_they_stand_below_unless_they_name_their_own(place):
    later = make.milestone(place.owner, place.project, "General release", due=DUE + dt.timedelta(days=30))
    above = place.task("Above", milestone=place.milestone)
    below = place.task("Below", parent=above)
    place.task("Deep", parent=below)
    place.task("Own way", parent=above, milestone=later)
    rows = tree.rows(list(place.project.tasks.order_by("number")))
    found = {s.milestone.name: s.tasks for s in standings([place.milestone, later], rows, make.TODAY)}

    assert found == {"API complete": 1, "General release": 1}


def test_a_task_without_an_estimate_weighs_the_mean_of_its_project(place):
    place.task("Known", estimate=Decimal(10))
    place.task("Unknown", milestone=place.milestone)
    place.task("Unknown and done", milestone=place.milestone, status="done")

    assert standing(place).weight == 20
    assert standing(place).share == 0.5


def test_late_is_said_in_days(place):
    place.task("Long", milestone=place.milestone, due=DUE + dt.timedelta(days=5))

    assert (standing(place).overdue, standing(place).beyond) == (0, 5)
    assert standing(place, DUE).overdue == 0
    assert standing(place, DUE + dt.timedelta(days=3)).overdue == 3


def test_it_is_reached_once_nothing_is_open(place):
    task = place.task("Last one", milestone=place.milestone)
    with pytest.raises(Refused, match="1 task of it is open"):
        place.milestone.reach(by=place.owner)
    task.move("done", by=place.owner)
    row = place.milestone.reach(by=place.owner)

    assert place.milestone.reached_on == make.TODAY
    assert row.changes == {"reached_on": [None, "2026-06-17"]}
    undo.undo(by=place.owner, cause=row.cause)
    place.milestone.refresh_from_db()
    assert place.milestone.reached_on is None


def test_open_work_below_a_group_of_it_keeps_it_from_being_reached(place):
    above = place.task("Above", milestone=place.milestone)
    place.task("Below", parent=above)
    with pytest.raises(Refused, match="1 task of it is open"):
        place.milestone.reach(by=place.owner)


def test_one_without_tasks_is_reached_by_word_alone(place):
    assert standing(place).ready
    place.milestone.reach(by=place.owner)
    place.milestone.reopen(by=place.owner)
    assert place.milestone.reached_on is None


def test_a_task_counts_only_towards_milestones_of_its_own_project(place):
    other = make.milestone(place.owner, make.project(place.owner), due=DUE)
    with pytest.raises(Refused, match="belongs to another project"):
        place.task(milestone=other)
    task = place.task()
    with pytest.raises(Refused, match="belongs to another project"):
        task.edit(by=place.owner, changes={"milestone": other})
    place.milestone.trash(by=place.owner)
    with pytest.raises(Refused, match="in the trash"):
        task.edit(by=place.owner, changes={"milestone": place.milestone})


def test_in_the_trash_it_keeps_its_tasks_and_counts_none(place):
    task = place.task("Kept", milestone=place.milestone)
    cause = place.milestone.trash(by=place.owner)
    rows = tree.rows(list(place.project.tasks.order_by("number")))
    assert standings(place.project.milestones.all(), rows, make.TODAY) == []
    answer = place.api("get", f"tasks/{task.pk}/").json()
    assert answer["milestone"] is None

    undo.undo(by=place.owner, cause=cause)
    assert standing(place).tasks == 1
    assert place.api("get", f"tasks/{task.pk}/").json()["milestone"] == str(place.milestone.pk)


def test_it_goes_to_the_trash_and_comes_back_with_its_project(place):
    place.project.trash(by=place.owner)
    assert not Milestone.objects.filter(pk=place.milestone.pk).exists()
    Project.everything.get(pk=place.project.pk).restore(by=place.owner)
    assert Milestone.objects.filter(pk=place.milestone.pk).exists()


def test_names_are_one_of_a_kind_within_a_project_and_never_empty(place):
    with pytest.raises(Refused, match="has this name"):
        make.milestone(place.owner, place.project, " API  complete ", due=DUE)
    with pytest.raises(Refused, match="Give it a name"):
        make.milestone(place.owner, place.project, "  ", due=DUE)
    make.milestone(place.owner, make.project(place.owner), "API complete", due=DUE)


def test_the_next_one_of_each_project_is_the_earliest_that_is_not_reached(place):
    done = make.milestone(place.owner, place.project, "Kick-off", due=make.TODAY)
    done.reach(by=place.owner)
    make.milestone(place.owner, place.project, "Later", due=DUE + dt.timedelta(days=1))
    bare = make.project(place.owner)

    assert Milestone.objects.next_of([place.project, bare]) == {place.project.pk: place.milestone}


def test_removed_for_good_it_lets_go_of_its_tasks(place):
    task = place.task(milestone=place.milestone)
    Milestone.everything.filter(pk=place.milestone.pk).delete()
    assert Task.objects.get(pk=task.pk).milestone is None


def test_what_was_deleted_meanwhile_is_not_reached(place):
    aim = make.milestone(place.owner, place.project)
    stale = Milestone.objects.get(pk=aim.pk)
    aim.trash(by=place.owner)
    for act in (stale.reach, stale.reopen):
        stale.reached_on = make.TODAY if act == stale.reopen else None
        with pytest.raises(Refused, match="deleted meanwhile"):
            act(by=place.owner)
