import datetime as dt
from decimal import Decimal

import pytest

from accounts.errors import Refused
from accounts.undo import undo
from execution.models import Asset, FreeDay, ProjectState, TaskDependency, WorkCalendar
from execution.patterns import copying
from execution.scheduling import planning
from execution.tests.factories import member, milestone, project, task, workspace

pytestmark = pytest.mark.django_db
MONDAY, LATER = dt.date(2026, 6, 1), dt.date(2026, 8, 3)


@pytest.fixture
def lead():
    return workspace()[1]


@pytest.fixture
def plan(lead):
    """Two tasks, one after the other over a weekend, a part, a milestone, an asset, and one that was cancelled."""
    found = project(lead, start=MONDAY, deadline=dt.date(2026, 6, 30), description="Each summer.")
    aim = milestone(lead, found, due=dt.date(2026, 6, 10))
    worker = member(lead.workspace)
    first = task(lead, found, "First", start=MONDAY, due=dt.date(2026, 6, 5), estimate=8, assignees=[worker])
    then = task(lead, found, "Then", start=dt.date(2026, 6, 8), due=dt.date(2026, 6, 10), milestone=aim)
    task(lead, found, "Part", parent=then, rule="must_finish", rule_day=dt.date(2026, 6, 10), remaining=3)
    task(lead, found, "Gone").move("cancelled", by=lead)
    TaskDependency.create(by=lead, before=first, after=then, lag=Decimal("0.5"))
    Asset.create(by=lead, project=found, name="Crates", due=dt.date(2026, 6, 3), steward=worker)
    first.move("done", by=lead)
    return found


def again(plan, by, along=copying.USUAL, start=LATER):
    return copying.copy(plan, by=by, name="Again", key="AGA", start=start, along=along)


def test_days_move_in_working_days_and_what_happened_stays_behind(plan, lead):
    made = again(plan, lead)
    rows = {one.title: one for one in made.tasks.select_related("parent", "milestone")}
    assert set(rows) == {"First", "Then", "Part"}
    assert (rows["First"].start, rows["First"].due) == (LATER, dt.date(2026, 8, 7))
    assert rows["Then"].start == dt.date(2026, 8, 10)
    assert rows["Part"].rule_day == rows["Then"].milestone.due == dt.date(2026, 8, 12)
    assert rows["Part"].parent == rows["Then"]
    assert {one.status for one in rows.values()} == {"todo"}
    assert not any(one.remaining or one.assignees.exists() or one.finished_on for one in rows.values())
    assert (made.state, made.deadline, made.description) == ("planned", dt.date(2026, 9, 1), "Each summer.")
    assert [(a.name, a.due, a.steward) for a in made.assets.all()] == [("Crates", dt.date(2026, 8, 5), None)]
    (tie,) = TaskDependency.objects.within(made)
    assert (tie.before, tie.after, tie.lag) == (rows["First"], rows["Then"], Decimal("0.5"))
    assert planning.plan_of(made).schedule.days(rows["First"].pk) == (LATER, dt.date(2026, 8, 7))


def test_all_of_it_comes_where_all_was_chosen(plan, lead):
    made = again(plan, lead, [part for part, _words in copying.PARTS])
    rows = {one.title: one for one in made.tasks.all()}
    assert rows["First"].status == "done" and rows["Gone"].status == "cancelled"
    assert rows["Part"].remaining == 3 and rows["First"].assignees.count() == 1


def test_only_tasks_come_where_nothing_was_chosen(plan, lead):
    made = again(plan, lead, [])
    assert made.tasks.count() == 3
    assert not (made.milestones.exists() or made.assets.exists() or TaskDependency.objects.within(made))


def test_its_calendar_comes_along_and_holds(plan, lead):
    own = WorkCalendar.create(by=lead, project=plan, days="mon tue wed thu")
    FreeDay.create(by=lead, calendar=own, day=LATER, name="Stocktaking")
    made = again(plan, lead)
    assert made.calendars.get().free_days.get().name == "Stocktaking"
    assert made.tasks.get(title="First").start == dt.date(2026, 8, 4)


def test_one_undo_takes_the_copy_back(plan, lead):
    made = again(plan, lead)
    undo(by=lead)
    made.refresh_from_db()
    assert made.deleted_at and not made.tasks.exists()


def test_more_tasks_cost_hardly_a_statement_more(plan, lead, django_assert_max_num_queries):
    for n in range(40):
        task(lead, plan, f"More {n}", start=MONDAY, due=MONDAY)
    with django_assert_max_num_queries(60):
        again(plan, lead)


# -- the archive ------------------------------------------------------------------


def test_only_what_is_over_is_archived_and_stays_as_it_is_there(plan, lead):
    with pytest.raises(Refused):
        plan.archive(by=lead)
    plan.move(ProjectState.FINISHED, by=lead)
    plan.archive(by=lead)
    assert not lead.workspace.projects.current().filter(pk=plan.pk).exists()
    assert plan.moves == []
    with pytest.raises(Refused):
        plan.move(ProjectState.ACTIVE, by=lead)
    undo(by=lead)
    plan.refresh_from_db()
    plan.move(ProjectState.ACTIVE, by=lead)
    assert plan.state == ProjectState.ACTIVE
