"""Allocations and time off: their rules, their trash, their log."""

import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Refused
from accounts.models import Activity
from execution.models import Allocation, TimeOff
from execution.tests import factories as make


@pytest.fixture
def designer(place):
    return make.person(place.owner)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"percent": 0}, "percent"),
        ({"percent": 201}, "percent"),
        ({"end": make.TODAY - dt.timedelta(days=1)}, "end"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(place, designer, fields, field):
    with pytest.raises(Refused) as refused:
        make.allocation(place.owner, designer, place.project, **fields)
    assert refused.value.field == field


def test_one_day_and_twice_of_somebody_are_allowed(place, designer):
    allocation = make.allocation(place.owner, designer, place.project, percent=200, end=make.TODAY)
    assert allocation.start == allocation.end == make.TODAY


def test_nothing_is_planned_for_who_is_not_planned_for(place, designer):
    designer.edit(by=place.owner, changes={"active": False})
    with pytest.raises(Refused) as refused:
        make.allocation(place.owner, designer, place.project)
    assert refused.value.field == "person"


@pytest.mark.parametrize("state", ["finished", "cancelled"])
def test_nobody_is_planned_for_a_project_that_is_over(place, designer, state):
    place.project.move(state, by=place.owner)
    with pytest.raises(Refused) as refused:
        make.allocation(place.owner, designer, place.project)
    assert refused.value.field == "project"


def test_what_is_planned_stays_when_the_project_is_over_and_can_be_shortened(place, designer):
    allocation = make.allocation(place.owner, designer, place.project)
    place.project.move("finished", by=place.owner)
    allocation.edit(by=place.owner, changes={"end": make.TODAY})
    assert Allocation.objects.get().end == make.TODAY


def test_it_moves_to_who_is_planned_for_only(place, designer):
    allocation = make.allocation(place.owner, designer, place.project)
    other = make.person(place.owner, name="Another", active=False)
    with pytest.raises(Refused) as refused:
        allocation.edit(by=place.owner, changes={"person": other})
    assert refused.value.field == "person"


def test_it_goes_and_comes_back_with_its_project(place, designer):
    allocation = make.allocation(place.owner, designer, place.project)
    place.project.trash(by=place.owner)
    assert not place.workspace.allocations.exists()

    place.project.restore(by=place.owner)
    assert place.workspace.allocations.get() == allocation


def test_a_change_is_logged_with_both_values_and_taken_back(place, designer):
    allocation = make.allocation(place.owner, designer, place.project, percent=80)
    row = allocation.edit(by=place.owner, changes={"percent": 50}, version=1)
    assert row.changes == {"percent": [80, 50]}

    undo.undo(by=place.owner, cause=row.cause)
    assert Allocation.objects.get().percent == 80


def test_many_are_shared_out_under_one_cause_with_a_row_each(place, designer):
    span = {"start": make.TODAY, "end": make.TODAY}
    rows = [{"person": designer, "project": place.project, "percent": n} | span for n in (10, 20, 30)]

    cause = Allocation.share_out(rows, by=place.owner)

    assert sorted(place.workspace.allocations.values_list("percent", flat=True)) == [10, 20, 30]
    log = Activity.objects.filter(cause=cause)
    assert {row.verb for row in log} == {"created"} and log.count() == 3
    undo.undo(by=place.owner, cause=cause)
    assert not place.workspace.allocations.exists()


def test_one_that_cannot_be_stops_them_all(place, designer):
    span = {"start": make.TODAY, "end": make.TODAY}
    rows = [{"person": designer, "project": place.project, "percent": n} | span for n in (10, 300)]
    with pytest.raises(Refused):
        Allocation.share_out(rows, by=place.owner)
    assert not place.workspace.allocations.exists()


def test_time_off_ends_where_it_begins_or_later(place, designer):
    make.time_off(place.owner, designer, last=make.TODAY)
    with pytest.raises(Refused) as refused:
        make.time_off(place.owner, designer, last=make.TODAY - dt.timedelta(days=1))
    assert refused.value.field == "last"
    assert TimeOff.objects.count() == 1


def test_what_was_planned_of_somebody_gone_waits_for_them(place, designer):
    make.allocation(place.owner, designer, place.project)
    place.project.trash(by=place.owner)
    designer.trash(by=place.owner)
    for gone, count in ((place.project, 0), (designer, 1)):
        type(gone).everything.get(pk=gone.pk).restore(by=place.owner)
        assert Allocation.objects.count() == count
