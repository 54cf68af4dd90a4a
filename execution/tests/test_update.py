import datetime as dt

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from execution.models import Project, StatusUpdate
from execution.models.update import may_declare
from execution.tests import factories as make


def test_what_is_said_stands_and_a_new_word_follows(place):
    make.update(place.owner, place.project, "on_track", "  All  is well. ", at=make.NOON)
    make.update(
        place.owner, place.project, "at_risk", "The bank is slow.", at=make.NOON + dt.timedelta(days=1)
    )

    said = [(u.health, u.words) for u in place.project.updates.newest_first()]
    assert said == [("at_risk", "The bank is slow."), ("on_track", "All is well.")]
    last = StatusUpdate.objects.last_of([place.project, make.project(place.owner)])
    assert {pk: update.health for pk, update in last.items()} == {place.project.pk: "at_risk"}


def test_it_is_logged_with_its_words_and_cannot_be_taken_back(place):
    make.update(place.owner, place.project)
    make.update(place.owner, place.project, "off_track", "Nobody has time.")
    row = Activity.objects.of(place.project).newest_first()[0]

    assert (row.verb, row.note) == ("declared", "Nobody has time.")
    assert row.changes == {"declared_health": ["on_track", "off_track"]}
    with pytest.raises(Refused, match="followed by another decision"):
        undo.undo(by=place.owner, cause=row.cause)


@pytest.mark.parametrize("role", [Role.PRODUCT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_only_its_lead_and_planners_say_how_it_stands(place, role):
    member = make.member(place.workspace, role)
    with pytest.raises(Forbidden):
        make.update(member, place.project)
    assert not may_declare(member, place.project)
    place.project.edit(by=place.owner, changes={"lead": member})
    make.update(member, place.project)
    assert may_declare(make.member(place.workspace, Role.PROJECT_MANAGER), place.project)


def test_nobody_leads_a_project_without_a_lead(place):
    assert not may_declare(make.member(place.workspace), place.project)


@pytest.mark.parametrize(
    ("health", "words", "said"),
    [
        ("no_plan", "It stands.", "choose one"),
        ("on_track", "  ", "one sentence"),
        ("on_track", "x" * 281, "up to 280 characters"),
    ],
)
def test_half_a_word_is_refused(place, health, words, said):
    with pytest.raises(Refused, match=said):
        make.update(place.owner, place.project, health, words)


def test_of_what_is_over_nothing_is_declared(place):
    place.project.move("cancelled", by=place.owner)
    with pytest.raises(Refused, match="Reopen it"):
        make.update(place.owner, place.project)


def test_of_what_was_finished_meanwhile_nothing_is_said(place):
    stale = Project.objects.get(pk=place.project.pk)
    place.project.move("finished", by=place.owner)
    with pytest.raises(Refused, match="Reopen it to say"):
        make.update(place.owner, stale)
