"""Dates, hours and people of a task."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import Activity, Workspace
from execution.models import Task
from execution.progress import Leaf, progress
from execution.tests import factories as make

LATE = dt.datetime(2026, 6, 17, 22, 30, tzinfo=dt.UTC)  # Thursday in Auckland, Wednesday in New York


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", 18), ("UTC", 17), ("America/New_York", 17), ("Pacific/Kiritimati", 18)],
)
def test_work_begins_and_ends_on_the_workspaces_day(db, zone, day):
    _workspace, owner = make.workspace()
    Workspace.objects.update(timezone=zone)
    owner.refresh_from_db()
    task = make.task(owner, make.project(owner), status="doing", at=LATE)
    task.move("done", by=owner, at=LATE)

    assert (task.started_on, task.finished_on) == (dt.date(2026, 6, day), dt.date(2026, 6, day))


def test_a_task_may_be_made_in_any_status_and_is_dated(place):
    done = place.task(status="done", at=make.NOON)
    assert (done.started_on, done.finished_on) == (make.TODAY, make.TODAY)
    assert place.task().started_on is None


def test_a_status_is_dated_by_what_the_row_says_not_by_what_was_read(place):
    task = place.task()
    stale = Task.objects.get(pk=task.pk)
    task.move("doing", by=place.owner, at=make.NOON - dt.timedelta(days=9))
    stale.move("done", by=place.owner, at=make.NOON)

    assert stale.started_on == make.TODAY - dt.timedelta(days=9)


def test_what_is_left_stays_as_it_was_said_when_a_task_is_done_and_reopened(place):
    """Whoever finishes says nothing about hours; done work counts in full, so nothing has to be zero."""
    task = place.task(estimate=Decimal(8), remaining=Decimal(3))
    task.move("done", by=place.owner)
    assert task.remaining == 3
    assert progress([Leaf(1, task.status, task.estimate, task.remaining)]).share == 1

    task.move("doing", by=place.owner)
    assert progress([Leaf(1, task.status, task.estimate, task.remaining)]).share == 5 / 8


def test_more_may_be_left_than_was_estimated(place):
    assert place.task(estimate=Decimal(2), remaining=Decimal("40.25")).remaining == Decimal("40.25")


@pytest.mark.parametrize("field", ["estimate", "remaining"])
@pytest.mark.parametrize("value", ["0", "0.25", "99999"])
def test_hours_within_bounds_are_kept_exactly(place, field, value):
    task = place.task(**{field: Decimal(value)})
    task.refresh_from_db()
    assert getattr(task, field) == Decimal(value)


def test_a_task_may_start_and_end_on_one_day_and_lack_either(place):
    place.task(start=make.TODAY, due=make.TODAY)
    place.task(start=make.TODAY)
    place.task(due=make.TODAY)


def test_a_due_day_before_the_start_is_refused_whichever_moves(place):
    task = place.task(start=make.TODAY, due=make.TODAY)
    for changes in (
        {"due": make.TODAY - dt.timedelta(days=1)},
        {"start": make.TODAY + dt.timedelta(days=1)},
    ):
        with pytest.raises(Refused, match="before it starts"):
            task.edit(by=place.owner, changes=changes)
        task.refresh_from_db()
    assert (task.start, task.due, task.version) == (make.TODAY, make.TODAY, 1)


@pytest.mark.parametrize("state", ["finished", "cancelled"])
def test_a_closed_project_takes_no_new_task(place, state):
    place.project.move(state, by=place.owner)
    with pytest.raises(Refused, match=f"is {state}. Reopen it") as refused:
        place.task()
    assert refused.value.field == "project"
    assert place.api("post", "tasks/", {"project": "STO", "title": "x"}).status_code == 400


def test_a_deleted_project_takes_no_new_task(place):
    stale = type(place.project).objects.get(pk=place.project.pk)
    place.project.trash(by=place.owner)
    with pytest.raises(Refused, match="in the trash"):
        make.task(place.owner, stale)


def test_a_task_that_was_deleted_meanwhile_says_so(place):
    task = place.task()
    stale, again = (Task.objects.get(pk=task.pk) for _ in range(2))
    task.trash(by=place.owner)
    with pytest.raises(Refused, match="deleted meanwhile"):
        stale.move("done", by=place.owner)
    with pytest.raises(Refused, match="deleted meanwhile"):
        again.trash(by=place.owner)


def test_nobody_without_access_is_given_work_but_keeps_what_they_had(place):
    gone, here = make.member(place.workspace, name="Gone"), make.member(place.workspace, name="Here")
    task = place.task(assignees=[gone])
    gone.deactivate(by=place.owner)
    with pytest.raises(Refused, match="no longer has access") as refused:
        place.task(assignees=[gone])
    assert refused.value.field == "assignees"

    task.edit(by=place.owner, changes={"assignees": [gone, here]})
    assert set(task.assignees.all()) == {gone, here}
    answer = place.api("post", "tasks/", {"project": "STO", "title": "x", "assignees": [str(gone.pk)]})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["assignees"])


def test_nobody_without_access_is_made_a_lead(place):
    gone = make.member(place.workspace, name="Gone")
    gone.deactivate(by=place.owner)
    with pytest.raises(Refused, match="no longer has access") as refused:
        place.project.edit(by=place.owner, changes={"lead": gone})
    assert refused.value.field == "lead"


def test_an_edit_that_changes_nothing_is_no_version(place):
    task = place.task(estimate=Decimal("4.50"))
    assert (
        task.edit(by=place.owner, changes={"estimate": Decimal("4.5"), "status": "todo"}, version=1) is None
    )
    assert task.version == 1


def test_moving_to_the_same_status_leaves_its_days(place):
    task = place.task(status="done", at=make.NOON - dt.timedelta(days=5))
    task.move("done", by=place.owner)
    assert task.finished_on == make.TODAY - dt.timedelta(days=5)


@pytest.mark.parametrize("status", ["doing", "in_review", "done"])
def test_work_wakes_a_planned_project_however_it_begins(place, status):
    place.task(status=status)
    place.project.refresh_from_db()
    assert place.project.state == "active"


def test_whoever_woke_a_project_by_working_undoes_the_work_alone(place):
    task = place.task("Card mandates")
    worker = place.sign_in("contributor")
    task.move("done", by=worker, at=timezone.now())
    assert place.post("undo/").status_code == 302
    task.refresh_from_db()
    place.project.refresh_from_db()
    assert (task.status, place.project.state) == ("todo", "active")

    row = Activity.objects.of(place.project).newest_first().first()
    assert (row.actor, row.note, row.changes["state"]) == (None, "STO-1 Card mandates", ["planned", "active"])


@pytest.mark.parametrize("state", ["paused", "finished", "cancelled"])
def test_work_wakes_no_other_project(place, state):
    task = place.task()
    place.project.move(state, by=place.owner)
    task.refresh_from_db()
    task.move("doing", by=place.owner)
    place.project.refresh_from_db()
    assert place.project.state == state


def test_giving_a_task_up_wakes_nothing(place):
    place.task().move("cancelled", by=place.owner)
    place.project.refresh_from_db()
    assert place.project.state == "planned"


@pytest.mark.parametrize("name", ["start", "due", "deadline"])
def test_a_slip_of_the_year_is_refused(db, name):
    """Reckoned with, such a day would overflow on every page that tells a forecast."""
    _workspace, owner = make.workspace()
    task = make.task(owner, make.project(owner))
    with pytest.raises(Refused, match="between 1990 and 2199") as refused:
        task.edit(by=owner, changes={name: dt.date(9027, 12, 1)}, version=task.version)
    assert refused.value.field == name


def test_a_project_cannot_end_beyond_the_days_that_are_meant(db):
    _workspace, owner = make.workspace()
    with pytest.raises(Refused, match="between 1990 and 2199"):
        make.project(owner, deadline=dt.date(9999, 12, 31))
