"""The memory of derived values: a row a delivery and day, however often and by whomever it is asked for."""

import datetime as dt
import threading
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.db import connections
from django.utils import timezone

from accounts import trash
from roadmap import actions, tasks
from roadmap.models import Reading
from roadmap.tests import factories as make
from roadmap.tests.test_work import TODAY, d, fill

MONDAY = dt.datetime(2026, 6, 15, 8, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def place(db):
    cache.clear()
    workspace, owner = make.workspace()
    return workspace, owner, make.product(owner)


def test_a_reading_is_taken_when_something_changed(place):
    workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    _done, half, _rest = fill(owner, delivery.project)

    assert len(actions.take_readings(workspace, make.NOON)) == 1
    assert actions.take_readings(workspace, make.NOON) == []
    half.edit(by=owner, changes={"remaining": Decimal(10)})
    assert len(actions.take_readings(workspace, make.NOON)) == 1

    reading = Reading.objects.get()
    assert (reading.day, reading.health) == (TODAY, "on_track")
    assert reading.progress == Decimal("0.5714")
    assert (reading.plan_start, reading.plan_finish) == (d(5, 4), d(7, 3))
    assert reading.p50 == d(6, 23) and reading.reason


def test_a_reading_a_day_and_none_on_days_without_change(place):
    workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    make.task(owner, delivery.project, start=d(7, 1), due=d(7, 3))
    day = dt.timedelta(days=1)

    actions.take_readings(workspace, make.NOON)
    actions.take_readings(workspace, make.NOON + day)
    first = list(Reading.objects.values_list("day", "p50"))
    actions.take_readings(workspace, make.NOON + 20 * day)

    assert first[0] == (TODAY, d(7, 3))
    assert Reading.objects.count() >= 2
    assert workspace.readings.as_of(TODAY).get().day == TODAY
    assert workspace.readings.as_of(d(1, 1)).count() == 0
    assert workspace.readings.as_of(d(7, 8)).get().p50 == d(7, 9)


def test_readings_stay_in_their_workspace(place):
    workspace, owner, product = place
    make.launched(owner, product)
    other, _ = make.workspace("Elsewhere")

    assert actions.take_readings(other, make.NOON) == []
    assert len(actions.take_readings(workspace, make.NOON)) == 1


# -- on the clock ---------------------------------------------------------------


def test_readings_are_taken_where_work_or_the_date_moved(place, monkeypatch):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    taken = []
    monkeypatch.setattr(tasks, "take_readings", lambda workspace, at: taken.append(at.date()))
    for at in (MONDAY, MONDAY, MONDAY + DAY):
        tasks.take_daily_readings(at)
    assert taken == [MONDAY.date(), (MONDAY + DAY).date()]
    make.task(owner, delivery.project)
    tasks.take_daily_readings(MONDAY + DAY)
    assert len(taken) == 3
    delivery.project.tasks.first().trash(by=owner)
    tasks.take_daily_readings(MONDAY + DAY)
    trash.purge(timezone.now() + 31 * DAY)
    tasks.take_daily_readings(MONDAY + DAY)
    assert len(taken) == 5, "a purge takes versions away that something written later may bring again"


def test_a_workspace_that_cannot_be_read_never_stops_the_others(place, monkeypatch, caplog):
    make.workspace("Second")
    seen = []

    def broken(workspace, at):
        seen.append(workspace)
        raise ObjectDoesNotExist

    monkeypatch.setattr(tasks, "take_readings", broken)
    tasks.take_daily_readings(MONDAY)
    assert len(seen) == 2


def test_however_often_the_clock_rings_a_day_has_one_reading(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    task = make.task(owner, delivery.project, start=d(6, 15), due=d(7, 3), estimate=Decimal(10))
    for hour in range(12):
        task.edit(by=owner, changes={"remaining": Decimal(hour)})
        tasks.take_daily_readings(MONDAY + dt.timedelta(hours=hour))
        cache.clear()

    reading = Reading.objects.get()
    assert (reading.day, reading.p50) == (MONDAY.date(), d(7, 7))


@pytest.mark.django_db(transaction=True)
def test_two_beats_and_eight_workers_write_one_reading_a_delivery():
    workspace, owner = make.workspace()
    product = make.product(owner)
    for n in range(5):
        _initiative, delivery = make.launched(owner, product, title=f"Bet {n}")
        make.task(owner, delivery.project, start=d(6, 15), due=d(7, 3))
    cache.clear()
    start, errors = threading.Barrier(8), []

    def ring(n):
        start.wait()
        try:
            (tasks.take_daily_readings if n % 2 else tasks.read)(
                *((MONDAY,) if n % 2 else (workspace, MONDAY))
            )
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ring, args=(n,)) for n in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert errors == []
    assert sorted(Reading.objects.values_list("delivery", "day").distinct()) == sorted(
        Reading.objects.values_list("delivery", "day")
    )
    assert Reading.objects.count() == 5


def test_an_unlinked_delivery_keeps_its_readings_and_gets_no_more(place):
    workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    make.task(owner, delivery.project, start=d(6, 15), due=d(7, 3))
    actions.take_readings(workspace, MONDAY)
    delivery.trash(by=owner)

    assert actions.take_readings(workspace, MONDAY + 30 * DAY) == []
    assert Reading.objects.count() == 1


def test_followers_hear_once_when_a_forecast_leaves_what_was_promised(place):
    workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    fan = make.member(workspace)
    initiative.follow(by=fan)
    task = make.task(owner, delivery.project, "Card mandates", start=d(6, 1), due=d(7, 3))
    actions.take_readings(workspace, make.NOON)
    assert not fan.notifications.filter(verb="drift").exists()
    task.edit(by=owner, changes={"due": d(12, 18)})
    for later in (1, 1, 2):
        actions.take_readings(workspace, make.NOON + later * DAY)
    row = fan.notifications.get(verb="drift")
    left = Reading.objects.get(day=(make.NOON + DAY).date())
    assert (row.kind, row.actor, row.words) == ("follow", None, left.reason)
