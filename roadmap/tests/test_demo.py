"""The demo on the story's own Wednesday: its history, promises, readings, digests and pages."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Activity, Workspace
from accounts.roles import Role
from execution.calendar import is_working_day, working_days_between
from execution.capacity import monday
from execution.models import Milestone
from execution.workload import Workload
from roadmap.demo import load, projects, standing, story
from roadmap.demo.build import build
from roadmap.demo.calendar import TODAY, Calendar
from roadmap.demo.people import DOMAIN, DOOR, PEOPLE, email
from roadmap.drawing.heads import initiatives_of
from roadmap.drawing.lines import lines
from strategy import goals
from strategy.models import ApproverSeat, Promise

pytestmark = pytest.mark.django_db  # without one here no test database would be made for this file alone

WEDNESDAY = dt.datetime(2026, 6, 17, 8, tzinfo=dt.UTC)
BETS = [told for bets in story.BETS.values() for told in bets]


@pytest.fixture(scope="module")
def larkfield(django_db_setup, django_db_blocker):
    """The workspace on the story's own Wednesday, built once for the tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(WEDNESDAY)
        transaction.set_rollback(True)


def found_in(workspace, now):
    return lines(initiatives_of(workspace), workspace.today(now))


def test_standing_orders_has_all_its_tasks(larkfield):
    project = larkfield.projects.get(key="STO")
    leaves = project.tasks.leaves()

    assert (leaves.count(), leaves.filter(status="done").count()) == (41, 18)
    assert {task.status for task in leaves} == {"todo", "doing", "done"}
    assert not leaves.filter(assignees=None).exists()


def test_pages_of_tasks_are_saved_for_everybody(larkfield):
    kept = {view.name: view for view in larkfield.taskviews.select_related("project")}
    assert {name: (view.project and view.project.key, view.page) for name, view in kept.items()} == {
        "Blocked or waiting": ("STO", "list"),
        "Work by person": (None, "board"),
    }
    assert all(view.shared for view in kept.values())


def test_people_talk_and_every_door_leads_to_something_new(larkfield):
    task = larkfield.tasks.get(title="Card mandate migration")
    assert task.comments.count() == 7
    assert larkfield.initiatives.get(title="Standing orders").comments.count() == 3
    for role, key in DOOR.items():
        member = larkfield.memberships.get(user__email=email(key))
        new = member.notifications.unread()
        assert 1 <= new.count() <= 5, role
        assert new.filter(kind="mention").exists(), role
        assert member.notifications.exclude(read_at=None).exists(), role


def test_a_promise_stands_behind_every_yes_and_keeps_what_was_agreed(larkfield):
    agreed = [i for i in larkfield.initiatives.all() if i.state not in ("draft", "in_review", "declined")]
    promises = {promise.initiative_id: promise for promise in Promise.objects.all()}

    assert len(agreed) > 12 and all(initiative.pk in promises for initiative in agreed)
    moved = {
        line.initiative.title: working_days_between(line.promise.end, line.end) - 1
        for line in found_in(larkfield, WEDNESDAY)
        if line.off_promise
    }
    assert moved == {"Grower app 2.0": 10, "Emission report": 10, "Dock scheduling": 5}


def test_standing_orders_was_asked_back_once_before_the_yes(larkfield):
    initiative = larkfield.initiatives.get(title="Standing orders")

    moves = list(initiative.moves.order_by("at").values_list("verb", flat=True))
    assert moves == ["submit", "request_changes", "submit", "approve", "launch"]
    assert initiative.requests.count() == 2
    assert Promise.objects.get(initiative=initiative).end == dt.date(2026, 8, 14)


def test_the_readings_remember_how_the_forecast_slipped(larkfield):
    delivery = larkfield.deliveries.get(project__key="STO")
    seen = dict(delivery.readings.order_by("day").values_list("day", "p50"))

    assert len(seen) > 20
    assert seen[dt.date(2026, 6, 10)] == dt.date(2026, 8, 14)
    assert seen[dt.date(2026, 6, 17)] == dt.date(2026, 9, 4)


