"""What waits for what and is part of what, as pages and programs tell it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmap.drawing.ties import tied_lines
from roadmap.drawing.wholes import whole_of
from roadmap.tests import factories as make
from strategy.models import Initiative, InitiativeDependency

TODAY = make.NOON.date()
AUTUMN = {"start": dt.date(2026, 8, 24), "end": dt.date(2026, 10, 16)}

pytestmark = pytest.mark.usefixtures("in_2026")


def link(place, before, after):
    return InitiativeDependency.create(by=place.owner, before=before, after=after)


def tied(*initiatives):
    found = Initiative.objects.filter(pk__in=[one.pk for one in initiatives]).order_by("number")
    return tied_lines(found.select_related("workspace", "product__workspace"), TODAY)


@pytest.fixture
def conflict(place, late):
    """(earlier, later): the forecast of the first lies behind the begin of the second."""
    earlier, _delivery = late
    later = make.initiative(place.owner, place.product, "Substitution rules", **AUTUMN)
    link(place, earlier, later)
    return earlier, later


def test_the_forecast_of_what_is_in_delivery_decides(conflict):
    first, then = tied(*conflict)
    (found,) = first.conflicts

    assert found.overlap.source == "forecast"
    assert found.overlap.days == (first.expected[0] - AUTUMN["start"]).days > 30
    assert first.ties == then.ties
    assert found.said_of(first) == f"Forecast overlaps Substitution rules by {found.overlap.days} days"
    days = f"Begins {found.overlap.days} days before Standing orders is forecast to be done"
    assert found.said_of(then) == days


def test_before_delivery_the_promise_decides_and_without_one_the_time_frame(place):
    one = make.approved(place.owner, place.product, end=dt.date(2026, 9, 4))
    two = make.initiative(
        place.owner, place.product, "Second", start=dt.date(2026, 1, 1), end=dt.date(2026, 9, 1)
    )
    then = make.initiative(place.owner, place.product, "Then", **AUTUMN)
    for before in (one, two):
        link(place, before, then)
    one.edit(by=place.owner, changes={"end": dt.date(2026, 8, 1)})  # what was promised stands

    last = tied(one, two, then)[-1]
    assert [(t.overlap.days, t.overlap.source) for t in last.conflicts] == [(11, "promise"), (8, "frame")]


def test_rough_frames_say_at_least(place):
    rough = make.initiative(
        place.owner, place.product, "Rough", start=dt.date(2026, 10, 1), end=dt.date(2026, 12, 31),
        precision="quarter",
    )  # fmt: skip
    then = make.initiative(place.owner, place.product, "Then", **AUTUMN)
    link(place, rough, then)

    (found,) = tied(rough)[0].conflicts
    assert found.sentence == "Time frame overlaps Then by at least 38 days"


def test_what_is_shipped_or_has_no_days_is_in_nobodys_way(place):
    undated = make.initiative(place.owner, place.product, "Undated")
    then = make.initiative(place.owner, place.product, "Then", **AUTUMN)
    link(place, undated, then)

    assert tied(then)[0].conflicts == []


def test_a_whole_is_done_with_the_last_of_its_parts(place):
    whole = make.initiative(place.owner, place.product, "Whole", start=AUTUMN["start"], end=AUTUMN["start"])
    part = make.initiative(place.owner, place.product, "Part", parent=whole, **AUTUMN)
    then = make.initiative(
        place.owner, place.product, "Then", start=dt.date(2026, 10, 1), end=dt.date(2026, 11, 1)
    )
    link(place, whole, then)

    assert tied(whole, part, then)[2].conflicts[0].overlap.days == 15
    assert tied(then)[0].conflicts[0].overlap.days == 15  # also where the parts are not among the lines


def test_what_a_whole_is_by_its_parts(place):
    whole = make.initiative(
        place.owner, place.product, "Whole", start=AUTUMN["start"], end=dt.date(2026, 10, 1)
    )
    for title, effort, state in (("One", 6, "shipped"), ("Two", 3, "draft"), ("Three", None, "draft")):
        part = make.initiative(place.owner, place.product, title, effort=effort, parent=whole, **AUTUMN)
        Initiative.objects.filter(pk=part.pk).update(state=state)
    gone = make.initiative(place.owner, place.product, "Declined", effort=90, parent=whole)
    Initiative.objects.filter(pk=gone.pk).update(state="declined")

    found = whole_of(tied(whole)[0])
    assert (found.start, found.end, found.late_by) == (AUTUMN["start"], AUTUMN["end"], 15)
    assert (found.effort, found.estimated, found.counted) == (9, 2, 3)
    # 6 of 6 + 3 + 4.5, the mean standing in for the one without an estimate
    assert found.share == pytest.approx(6 / 13.5)
    assert {row.line.initiative.title: row.weight is None for row in found.rows}["Declined"]


def test_the_page_says_it_in_words_on_both_ends(place, conflict):
    earlier, later = conflict
    there = place.get(f"initiatives/{earlier.key}/").content.decode()
    here = place.get(f"initiatives/{later.key}/").content.decode()

    assert "Forecast overlaps Substitution rules by" in there and "Resolve" in there
    assert "before Standing orders is forecast to be done" in here


def test_the_roadmap_draws_it_red_and_says_it(place, conflict):
    page = place.get("roadmap/?group=product").content.decode()

    assert 'class="dep off fc"' in page
    assert page.count("Forecast overlaps Substitution rules by") >= 2  # the bar's name and the phone's line
    listed = place.get("roadmap/?group=product&layout=list").content.decode()
    assert "Forecast overlaps Substitution rules by" in listed


def test_a_whole_stands_around_its_parts_on_the_roadmap(place):
    whole = make.initiative(place.owner, place.product, "Arrival certainty")
    for title in ("One", "Two"):
        make.initiative(place.owner, place.product, title, parent=whole, **AUTUMN)
    page = place.get("roadmap/?group=product").content.decode()

    assert "bar bar-c bar-draft" in page and "2 initiatives" in page
    assert "part of Arrival certainty" in page


def test_a_program_reads_conflict_and_days(place, conflict):
    (row,) = place.client.get("/api/v1/initiative-dependencies/").json()["results"]
    earlier, later = conflict

    assert (row["before"], row["after"]) == (str(earlier.pk), str(later.pk))
    assert row["conflict"]["days"] > 30 and row["conflict"]["source"] == "forecast"
    one = place.client.get(f"/api/v1/initiatives/{later.key}/").json()
    assert (one["depends_on"], one["blocks"]) == ([str(earlier.pk)], [])


def test_a_tie_to_what_is_in_the_trash_is_told_to_nobody(place, conflict):
    """An older release brought such back with a product."""
    earlier, later = conflict
    later.trash(by=place.owner)
    InitiativeDependency.everything.update(deleted_at=None, deletion=None)

    for path in (
        "roadmap/",
        "roadmap/?layout=list",
        f"initiatives/{earlier.key}/",
        "initiatives/",
        "strategy/",
    ):
        page = place.get(path)
        assert page.status_code == 200 and later.title not in page.content.decode()
    assert place.client.get("/api/v1/initiative-dependencies/").json()["results"] == []
    assert place.client.get(f"/api/v1/initiatives/{earlier.key}/").json()["blocks"] == []
    assert [line.ties for line in tied(earlier)] == [()]


def test_any_number_of_ties_costs_the_same_queries(place):
    every = [make.initiative(place.owner, place.product, f"Bet {n}", **AUTUMN) for n in range(10)]

    def asked(count):
        with CaptureQueriesContext(connection) as asked:
            tied(*every[:count])
        return len(asked)

    few = asked(3)  # with nothing that hangs on them
    every[1].edit(by=place.owner, changes={"parent": every[9]})
    link(place, every[8], every[0])
    assert asked(3) == few
    for n in range(1, 7):
        link(place, every[8], every[n])
    assert asked(7) == few
