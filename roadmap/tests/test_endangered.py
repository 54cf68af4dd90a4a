"""Which promise a moved plan breaks, on the page that moves it and by program."""

import datetime as dt
import re

import pytest

from execution.models import TaskDependency
from roadmap.changed import new_health
from roadmap.endangered import endangered
from roadmap.tests import factories as make
from strategy.models import InitiativeDependency

pytestmark = pytest.mark.usefixtures("in_2026")
AUG, LIMIT = dt.date(2026, 8, 14), dt.date(2026, 8, 28)


@pytest.fixture
def plan(place):
    """An initiative promised for 14 August with ten working days of tolerance, served by two tasks one after the other."""
    initiative, delivery = make.launched(place.owner, place.product)
    days = ((dt.date(2026, 8, 3), dt.date(2026, 8, 7)), (dt.date(2026, 8, 10), AUG))
    tasks = [
        make.task(place.owner, delivery.project, title, start=start, due=due)
        for title, (start, due) in zip(("Pilot", "Release"), days, strict=True)
    ]
    TaskDependency.create(by=place.owner, before=tasks[0], after=tasks[1])
    return initiative, delivery.project, tasks


def test_a_finish_within_the_tolerance_endangers_nothing(plan):
    _initiative, project, _tasks = plan
    assert endangered(project, AUG, LIMIT) == []
    assert endangered(project, dt.date(2026, 9, 9), dt.date(2026, 9, 8)) == []  # late, but less than before


def test_beyond_it_the_promise_is_named_with_what_hangs_on_it(place, plan, django_assert_max_num_queries):
    initiative, project, _tasks = plan
    goal = make.goal(place.owner, place.product)
    initiative.edit(by=place.owner, changes={"goals": [goal]})
    other = make.initiative(place.owner, place.product, title="Substitution rules")
    InitiativeDependency.create(by=place.owner, before=initiative, after=other)
    with django_assert_max_num_queries(3):
        (danger,) = endangered(project, AUG, dt.date(2026, 9, 1))
    assert (danger.promised, danger.limit, danger.days, danger.already) == (AUG, LIMIT, 2, False)
    assert (danger.waiting, danger.goals) == ([other], [goal])
    assert endangered(project, LIMIT + dt.timedelta(days=3), dt.date(2026, 9, 2))[0].already


def test_the_preview_says_so_and_so_does_the_answer_to_a_program(place, plan):
    initiative, _project, (pilot, _release) = plan
    shown = place.post(f"tasks/{pilot.key}/fields/due/", {"due": "2026-08-28"}).content.decode()
    assert "This breaks a promise" in shown and initiative.get_absolute_url() in shown and "28 Aug" in shown
    shown = place.get(f"tasks/{pilot.key}/reschedule/?start=2026-08-03&due=2026-08-28").content.decode()
    assert "This breaks a promise" in shown
    how = {"headers": {"X-Workspace": place.workspace.slug}, "content_type": "application/json"}
    url, body = f"/api/v1/tasks/{pilot.pk}/", {"due": "2026-08-28", "version": pilot.version}
    (effect,) = place.client.patch(f"{url}?preview=true", body, **how).json()["projects"]
    (danger,) = effect["endangers"]
    assert (
        danger["initiative"] == str(initiative.pk) and danger["limit"] == "2026-08-28" and danger["days"] == 5
    )
    body = {"start": "2026-08-03", "due": "2026-08-28"}
    looked = place.client.post(f"{url}reschedule/", body, **how).json()
    assert looked["endangers"] == effect["endangers"]


def test_a_day_of_another_year_says_which(place, plan):
    """On the page, beside the chart, and where days are chosen on it."""
    _initiative, _project, (pilot, _release) = plan
    sent = {"due": "2027-03-05", "version": pilot.version}
    shown = [
        place.post(f"tasks/{pilot.key}/fields/due/", sent),
        place.post(f"tasks/{pilot.key}/fields/due/", sent, headers={"X-Beside": "1"}),
    ]
    for page in shown:
        said = " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
        assert "Promised 14 Aug with" in said and re.search(r"[Ee]nds 12 Mar 2027, ", said), said


def test_the_preview_says_from_what_state_to_what(place, plan):
    initiative, project, (pilot, release) = plan
    beside = make.task(place.owner, project, "Beside", start=dt.date(2026, 8, 3), due=dt.date(2026, 8, 4))
    TaskDependency.create(by=place.owner, before=beside, after=release)
    shown = place.post(f"tasks/{beside.key}/fields/due/", {"due": "2026-08-28"}).content.decode()
    states = shown.split("What changes its state")[1].split("</section>")[0]
    for subject, was, now in (
        (project, "At risk", "Off track"),
        (initiative, "At risk", "Off track, needs a decision"),
        (beside, "3 working days of slack", "Critical"),
    ):
        row = next(one for one in states.split("<li>") if subject.get_absolute_url() in one)
        assert was in row and now in row, row
    assert pilot.get_absolute_url() not in states  # it was critical, and is not any more

    how = {"headers": {"X-Workspace": place.workspace.slug}, "content_type": "application/json"}
    body = {"due": "2026-08-28", "version": beside.version}
    (effect,) = place.client.patch(f"/api/v1/tasks/{beside.pk}/?preview=true", body, **how).json()["projects"]
    assert [
        (one["project"], one["initiative"], one["was"], one["now"], one["needs_decision"])
        for one in effect["healths"]
    ] == [
        (str(project.pk), None, "at_risk", "off_track", False),
        (None, str(initiative.pk), "at_risk", "off_track", True),
    ]
    assert effect["critical"] == [str(beside.pk)]


def test_what_is_judged_as_before_is_not_told(place, plan):
    _initiative, project, (pilot, _release) = plan
    assert new_health(project, {pilot.pk: (dt.date(2026, 8, 3), dt.date(2026, 8, 6))}) == []
