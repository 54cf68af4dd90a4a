"""A goal published with a note reaches every member."""

import pytest

from accounts import undo
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from collaboration.models import Kind, Notification
from strategy.tests import factories as make
from strategy.tests.page import words


@pytest.fixture
def goal(place):
    return make.goal(place.manager, place.product)


def test_every_other_member_is_told_with_the_note(place, goal):
    goal.publish(by=place.manager, note="Calls are down.", at=make.NOON)
    told = Notification.objects.filter(kind=Kind.PUBLICATION, subject_id=goal.pk)
    assert {row.member_id for row in told} == {place.owner.pk, place.approver.pk, place.reader.pk}
    assert {row.words for row in told} == {"Calls are down."}
    row = Activity.objects.of(goal).get(verb="published")
    assert {n.cause for n in told} == {row.cause}
    assert row.note == "Calls are down."


def test_only_who_shapes_may(place, goal):
    with pytest.raises(Forbidden):
        goal.publish(by=place.reader)
    assert not Notification.objects.exists()


def test_it_cannot_be_taken_back(place, goal):
    goal.publish(by=place.manager)
    with pytest.raises(Refused, match="cannot be undone"):
        undo.undo(by=place.manager)


def test_what_one_has_not_seen_is_not_published(place, goal):
    seen = goal.version
    goal.edit(by=place.owner, changes={"title": "Another one"})
    with pytest.raises(Conflict):
        goal.publish(by=place.manager, version=seen)


def test_the_dialog_publishes_and_the_page_remembers(place, goal):
    assert "Publish the goal" in words(place.get(f"goals/{goal.key}/publish/"))
    place.post(f"goals/{goal.key}/publish/", {"note": "Calls are down.", "version": goal.version})
    page = words(place.get(f"goals/{goal.key}/"))
    assert "Published" in page
    assert "Calls are down." in page


def test_the_api_publishes(place, goal):
    told = place.api("post", f"goals/{goal.pk}/publication/", {"note": "Calls are down."})
    assert told.status_code == 201
    assert Notification.objects.count() == 3
    assert place.api("post", f"goals/{goal.pk}/publication/", {"words": "x"}).status_code == 400