def test_links_lead_to_invented_sites_only(larkfield):
    initiative, two = larkfield.initiatives.get(title="Standing orders"), larkfield.task_links.values("task")
    assert (initiative.links.count(), two.distinct().count()) == (3, 2)
    found = [*larkfield.initiative_links.all(), *larkfield.task_links.all()]
    assert all(link.host.endswith(".example") for link in found)


def test_files_say_what_they_are_named_for(larkfield):
    found = [*larkfield.initiative_files.all(), *larkfield.task_files.all()]
    assert len(found) == 4
    for file in found:
        with file.content.open() as content:
            assert len(content.read()) == file.size > 40


def test_the_history_is_written_by_those_who_did_it(larkfield):
    rows = Activity.objects.filter(workspace=larkfield)
    actors = set(rows.values_list("actor__user__email", flat=True)) - {None}

    assert rows.count() > 400
    assert actors > {email(key) for key in DOOR.values()} - {email("VH")}


def test_milestones_and_words_stand_as_the_story_tells_them(larkfield):
    found = lines(initiatives_of(larkfield), larkfield.today(WEDNESDAY))
    words = {d.project.key: line.words[d.project_id] for line in found for d in line.deliveries}

    assert {key for key, word in words.items() if word.differs} == {"STO", "RRO"}
    assert {key: word.silent for key, word in words.items() if word.silent} == {"ACF": 16}
    ahead = Milestone.objects.next_of(larkfield.projects.open())
    assert ahead[larkfield.projects.get(key="STO").pk].name == "API complete"
    assert Milestone.objects.filter(workspace=larkfield, reached_on__isnull=False).count() == 2


def test_who_holds_the_seats_and_what_waits(larkfield):
    seats = ApproverSeat.objects.filter(product__workspace=larkfield)

    held = {key: {str(s.member) for s in seats if s.product.key == key} for key in ("ORC", "DEP", "ROU")}
    assert held["DEP"] == held["ROU"] == held["ORC"] - {"Priya Raman"} == {"Mara Lindholm", "Viktor Hale"}
    assert {seat.member.role for seat in seats} == {Role.OWNER, Role.PRODUCT_MANAGER, Role.EXECUTIVE}
    titles = larkfield.initiatives.waiting_for(larkfield.memberships.get(role="owner")).values_list(
        "title", flat=True
    )
    assert sorted(titles) == [
        "Hub-to-hub transfers", "Kitchen invoices v2", "Missing-item photos", "Scan-free receiving",
    ]  # fmt: skip


def test_two_of_three_decide_on_orchard_and_one_has_agreed(larkfield):
    asked = {r.initiative.title: r for r in larkfield.approval_requests.open()}
    told = {title: (r.needed, len(r.consent().agreed), len(r.consent().able)) for title, r in asked.items()}
    assert told == {
        "Kitchen invoices v2": (2, 1, 3), "Missing-item photos": (2, 1, 3), "Usage-based caching": (2, 1, 3),
        "Scan-free receiving": (2, 0, 2), "Hub-to-hub transfers": (1, 0, 2),
    }  # fmt: skip
    invoices = asked["Kitchen invoices v2"]
    assert (invoices.due, invoices.needed) == (dt.date(2026, 6, 19), 2)
    assert [point["answer"] for point in invoices.answers] == ["Cut, 4 weeks less", "Call log added"]
    assert invoices.initiative.requests.count() == 2
    sent_back = larkfield.initiatives.get(title="Order by text message")
    assert (sent_back.state, sent_back.points().count(), sent_back.points().unanswered().count()) == (
        "draft",
        2,
        1,
    )


def test_goals_stand_where_their_check_ins_put_them(larkfield):
    reached = {goal.title: goals.progress(goal) for goal in larkfield.goals.prefetch_related("key_results")}
    healthy = {
        goal.title: goals.health(reached[goal.title], goal.period_start, goal.period_end, TODAY).state
        for goal in larkfield.goals.all()
    }

    assert round(reached["Growers list a harvest in under ten minutes"] * 100) == 56
    assert {title for title, state in healthy.items() if state == "at_risk"} == {
        "Kitchens reorder without calling anyone"
    }


