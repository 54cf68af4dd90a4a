import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmap import actions, work
from roadmap.drawing.lines import lines, summary
from roadmap.explain import of_initiative
from roadmap.glance import glances
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")

TODAY = make.NOON.date()


def d(month, day):
    return dt.date(2026, month, day)


@pytest.fixture
def place(db):
    workspace, owner = make.workspace()
    return workspace, owner, make.product(owner)


def fill(owner, project):
    """Three tasks: one done, one half done that decides, one untouched without an estimate."""
    done = make.task(owner, project, "Done", estimate=Decimal(30), start=d(5, 4), due=d(5, 29))
    done.move("done", by=owner, at=make.NOON)
    half = make.task(
        owner, project, "Half", estimate=Decimal(40), remaining=Decimal(20), start=d(6, 8), due=d(7, 3)
    )
    rest = make.task(owner, project, "Rest")
    return done, half, rest


def test_the_facts_of_a_project(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    _done, half, _rest = fill(owner, delivery.project)

    facts = work.of_deliveries([delivery], TODAY)[delivery.pk]

    # weights 30 + 40 + 35 (the mean); done 30 + 20
    assert facts.percent == 48
    assert (facts.done, facts.tasks) == (1, 3)
    assert (facts.start, facts.end, facts.planned_finish) == (d(5, 4), d(7, 3), d(7, 3))
    # twenty planned days, half of them left, from today
    assert facts.forecast.p50 == d(6, 30)
    assert facts.forecast.deciding == (half.pk,)
    assert facts.forecast.p85 == d(7, 3)
    assert facts.health.state == "on_track"
    assert "promised for 14 Aug" in facts.reason


def test_a_project_without_tasks_has_its_own_dates_and_no_forecast(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)

    facts = work.of_deliveries([delivery], TODAY)[delivery.pk]

    assert (facts.start, facts.end, facts.planned_finish) == (make.START, make.END, make.END)
    assert (facts.share, facts.forecast, facts.health.state) == (None, None, "no_plan")


def test_a_project_without_an_initiative_is_held_to_its_deadline(place):
    _workspace, owner, _product = place
    project = make.project(owner, deadline=d(6, 18))
    make.task(owner, project, start=d(6, 17), due=d(7, 10))

    facts = work.of_projects([project], TODAY)[project.pk]

    assert facts.health.against == "deadline"
    assert facts.health.state == "off_track"


def test_subtasks_count_and_their_parent_does_not(place):
    _workspace, owner, _product = place
    project = make.project(owner)
    parent = make.task(owner, project, "Parent", estimate=Decimal(100), due=d(12, 31))
    make.task(owner, project, "Child", parent=parent, estimate=Decimal(10), start=d(6, 17), due=d(6, 18))

    facts = work.of_projects([project], TODAY)[project.pk]

    assert (facts.tasks, facts.end) == (1, d(6, 18))


def test_all_done_ends_when_the_last_task_did(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    make.task(owner, delivery.project).move("done", by=owner, at=make.NOON)

    facts = work.of_deliveries([delivery], d(7, 1))[delivery.pk]

    assert facts.forecast.done and facts.forecast.p50 == TODAY
    assert (facts.percent, facts.health.state) == (100, "on_track")


def test_a_cancelled_project_forecasts_nothing(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    fill(owner, delivery.project)
    delivery.project.move("cancelled", by=owner)

    assert work.of_deliveries([delivery], TODAY)[delivery.pk].forecast is None


def test_several_projects_make_one_line(place):
    _workspace, owner, product = place
    initiative, first = make.launched(owner, product)
    fill(owner, first.project)
    second, _ = actions.launch(initiative, owner, another=True, idempotency_key="k", name="Pilot")
    make.task(owner, second.project, estimate=Decimal(35), start=d(6, 17), due=d(9, 30))

    (line,) = lines([initiative], TODAY)

    assert line.percent == 36  # 50 of 140
    assert (line.start, line.end) == (d(5, 4), d(9, 30))
    assert line.forecast.p50 == d(9, 30)
    assert line.health == "off_track"
    assert line.facts.tasks == 4


def two_projects(place):
    """(initiative, its first project with 40 hours, a second one with ten times as much and later)."""
    _workspace, owner, product = place
    initiative, first = make.launched(owner, product)
    make.task(owner, first.project, estimate=Decimal(40), start=d(6, 17), due=d(7, 10))
    second, _ = actions.launch(initiative, owner, another=True, idempotency_key="k", name="Pilot")
    make.task(owner, second.project, estimate=Decimal(400), start=d(7, 13), due=d(12, 18))
    return initiative, first.project, second.project


def test_a_cancelled_project_counts_no_more_while_another_one_lives(place):
    workspace, owner, _product = place
    initiative, first, second = two_projects(place)
    second.move("cancelled", by=owner)
    first.tasks.get().edit(by=owner, changes={"status": "doing", "remaining": Decimal(20)})

    (line,) = lines([initiative], TODAY)
    (glance,) = glances(workspace, {}, workspace.products.all())
    told = of_initiative(list(workspace.deliveries.with_work()))

    assert (line.percent, line.facts.tasks, line.span) == (50, 1, (d(6, 17), d(7, 10)))
    assert line.health == "on_track"
    assert (glance.share, told.share, len(told.parts)) == (0.5, 0.5, 1)


def test_where_all_were_cancelled_they_tell_what_was_done(place):
    _workspace, owner, _product = place
    initiative, first, second = two_projects(place)
    first.tasks.get().edit(by=owner, changes={"status": "done"})
    for project in (first, second):
        project.refresh_from_db()
        project.move("cancelled", by=owner)

    (line,) = lines([initiative], TODAY)

    assert (line.percent, line.facts.tasks) == (9, 2)  # 40 of 440


def test_it_is_not_done_while_an_open_project_says_nothing(place):
    _workspace, owner, product = place
    initiative, first = make.launched(owner, product)
    make.task(owner, first.project, status="done")
    empty = actions.launch(initiative, owner, another=True, idempotency_key="k", name="Pilot")[0].project

    (line,) = lines([initiative], TODAY)
    assert (line.health, line.reason) == ("no_plan", "There is no task to forecast from.")
    assert line.facts.forecast is None

    empty.move("finished", by=owner)
    (line,) = lines([initiative], TODAY)
    assert (line.health, line.facts.forecast.done) == ("on_track", True)


@pytest.mark.parametrize(
    ("p50", "shown"),
    [
        (d(7, 24), d(7, 24)),  # a working week early
        (d(7, 27), d(7, 31)),
        (d(7, 30), d(7, 31)),
        (d(7, 31), d(7, 31)),
        (d(8, 3), d(8, 3)),  # a working day late
    ],
)
def test_a_few_days_early_are_on_plan_and_a_day_late_is_not(p50, shown):
    assert work.on_plan(d(7, 31), p50) == shown
    assert work.on_plan(None, p50) == p50


def test_before_launch_the_plan_is_the_time_frame(place):
    _workspace, owner, product = place
    initiative = make.approved(owner, product)

    (line,) = lines([initiative], TODAY)

    assert (line.start, line.end, line.percent, line.health) == (make.START, make.END, None, "")
    assert line.promised == (make.START, make.END)
    assert not line.off_promise


def test_what_has_no_time_frame_is_unscheduled(place):
    _workspace, owner, product = place
    (line,) = lines([make.initiative(owner, product)], TODAY)

    assert not line.scheduled and line.drift is None


def test_a_deleted_project_is_no_longer_part_of_it(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    delivery.project.trash(by=owner)

    (line,) = lines([initiative], TODAY)

    assert not line.deliveries and line.facts is None


def test_the_worst_health_is_counted(place):
    _workspace, owner, product = place
    late, sound = make.launched(owner, product), make.launched(owner, product, title="Saved baskets")
    make.task(owner, late[1].project, start=d(6, 17), due=d(11, 30))
    make.task(owner, sound[1].project, start=d(6, 17), due=d(6, 30))

    assert summary(lines([late[0], sound[0]], TODAY)) == ("off_track", 1, 2)
    assert summary([]) == ("", 0, 0)


def test_what_has_no_plan_or_is_on_hold_is_never_the_worst(place):
    _workspace, owner, product = place
    sound, risky, empty, held = [make.launched(owner, product, title=t) for t in ("Sound", "Risky", "E", "H")]
    make.task(owner, sound[1].project, start=d(6, 17), due=d(6, 30))
    make.task(owner, risky[1].project, start=d(6, 17), due=d(8, 24))
    make.task(owner, held[1].project, start=d(6, 17), due=d(11, 30))
    empty[1].project.edit(by=owner, changes={"state": "cancelled"})
    held[0].hold(by=owner, note="Waits for the re-platform.")
    found = lines([i for i, _delivery in (empty, sound, risky, held)], TODAY)

    assert [line.health for line in found] == ["no_plan", "on_track", "at_risk", "off_track"]
    assert summary(found) == ("at_risk", 1, 3)
    assert summary(found[:2]) == ("on_track", 0, 2)
    assert summary(found[:1]) == ("no_plan", 0, 1)
    assert summary(found[3:]) == ("", 0, 0)


def test_any_number_of_lines_costs_five_queries(place):
    _workspace, owner, product = place
    for n in range(4):
        _initiative, delivery = make.launched(owner, product, title=f"Bet {n}")
        make.task(owner, delivery.project)
    initiatives = list(product.workspace.initiatives.select_related("product", "workspace"))

    with CaptureQueriesContext(connection) as one:
        lines(initiatives[:1], TODAY)
    with CaptureQueriesContext(connection) as many:
        lines(initiatives, TODAY)

    assert len(one) == len(many) == 5


def test_when_it_was_really_worked_on(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    first = make.task(owner, delivery.project, "First", start=d(5, 4), due=d(5, 29))
    second = make.task(owner, delivery.project, "Second")
    first.edit(by=owner, changes={"status": "done", "started_on": d(5, 6), "finished_on": d(6, 2)})

    def facts():
        return work.of_deliveries([delivery], TODAY)[delivery.pk]

    assert (facts().began, facts().ended) == (d(5, 6), None)
    (line,) = lines([initiative], TODAY)
    assert line.actual(TODAY) == (d(5, 6), TODAY)
    second.edit(by=owner, changes={"status": "done", "finished_on": d(6, 4)})
    assert (facts().began, facts().ended) == (d(5, 6), d(6, 4))
