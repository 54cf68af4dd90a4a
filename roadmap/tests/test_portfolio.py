"""Every product on one page, with what changed and what waits."""

import datetime as dt

import pytest

from accounts.roles import Role
from roadmap import actions
from roadmap.models import Reading
from roadmap.portfolio.portfolio import portfolio
from roadmap.tests import factories as make
from strategy.models import Goal, KeyResult

pytestmark = pytest.mark.usefixtures("in_2026")
BEFORE = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


def of(member, **how):
    return portfolio(member, at=make.NOON, **how)


@pytest.fixture
def slipped(late):
    """Two weeks ago it was on track for 14 August."""
    actions.take_readings(late[0].workspace, at=BEFORE)
    Reading.objects.update(p50=dt.date(2026, 8, 14), p85=dt.date(2026, 8, 14), health="on_track")
    return late


def test_a_product_shows_its_worst_band_with_a_count(place, late):
    (standing,) = of(place.owner).standings

    assert (standing.worst, standing.late, standing.judged) == ("off_track", 1, 1)
    page = place.get("portfolio/").content.decode()
    assert "Off track, 1 of 1 late" in page and "Standing orders will land late." in page


def test_a_slip_tells_old_and_new_and_why(place, slipped):
    row = next(row for row in of(place.owner).changes if row.health)

    assert (row.kind, row.title) == ("Off track", "Standing orders")
    assert (row.old, row.new) == (dt.date(2026, 8, 14), dt.date(2026, 10, 9))
    assert row.cause.startswith("Last to end: Pilot.") and row.url == slipped[0].get_absolute_url()


def test_what_was_known_before_the_day_asked_for_is_no_news(place, slipped):
    actions.take_readings(place.workspace, at=dt.datetime(2026, 6, 12, 9, tzinfo=dt.UTC))

    assert not [row for row in of(place.owner, since=dt.date(2026, 6, 12)).changes if row.health]
    assert [row for row in of(place.owner, since=dt.date(2026, 6, 3)).changes if row.health]


def test_what_recovered_is_said_too(place, slipped):
    slipped[1].project.tasks.get(title="Pilot").move("cancelled", by=place.owner)
    Reading.objects.update(p50=dt.date(2026, 10, 9), p85=dt.date(2026, 11, 9), health="off_track")
    row = next(row for row in of(place.owner).changes if row.health)

    assert row.kind == "Moved earlier" and row.old == dt.date(2026, 10, 9)


def test_key_results_then_and_now(place):
    year = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    goal = Goal.create(by=place.owner, product=place.product, title="Reorder", **year)
    result = KeyResult.create(by=place.owner, goal=goal, title="Orders", start_value=0, target_value=100)
    result.check_in(by=place.owner, value=20, at=BEFORE)
    result.check_in(by=place.owner, value=50, at=make.NOON)
    found = of(place.owner)

    assert (found.reached, found.before, found.standings[0].percent) == (50, 20, 50)


def test_only_a_seat_is_led_to_decide(place):
    asking = make.member(place.workspace)
    make.initiative(asking, place.product, "Loyalty credits").submit(by=asking)
    page = place.get("portfolio/").content.decode()
    assert "Waiting for your decision" in page and "/decide/" in page

    place.sign_in(Role.EXECUTIVE)
    page = place.get("portfolio/").content.decode()
    assert "Waiting for a decision" in page and "Loyalty credits" in page and "/decide/" not in page


@pytest.mark.parametrize("role", Role.values)
def test_it_is_read_only_for_everybody(place, role, late):
    place.sign_in(role)
    main = place.get("portfolio/").content.decode().partition("<main")[2].partition("</main>")[0]

    assert "<form" not in main and "data-dialog" not in main
    assert place.post("portfolio/").status_code == 405


def test_an_executive_arrives_there(place):
    assert place.get("").url == place.url("roadmap/")
    place.sign_in(Role.EXECUTIVE)
    assert place.get("").url == place.url("portfolio/")
    tabs = place.get("portfolio/").context["shell"]["tabs"]
    assert [tab["label"] for tab in tabs if tab["current"]] == ["Portfolio"]


def test_without_products_it_says_what_belongs_here(place):
    place.product.trash(by=place.owner)

    assert "No product yet" in place.get("portfolio/").content.decode()


def test_a_product_without_plans_stands_there_too(place):
    page = place.get("portfolio/").content.decode()

    assert "Nothing is planned yet." in page and "No initiative yet" in page and "Nothing in delivery" in page


def test_a_day_that_is_none_is_refused(place):
    answer = place.get("portfolio/?since=yesterday")

    assert answer.status_code == 400 and "since is a date" in answer.content.decode()


def test_the_phone_tells_the_same(place, late):
    page = place.get("portfolio/").content.decode().partition("only-phone pfo-ph")[2]

    assert "Off track, 1 of 1 late" in page and "Standing orders" in page
    assert 'class="maxis"' in page and 'class="mnow"' in page
