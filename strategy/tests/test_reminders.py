"""Who still has to answer is reminded once before a request is due and once when its day is over, never twice."""

import datetime as dt

import pytest

from collaboration.facts import note_of
from collaboration.models import Notification
from strategy.models import ApprovalRequest, Policy
from strategy.reminders import remind
from strategy.tasks import remind_of_requests
from strategy.tests import factories as make
from strategy.tests.together import together

SOON, LATE = "remind", "overdue"


def at(day, hour=9):
    return make.NOON.replace(hour=hour) + dt.timedelta(days=day)


@pytest.fixture
def asked(place):
    """Sent on day 0, due on day 5, to be reminded of on day 3."""
    Policy.of(place.product).edit(
        by=place.manager, changes={"days": 5, "remind_before": 2, "remind_overdue": True, "rule": "all"}
    )
    initiative = place.initiative(at=at(-1))
    return initiative.submit(by=place.manager, at=at(0))


def told(verb):
    rows = Notification.objects.filter(kind="request", verb=verb)
    return sorted(str(row.member) for row in rows.select_related("member__user"))


def test_each_step_is_taken_on_its_day_and_once(place, asked):
    steps = [remind(place.workspace, at(day)) for day in range(9)]
    assert steps == [0, 0, 0, 1, 0, 0, 1, 0, 0]
    assert told(SOON) == told(LATE) == sorted(str(m) for m in (place.approver, place.owner))
    asked.refresh_from_db()
    assert (asked.reminded_at, asked.reminded_overdue_at) == (at(3), at(6))


def test_only_those_who_did_not_answer_are_reminded(place, asked):
    asked.decide(by=place.approver, verdict="approve", at=at(1))
    remind(place.workspace, at(3))
    assert told(SOON) == [str(place.owner)]


@pytest.mark.parametrize("verb", ["withdraw", "hold", "trash"])
def test_what_waits_for_nobody_reminds_nobody(place, asked, verb):
    getattr(asked.initiative, verb)(by=place.manager)
    assert remind(place.workspace, at(3)) == 0 and told(SOON) == []


def test_a_reminder_that_was_missed_is_not_given_with_the_overdue_one(place, asked):
    assert remind(place.workspace, at(6)) == 1
    assert (told(SOON), len(told(LATE))) == ([], 2)


def test_one_who_asked_for_a_near_day_is_not_reminded_on_the_day_of_asking(place, asked):
    near = place.initiative(at=at(-1)).submit(by=place.manager, at=at(0), due=at(1).date())
    assert near.remind_on is None
    remind(place.workspace, at(1))
    assert told(SOON) == []


def test_without_a_policy_nobody_is_reminded(place):
    place.initiative(at=at(-1)).submit(by=place.manager, at=at(0), due=at(1).date())
    assert [remind(place.workspace, at(day)) for day in range(4)] == [0, 0, 0, 0]


def test_a_reminder_says_who_asks_and_until_when(place, asked):
    remind(place.workspace, at(3))
    row = Notification.objects.filter(verb=SOON, member=place.approver).get()
    assert (row.actor, note_of(row), row.subject()) == (place.manager, "Due 22 June 2026", asked.initiative)
    place.sign_in(place.approver)
    assert "still asks you to decide on" in place.get("inbox/").content.decode()


def test_an_answer_settles_the_reminders_of_whoever_gave_it(place, asked):
    remind(place.workspace, at(3))
    asked.decide(by=place.approver, verdict="approve", at=at(4))
    left = Notification.objects.unread().filter(kind="request")
    assert {row.member for row in left} == {place.owner}


def test_the_clock_rings_for_every_workspace_and_a_failure_stops_no_other(place, asked, monkeypatch):
    make.workspace("Elsewhere")
    assert remind_of_requests(at(3).isoformat()) == 1
    assert remind_of_requests(at(3).isoformat()) == 0
    monkeypatch.setattr("strategy.reminders.step", lambda *args: 1 / 0)
    assert remind_of_requests(at(6).isoformat()) == 0


@pytest.mark.django_db(transaction=True)
def test_many_rounds_at_once_tell_once():
    workspace, owner = make.workspace()
    manager, approver = make.member(workspace), make.member(workspace, "executive")
    product = make.product(owner, approver)
    Policy.of(product).edit(by=manager, changes={"days": 5, "remind_before": 2})
    request = make.initiative(manager, product, at=at(-1)).submit(by=manager, at=at(0))
    answers = together(lambda n: remind(workspace, at(3)))
    assert sorted(answers) == [0] * (len(answers) - 1) + [1]
    assert Notification.objects.filter(verb=SOON).count() == 1
    assert ApprovalRequest.objects.get(pk=request.pk).reminded_at == at(3)
