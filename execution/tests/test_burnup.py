import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest

from accounts.tests import factories as people
from execution.burnup import MOST, Point, burn_up, days_of, pace
from execution.grown import grown
from execution.models import Status
from execution.tests.factories import milestone, project, task, workspace

pytestmark = pytest.mark.django_db
FIRST, TODAY = dt.date(2026, 6, 1), dt.date(2026, 6, 20)


def noon(day):
    return dt.datetime(2026, 6, day, 12, tzinfo=dt.UTC)


@pytest.fixture
def here():
    """A milestone that gained and lost work, and another one beside it."""
    lead = workspace()[1]
    plan = project(lead)
    aim = milestone(lead, plan, due=dt.date(2026, 6, 30))
    beside = milestone(lead, plan, name="Other", due=dt.date(2026, 6, 30))
    one = task(lead, plan, "One", milestone=aim, estimate=Decimal(10), at=noon(2))
    two = task(lead, plan, "Two", milestone=aim, estimate=Decimal(6), at=noon(4))
    two.edit(by=lead, changes={"estimate": Decimal(8)}, at=noon(6))
    one.edit(by=lead, changes={"remaining": Decimal(4)}, at=noon(8))
    one.move(Status.DONE, by=lead, at=noon(10))
    gone = task(lead, plan, "Gone", milestone=aim, at=noon(11))
    gone.trash(by=lead, at=noon(12))
    whole = task(lead, plan, "Whole", milestone=beside, at=noon(13))
    part = task(lead, plan, "Part", parent=whole, estimate=Decimal(4), at=noon(13))
    whole.edit(by=lead, changes={"milestone": aim}, at=noon(15))
    return SimpleNamespace(lead=lead, plan=plan, aim=aim, beside=beside, one=one, part=part)


def on(points, day):
    found = next(one for one in points if one.day == dt.date(2026, 6, day))
    return found.scope, found.done, found.tasks, found.finished


def test_each_evening_is_weighed_as_it_was(here):
    points = grown(here.aim, TODAY)
    assert on(points, 2) == (10, 0, 1, 0)
    assert on(points, 4) == (16, 0, 2, 0)
    assert on(points, 6) == (18, 0, 2, 0)
    assert on(points, 8) == (18, 6, 2, 0)
    assert on(points, 10) == (18, 10, 2, 1)
    assert on(points, 11) == (27, 10, 3, 1)  # one without an estimate weighs the mean
    assert on(points, 12) == (18, 10, 2, 1)
    assert on(points, 14) == (18, 10, 2, 1)  # the part counts towards the other one
    assert on(points, 20) == (22, 10, 3, 1)


def test_the_last_evening_is_what_the_milestone_says_today(here):
    last, standing = grown(here.aim, TODAY)[-1], here.aim.standing(TODAY)
    assert (last.scope, last.done) == (float(standing.weight), float(standing.done_weight))
    assert (last.tasks, last.finished) == (standing.tasks, standing.done)


def test_what_came_back_from_the_trash_was_there_all_the_same(here):
    here.part.trash(by=here.lead, at=noon(16))
    here.part.refresh_from_db()
    here.part.restore(by=here.lead, at=noon(18))
    points = grown(here.aim, TODAY)
    # while it is gone, what it was part of stands for itself, without an estimate
    assert [on(points, day)[0] for day in (15, 16, 18)] == [22, 27, 22]


def test_nothing_is_drawn_where_no_work_ever_was(here):
    empty = milestone(here.lead, here.plan, name="Empty")
    assert grown(empty, TODAY) == []


def test_a_long_time_is_drawn_at_so_many_days():
    days = days_of(FIRST, FIRST + dt.timedelta(days=3000))
    assert len(days) == len(set(days)) == MOST
    assert (days[0], days[-1]) == (FIRST, FIRST + dt.timedelta(days=3000))
    assert days_of(FIRST, FIRST) == [FIRST]


def test_no_acts_no_points_but_today():
    (only,) = burn_up([], [], None, set(), TODAY, TODAY)
    assert only == Point(TODAY, 0.0, 0.0, 0, 0)


def evenings(*done, scope=40):
    return [
        Point(TODAY - dt.timedelta(days=10 * (len(done) - 1 - n)), scope, d, 4, 1) for n, d in enumerate(done)
    ]


def test_the_pace_is_that_of_the_last_weeks():
    found = pace(evenings(0, 0, 10, 20, 30), TODAY)  # the first ten days count no more
    assert (found.rate, found.days, found.left) == (1.0, 30, 10)
    assert found.end == TODAY + dt.timedelta(days=10)


def test_at_no_pace_it_is_never_done_and_done_is_done():
    assert pace(evenings(10, 10), TODAY).end is None
    assert pace(evenings(10, 40), TODAY).end == TODAY
    assert pace(evenings(20, 10), TODAY).rate == 0  # taken back


def test_the_page_says_what_is_left_and_shows_its_table(here):
    client = people.client_of(here.lead)
    page = client.get(f"/w/{here.lead.workspace.slug}/milestones/{here.aim.pk}/").content.decode()
    assert "12 h of 22 h are left." in page
    assert page.count("<polyline") == 2 and "As a table" in page
    assert "Part" in page and "Whole" not in page.partition("What counts towards it")[2]
