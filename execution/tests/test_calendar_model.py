"""Working calendars of a workspace and of projects: whose holds, its holidays, and the schedule that is made with it."""

import csv
import datetime as dt
from decimal import Decimal

import pytest

from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from execution.models import FreeDay, Person, TaskDependency, WorkCalendar, Worked
from execution.scheduling import planning, publicdays
from execution.scheduling.binding import why
from execution.tests import factories as make
from execution.tests.test_schedule_samples import SAMPLE

MON = dt.date(2026, 6, 15)
CORPUS = dt.date(2026, 6, 4)  # a holiday in Bavaria, none in Berlin


def refused(act):
    with pytest.raises(Refused) as found:
        act()
    return found.value.field


def days_of(calendar):
    return set(calendar.free_days.values_list("day", flat=True))


def test_a_project_has_its_own_calendar_else_the_workspaces_else_the_plain_week(place):
    assert WorkCalendar.of(place.workspace, place.project).workdays({}).week == (2, 2, 2, 2, 2, 0, 0)
    usual = WorkCalendar.create(by=place.owner, hours=Decimal(7))
    assert WorkCalendar.of(place.workspace, place.project) == WorkCalendar.of(place.workspace) == usual
    own = WorkCalendar.create(by=place.owner, project=place.project, days="mon sat")
    assert WorkCalendar.of(place.workspace, place.project) == own
    assert own.workdays({}).week == (2, 0, 0, 0, 0, 2, 0)
    assert refused(lambda: WorkCalendar.create(by=place.owner)) == "workspace"
    undo(by=place.owner, cause=Activity.objects.of(own).get().cause)
    assert WorkCalendar.of(place.workspace, place.project) == usual


def test_a_countrys_holidays_come_with_their_source_and_go_with_it_as_one_act(place):
    calendar = WorkCalendar.create(by=place.owner, country="DE", region="BY")
    assert CORPUS in days_of(calendar) and {day.year for day in days_of(calendar)} == {2026, 2027, 2028, 2029}
    assert calendar.free_days.get(day=CORPUS).source.startswith("Germany, BY (holidays ")
    mine = FreeDay.create(
        by=place.owner, calendar=calendar, day=MON, name="Summer party", worked=Worked.MORNING
    )
    eve = calendar.free_days.get(day=dt.date(2026, 12, 25))
    eve.edit(by=place.owner, changes={"worked": Worked.WHOLE})
    row = calendar.settle(by=place.owner, changes={"region": "BE"}, version=1)
    assert CORPUS not in days_of(calendar) and {MON, eve.day, dt.date(2026, 3, 8)} <= days_of(calendar)
    undo(by=place.owner, cause=row.cause)
    assert CORPUS in days_of(calendar) and dt.date(2026, 3, 8) not in days_of(calendar)
    assert calendar.exceptions()[MON] == 1 and calendar.exceptions()[eve.day] == 2 and mine.source == ""


def test_what_is_no_place_or_no_week_is_refused(place):
    for fields, field in (
        ({"country": "XX"}, "country"), ({"country": "DE", "region": "TX"}, "region"), ({"days": ""}, "days"),
        ({"hours": Decimal("0.25")}, "hours"),
    ):  # fmt: skip
        assert refused(lambda fields=fields: WorkCalendar.create(by=place.owner, **fields)) == field
    with pytest.raises(ValueError):
        publicdays.public_days("XX", "", [2026])


def test_holidays_are_those_that_two_others_agree_on():
    path = SAMPLE / "holidays" / "holidays_consensus_2024_2027.csv"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    agreed = {}
    with path.open() as file:
        for row in csv.DictReader(file):
            agreed.setdefault((row["country"], row["region"]), set()).add(dt.date.fromisoformat(row["date"]))
    assert len(agreed) == 2
    for (country, region), days in agreed.items():
        assert set(publicdays.public_days(country, region, range(2024, 2028))) == days


# -- the schedule of rows ---------------------------------------------------------------------


def wait(after, before, **how):
    return TaskDependency.create(
        by=after.workspace.memberships.get(role="owner"), before=before, after=after, **how
    )


def test_the_schedule_is_made_of_calendars_people_and_dependencies(place):
    calendar = WorkCalendar.create(by=place.owner)
    FreeDay.create(by=place.owner, calendar=calendar, day=MON + dt.timedelta(days=2))
    Person.ensure(place.workspace)
    person = Person.objects.get(member=place.owner)
    make.time_off(place.owner, person, first=MON + dt.timedelta(days=4), last=MON + dt.timedelta(days=7))
    a = place.task("a", start=MON, due=MON + dt.timedelta(days=1))
    b = place.task("b", duration=Decimal(2), assignees=[place.owner])
    c = place.task("c", duration=Decimal(0), due=MON)
    d = place.task("d", start=MON, due=MON + dt.timedelta(days=30), status="cancelled")
    wait(b, a), wait(c, b, lag=Decimal("0.5")), wait(d, a)
    found = planning.plan_of(place.project)
    plan = found.schedule
    assert plan.days(b.pk) == (
        MON + dt.timedelta(days=3),
        MON + dt.timedelta(days=8),
    )  # free, worked, away till Monday
    assert plan.days(c.pk) == (MON + dt.timedelta(days=9),) * 2
    assert found.free == {b.pk, c.pk} and d.pk not in plan.number
    assert why(plan, b.pk)[0].of == a.pk and why(plan, a.pk)[0].word == "held"


TUE = MON + dt.timedelta(days=1)
LATE = MON + dt.timedelta(days=9)


@pytest.mark.parametrize(
    ("fields", "held", "start"),
    [
        ({"start": MON, "due": MON}, False, TUE),
        ({"due": LATE, "duration": Decimal(2)}, False, LATE - dt.timedelta(days=1)),
        ({"start": MON, "due": MON, "pinned": True}, True, MON),
        ({"start": MON, "due": MON, "status": "doing"}, True, MON),
        ({"estimate": 12}, False, TUE),
    ],
)
def test_what_holds_a_task_that_follows_another(place, fields, held, start):
    first, then = place.task("a", start=MON, due=MON), place.task("b", **fields)
    wait(then, first)
    found = planning.plan_of(place.project)
    job = found.schedule.jobs[found.schedule.number[then.pk]]
    assert (job.held, found.schedule.days(then.pk)[0], then.pk in found.free) == (held, start, not held)
    assert "estimate" not in fields or job.duration == 3


def test_a_schedule_asks_as_often_of_three_tasks_as_of_thirty(place, django_assert_num_queries):
    def grow(count):
        last = place.task("first", start=MON, due=MON)
        for n in range(count):
            task = place.task(f"{n}", parent=last if n % 3 == 1 else None)
            if n % 3 != 1:
                wait(task, last)
            last = task

    assert planning.plan_of(place.project) is None
    for count in (3, 30):
        grow(count)
        with django_assert_num_queries(4):
            planning.plan_of(place.project)
