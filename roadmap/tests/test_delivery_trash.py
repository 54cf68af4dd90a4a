"""A delivery goes to the trash with either end, comes back once both are there, and leaves nothing stuck."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from accounts.undo import undo
from execution.models import Project
from roadmap import actions, redeciding
from roadmap.models import Delivery
from roadmap.tests import factories as make
from strategy.models import Initiative, Placement, Score, ScoringModel

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def ends(place):
    """(initiative, delivery, project), launched."""
    initiative, delivery = make.launched(place.owner, place.product)
    return initiative, delivery, Project.objects.get(pk=delivery.project_id)


def again(row):
    return type(row).everything.get(pk=row.pk)


def alive(row):
    return again(row).deleted_at is None


@pytest.mark.parametrize("end", [0, 2])
def test_it_goes_with_either_end_and_comes_back_with_it(place, ends, end):
    delivery = ends[1]
    cause = ends[end].trash(by=place.owner)
    assert again(delivery).deletion == cause
    assert trash.page(place.workspace).rows == [ends[end]]

    again(ends[end]).restore(by=place.owner)
    assert alive(delivery)
    assert Activity.objects.of(delivery).filter(verb="restored").exists()


def test_undo_of_the_deletion_brings_it_back(place, ends):
    initiative, delivery, _project = ends
    cause = initiative.trash(by=place.owner)
    undo(by=place.owner, cause=cause)
    assert alive(initiative) and alive(delivery)


def test_it_goes_with_the_product_too(place, ends):
    _initiative, delivery, _project = ends
    place.product.refresh_from_db()
    place.product.trash(by=place.owner)
    assert not alive(delivery)
    again(place.product).restore(by=place.owner)
    assert alive(delivery)


@pytest.mark.parametrize("order", [(0, 2, 0, 2), (0, 2, 2, 0), (2, 0, 0, 2), (2, 0, 2, 0)])
def test_it_waits_for_the_end_that_is_still_gone(place, ends, order):
    first, second, back, last = order
    ends[first].trash(by=place.owner)
    ends[second].trash(by=place.owner)
    again(ends[back]).restore(by=place.owner)
    assert not alive(ends[1])
    assert ends[1] not in trash.page(place.workspace).rows

    again(ends[last]).restore(by=place.owner)
    assert alive(ends[1])


def test_its_project_may_serve_another_initiative(place, ends):
    initiative, delivery, project = ends
    other = make.approved(place.owner, place.product, title="Saved baskets")
    with pytest.raises(Refused):
        actions.launch(other, place.owner, project=project)
    initiative.trash(by=place.owner)
    _new, created = actions.launch(other, place.owner, project=project)
    assert created

    again(initiative).restore(by=place.owner)
    assert alive(initiative) and not alive(delivery), "its place was taken"
    assert delivery in trash.page(place.workspace).rows
    with pytest.raises(Refused, match="already serves"):
        again(delivery).restore(by=place.owner)


def test_its_initiative_may_be_launched_again(place, ends):
    initiative, delivery, project = ends
    project.trash(by=place.owner)
    new, created = actions.launch(initiative, place.owner)
    assert created and new.project != project

    again(project).restore(by=place.owner)
    assert alive(project) and not alive(delivery)


def test_of_two_that_cannot_both_come_back_the_newer_does(place, ends):
    initiative, delivery, project = ends
    project.trash(by=place.owner)
    new, _created = actions.launch(initiative, place.owner)
    again(initiative).trash(by=place.owner)
    again(project).restore(by=place.owner)
    again(initiative).restore(by=place.owner)
    assert alive(new) and not alive(delivery)


def test_what_waits_in_the_trash_follows_a_renewed_promise(place, ends):
    initiative, delivery, project = ends
    project.trash(by=place.owner)
    new = make.approved(place.owner, place.product, title="Saved baskets").promise
    redeciding.follow(initiative, new)
    again(project).restore(by=place.owner)
    assert Delivery.objects.get(pk=delivery.pk).promise == new


def test_both_ends_are_gone_for_good_after_thirty_days(place, ends):
    initiative, delivery, project = ends
    old = timezone.now() - dt.timedelta(days=40)
    initiative.trash(by=place.owner, at=old)
    project.trash(by=place.owner, at=old)
    trash.purge(timezone.now())
    for row in (initiative, project, delivery):
        assert not type(row).everything.filter(pk=row.pk).exists()


def test_one_end_goes_for_good_and_leaves_the_other(place, ends):
    initiative, _delivery, project = ends
    initiative.trash(by=place.owner, at=timezone.now() - dt.timedelta(days=40))
    trash.purge(timezone.now())
    assert not Initiative.everything.filter(pk=initiative.pk).exists() and alive(project)


def test_what_was_placed_and_scored_goes_for_good(place):
    initiative = make.initiative(place.owner, place.product)
    Placement.objects.create(workspace=place.workspace, initiative=initiative, rank=1)
    Score.of(initiative, ScoringModel.create(by=place.owner, kind="rice", name="RICE"))
    initiative.trash(by=place.owner, at=timezone.now() - dt.timedelta(days=40))
    trash.purge(timezone.now())
    assert not Initiative.everything.filter(pk=initiative.pk).exists()


def test_those_that_stayed_behind_in_an_older_release_go_along(place, ends):
    initiative, delivery, _project = ends
    cause = initiative.trash(by=place.owner)
    Delivery.everything.filter(pk=delivery.pk).update(deleted_at=None, deletion=None)
    Activity.objects.of(delivery).filter(verb="deleted").delete()
    go_along = import_module("roadmap.migrations.0010_deliveries_go_along").go_along

    go_along(apps, None)

    assert again(delivery).deletion == cause
    row = Activity.objects.of(delivery).get(verb="deleted")
    assert (row.cause, row.version) == (cause, again(delivery).version)
    again(initiative).restore(by=place.owner)
    assert alive(delivery)
