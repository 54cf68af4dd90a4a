"""Comments on initiatives, and who is told of requests, decisions and ownership."""

import pytest

from accounts.errors import Forbidden
from accounts.roles import Role
from strategy.models import InitiativeComment
from strategy.tests import factories as make


def say(by, initiative, text="Ready."):
    return InitiativeComment.create(by=by, initiative=initiative, text=text)


def told(member, kind):
    return list(member.notifications.filter(kind=kind).values_list("verb", "words"))


def test_an_executive_speaks_from_a_seat_and_without_one_only_reads(place):
    initiative, other = place.initiative(), make.product(place.owner, place.owner)
    assert say(place.approver, initiative).author == place.approver
    with pytest.raises(Forbidden):
        say(place.approver, make.initiative(place.manager, other))
    with pytest.raises(Forbidden):
        say(make.member(place.workspace, Role.EXECUTIVE, "Viktor Hale"), initiative)


def test_everybody_who_works_speaks(place):
    initiative = place.initiative()
    for member in (place.owner, place.manager, place.reader):
        say(member, initiative)
    assert initiative.comments.count() == 3


def test_the_box_is_there_for_who_may_write_alone(place):
    path = f"initiatives/{place.initiative().key}/"
    place.sign_in(place.approver)
    assert "mention-box" in place.get(path).content.decode()
    place.sign_in(make.member(place.workspace, Role.EXECUTIVE, "Viktor Hale"))
    assert "mention-box" not in place.get(path).content.decode()


def test_a_comment_takes_nothing_out_of_review(place):
    initiative = place.at("in_review")
    say(place.manager, initiative)
    initiative.refresh_from_db()
    assert initiative.state == "in_review" and initiative.request


def test_a_request_is_told_to_every_approver_but_who_asks(place):
    place.initiative().submit(by=place.owner, note="Look at the pilot.")
    assert told(place.approver, "request") == [("", "Look at the pilot.")]
    assert told(place.owner, "request") == told(place.manager, "request") == []


def test_a_withdrawn_request_waits_for_nobody(place):
    initiative = place.initiative()
    initiative.submit(by=place.manager)
    initiative.withdraw(by=place.manager)
    left = place.approver.notifications.unread()
    assert [(row.kind, row.verb) for row in left] == [("follow", "withdraw")]


@pytest.mark.parametrize("verdict", ["approve", "request_changes", "decline"])
def test_a_decision_is_told_to_its_owner_and_to_who_asked(place, verdict):
    initiative = place.initiative(owner=place.reader)
    initiative.submit(by=place.manager).decide(by=place.approver, verdict=verdict, note="Because.")
    assert told(place.reader, "decision") == told(place.manager, "decision") == [(verdict, "Because.")]
    assert told(place.approver, "decision") == []
    assert not place.owner.notifications.unread().filter(kind="request").exists()


def test_who_owns_and_asked_hears_of_the_decision_once(place):
    place.at("approved", owner=place.manager)
    assert len(told(place.manager, "decision")) == 1


def test_a_new_owner_hears_of_it_and_a_former_one_no_more(place):
    initiative = place.initiative(owner=place.reader)
    assert told(place.reader, "assignment") == [("own", "")]
    initiative.edit(by=place.manager, changes={"owner": place.approver})
    assert told(place.reader, "assignment") == [] and told(place.approver, "assignment") == [("own", "")]