def test_the_outbox_holds_what_was_written_and_an_invitation_waits(larkfield):
    kinds = larkfield.mails.values_list("kind", "recipient")

    assert kinds.filter(recipient=email("JW")).count() >= 3
    assert all(re.fullmatch(rf"[a-z]+@{DOMAIN}", recipient) for _kind, recipient in kinds)
    assert larkfield.invitations.open(WEDNESDAY).count() == 1


def test_the_roadmap_of_the_demo_draws_every_kind_of_bar(larkfield, client, monkeypatch):
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: (at or WEDNESDAY).date())
    client.force_login(larkfield.memberships.get(user__email=email("ID")).user)
    query = {"zoom": "quarters", "from": "2026-04-01", "to": "2027-12-31", "group": "product"}
    page = client.get(reverse("roadmap:roadmap", args=[larkfield.slug]), query).content.decode()

    for state in ("draft", "review", "approved", "delivery", "shipped", "hold"):
        assert f'class="bar bar-{state}' in page
    for part in ("bar-tail risk", "bar-tail off", "bar-prom", "bar-tick", "bar-fade", "bar-fill"):
        assert part in page


def test_the_workload_shows_the_storys_weeks(larkfield):
    today = larkfield.today(WEDNESDAY)
    rows = Workload(larkfield, monday(today), 12, today).rows
    shown = {row.person.name: [cell.share for cell in row.cells] for row in rows}

    for key, told in load.totals().items():
        assert shown[PEOPLE[key][0]] == told, key
    assert shown["Noor Haddad"][3] == 130 and shown["Noor Haddad"][9] is None
    assert {row.person.kind for row in rows} == {"member", "placeholder", "equipment"}
    assert not {"Mara Lindholm", "Viktor Hale"} & set(shown)


def test_every_day_of_the_story_is_a_working_day():
    days = [step[1] for told in BETS for step in told["path"]]
    days += [day for told in BETS for day in told["frame"][:2] if day]
    for _name, _lead, groups in [*projects.PROJECTS.values(), ("", "", [("", projects.LOOSE[4])])]:
        days += [day for _group, tasks in groups for task in tasks for day in task[1:3]]
    days += [day for told in standing.MILESTONES.values() for row in told for day in (row[1], row[3]) if day]
    days += [row[0] for told in standing.UPDATES.values() for row in told]
    days += [day for goal in story.GOALS.values() if isinstance(goal[3], tuple) for day in goal[3]]

    told = [dt.date.fromisoformat(day if len(day) > 5 else f"2026-{day}") for day in days]
    assert [day for day in told if not is_working_day(day)] == []


@given(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2060, 1, 1), timezones=st.just(dt.UTC)))
def test_the_storys_days_keep_their_distance_on_any_day(now):
    calendar = Calendar(now)

    assert calendar.anchor == (calendar.today if is_working_day(calendar.today) else calendar.day("06-17"))
    for told in ("02-02", "06-12", "06-16", "06-17", "06-19", "08-14", "2027-03-01"):
        date, own = calendar.day(told), dt.date.fromisoformat(told if len(told) > 5 else f"2026-{told}")
        first, last = sorted((date, calendar.anchor))
        assert is_working_day(date)
        assert working_days_between(first, last) == working_days_between(*sorted((own, TODAY)))
    assert calendar.day("06-16") < calendar.today


@given(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2060, 1, 1), timezones=st.just(dt.UTC)))
def test_a_rough_time_frame_is_whole_and_lies_ahead(now):
    start, end = Calendar(now).frame("2027-03-01", "2027-03-01", "half")

    assert (start.day, start.month in (1, 7)) == (1, True)
    assert start > Calendar(now).today
    assert (end - start).days in range(180, 185)
