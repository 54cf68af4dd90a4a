import datetime as dt
from decimal import Decimal

import pytest

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from execution.baselines import asked as baselines
from execution.baselines.freezing import keep, plan_now
from execution.models import Baseline, BaselineTasks, Task, TaskDependency
from execution.tests import factories as make

pytestmark = pytest.mark.django_db
MON = dt.date(2026, 7, 6)


def day(n):
    return MON + dt.timedelta(days=n)


@pytest.fixture
def plan(place):
    member, project = place.owner, place.project
    whole = make.task(member, project, "Payments")
    first = make.task(member, project, "Retries", parent=whole, start=day(0), due=day(1), estimate=Decimal(8))
    then = make.task(
        member, project, "Pilot", start=day(2), due=day(3), estimate=Decimal(24), remaining=Decimal(6)
    )
    TaskDependency.create(by=member, before=first, after=then)
    return project, whole, first, then


def test_it_keeps_days_work_and_progress_of_every_task(plan, place):
    project, _whole, first, _then = plan
    first.move("done", by=place.owner)
    base = keep(project, "Kick-off", by=place.owner)
    assert [(one.title, one.depth, one.start, one.finish, one.work, one.share, one.leaf) for one in base.kept()] == [
        ("Payments", 0, day(0), day(1), Decimal(8), 1.0, False),
        ("Retries", 1, day(0), day(1), Decimal(8), 1.0, True),
        ("Pilot", 0, day(2), day(3), Decimal(24), 0.75, True),
    ]  # fmt: skip
    assert (base.start, base.finish, base.work, base.tasks) == (day(0), day(3), Decimal(32), 3)
    assert base.share == pytest.approx(26 / 32)


def test_nothing_later_touches_what_it_keeps(plan, place, django_assert_num_queries):
    project, whole, first, then = plan
    base = keep(project, "Kick-off", by=place.owner)
    before = base.kept()
    then.edit(by=place.owner, changes={"start": day(9), "due": day(10), "title": "Pilot with hubs"})
    whole.trash(by=place.owner)
    trash.purge(Activity.objects.latest("at").at + dt.timedelta(days=40))
    assert not Task.everything.filter(pk=first.pk).exists()
    assert base.kept() == before
    with django_assert_num_queries(1):
        assert base.days() == {
            whole.pk: (day(0), day(1)), first.pk: (day(0), day(1)), then.pk: (day(2), day(3)),
        }  # fmt: skip


def test_cancelled_work_is_not_in_it_and_undated_work_stands_where_it_may(plan, place):
    project, _whole, first, _then = plan
    first.move("cancelled", by=place.owner)
    make.task(place.owner, project, "Sometime", estimate=Decimal(8))
    kept = {one.title: one for one in plan_now(project).tasks}
    assert "Retries" not in kept and (kept["Sometime"].start, kept["Sometime"].finish) == (day(2), day(2))


def test_only_its_name_may_change(plan, place):
    base = keep(plan[0], "Kick-off", by=place.owner)
    base.edit(by=place.owner, changes={"name": "  As  approved "})
    assert base.name == "As approved"
    with pytest.raises(Refused, match="never changes"):
        base.edit(by=place.owner, changes={"finish": day(9)})
    with pytest.raises(TypeError):
        BaselineTasks.objects.get(baseline=base).save()


def test_a_name_is_there_once_among_the_living(plan, place):
    first = keep(plan[0], "Kick-off", by=place.owner)
    with pytest.raises(Refused, match="of this name already"):
        keep(plan[0], "Kick-off", by=place.owner)
    cause = first.trash(by=place.owner)
    keep(plan[0], "Kick-off", by=place.owner)
    with pytest.raises(Refused, match="of this name already"):
        undo(by=place.owner, cause=cause)


def test_an_empty_plan_is_not_kept(place):
    with pytest.raises(Refused, match="no task to keep"):
        keep(make.project(place.owner, key="NIL"), "Nothing", by=place.owner)
    assert not Baseline.objects.exists()


def test_it_keeps_the_days_of_milestones_whatever_becomes_of_them(plan, place):
    project = plan[0]
    beta = make.milestone(place.owner, project, "Beta", due=day(4))
    base = keep(project, "Kick-off", by=place.owner)
    beta.edit(by=place.owner, changes={"due": day(11), "name": "Open beta"})
    assert [(one.id, one.name, one.due, one.reached) for one in base.milestones()] == [
        (beta.pk, "Beta", day(4), False)
    ]
    assert [(one.name, one.due) for one in keep(project, "Later", by=place.owner).milestones()] == [
        ("Open beta", day(11))
    ]


def test_one_kept_before_milestones_were_says_that_it_does_not_know(plan, place):
    project = plan[0]
    make.milestone(place.owner, project, "Beta", due=day(4))
    old = keep(project, "Kick-off", by=place.owner)
    BaselineTasks.objects.filter(baseline=old).update(milestones=None)
    assert old.milestones() is None and len(old.kept()) == 3
    assert baselines.pair(project, old, None).found.milestones is None
