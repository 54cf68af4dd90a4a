"""Who follows an initiative, by themselves or by choice, and what they are told: once, and only while they are here."""

import datetime as dt

import pytest

from accounts.roles import Role
from collaboration.models import Notification
from strategy.models import InitiativeComment
from strategy.tests import factories as make
from strategy.tests.page import words


@pytest.fixture
def viktor(place):
    return make.member(place.workspace, Role.EXECUTIVE, "Viktor Hale")


def say(by, initiative, text="Ready."):
    return InitiativeComment.create(by=by, initiative=initiative, text=text)


def told(member):
    return list(member.notifications.order_by("at", "id").values_list("kind", "verb"))


def followers(initiative):
    return {(row.member, row.why) for row in initiative.follows.standing()}


# -- who ----------------------------------------------------------------------------------------------------------


def test_an_owner_follows_from_being_named_and_the_one_before_stays(place):
    initiative = place.initiative(owner=place.manager)
    initiative.edit(by=place.manager, changes={"owner": place.reader})
    assert followers(initiative) == {(place.manager, "owner"), (place.reader, "owner")}


def test_who_asks_and_who_decides_follow_from_the_request_on(place):
    initiative = place.initiative()
    assert followers(initiative) == set()
    initiative.submit(by=place.manager)
    assert followers(initiative) == {
        (place.manager, "asker"), (place.approver, "approver"), (place.owner, "approver")
    }  # fmt: skip


def test_whoever_left_is_never_put_back_but_comes_back_by_choice(place):
    initiative = place.initiative(owner=place.manager)
    assert initiative.unfollow(by=place.manager) and not initiative.unfollow(by=place.manager)
    initiative.edit(by=place.manager, changes={"owner": place.reader})
    initiative.edit(by=place.manager, changes={"owner": place.manager})
    initiative.submit(by=place.manager)
    assert not initiative.followed_by(place.manager)
    assert initiative.follow(by=place.manager) and not initiative.follow(by=place.manager)
    assert (place.manager, "chosen") in followers(initiative)


def test_anybody_here_follows_and_leaves_by_one_press(place, viktor):
    initiative = place.initiative()
    path = f"initiatives/{initiative.key}/"
    place.sign_in(viktor)
    assert 'value="yes" data-key="l"' in place.get(path).content.decode()
    assert place.post(f"{path}follow/", {"want": "yes"}).status_code == 302
    assert initiative.followed_by(viktor)
    page = place.get(path).content.decode()
    assert 'value="no" data-key="l"' in page and "1 person follows" in page
    assert "Viktor Hale" in words(place.get(f"{path}followers/"))
    place.post(f"{path}follow/", {"want": "no"})
    assert not initiative.followed_by(viktor)


# -- what they hear -----------------------------------------------------------------------------------------------


def test_followers_hear_of_every_step_and_of_none_of_their_own(place, viktor):
    initiative = place.initiative()
    for member in (viktor, place.manager):
        initiative.follow(by=member)
    initiative.hold(by=place.manager, note="Waits for the payment move.")
    initiative.resume(by=place.manager)
    assert told(viktor) == [("follow", "hold"), ("follow", "resume")]
    assert viktor.notifications.get(verb="hold").words == "Waits for the payment move."
    assert told(place.manager) == []


def test_of_a_request_and_a_decision_nobody_hears_twice(place, viktor):
    initiative = place.initiative(owner=place.reader)
    initiative.follow(by=viktor)
    initiative.submit(by=place.manager).decide(by=place.approver, verdict="approve", note="Go.")
    assert told(viktor) == [("follow", "submit"), ("follow", "approve")]
    assert told(place.approver) == [("request", "")]  # decided it, and was asked to
    assert told(place.manager) == [("decision", "approve")]
    assert told(place.owner) == [("request", ""), ("follow", "approve")]
    assert told(place.reader) == [("assignment", "own"), ("follow", "submit"), ("decision", "approve")]


def test_a_comment_is_told_once_to_followers_and_as_a_mention_to_whom_it_names(place, viktor):
    initiative = place.initiative(owner=place.owner)
    initiative.follow(by=viktor)
    comment = say(place.manager, initiative, "@Viktor Hale, look.")
    assert told(viktor) == [("mention", "")]
    assert ("follow", "comment") in told(place.owner)
    row = place.owner.notifications.get(verb="comment")
    assert (row.words, row.subject_label, row.subject()) == (
        "@Viktor Hale, look.",
        "Standing orders",
        comment,
    )


def test_a_comment_that_is_taken_back_unread_is_no_news_and_is_told_again_once_it_is_back(place, viktor):
    initiative = place.initiative()
    initiative.follow(by=viktor)
    comment = say(place.manager, initiative)
    comment.trash(by=place.manager)
    assert told(viktor) == []
    comment.refresh_from_db()
    comment.restore(by=place.manager)
    assert told(viktor) == [("follow", "comment")]


def test_whoever_lost_access_is_told_nothing_and_no_longer_shown(place, viktor):
    initiative = place.initiative()
    initiative.follow(by=viktor)
    viktor.deactivate(by=place.owner)
    say(place.manager, initiative)
    initiative.hold(by=place.manager)
    assert told(viktor) == [] and followers(initiative) == set()
    viktor.reactivate(by=place.owner)
    initiative.resume(by=place.manager)
    assert told(viktor) == [("follow", "resume")]


def test_whoever_left_hears_no_more(place, viktor):
    initiative = place.initiative()
    initiative.follow(by=viktor)
    initiative.unfollow(by=viktor)
    say(place.manager, initiative)
    assert told(viktor) == []


def test_the_inbox_says_what_happened_in_words(place, viktor):
    initiative = place.initiative()
    initiative.follow(by=viktor)
    initiative.hold(by=place.manager)
    Notification.objects.update(at=make.NOON - dt.timedelta(days=1))
    place.sign_in(viktor)
    assert "Tobias Okafor put on hold Standing orders" in words(place.get("inbox/"))


# -- by program ---------------------------------------------------------------------------------------------------


def test_a_program_follows_lists_and_leaves(place):
    path = f"initiatives/{place.initiative().key}/followers/"
    body = place.api("post", path).json()
    assert body["following"] and [(row["member"], row["why"]) for row in body["results"]] == [
        (str(place.manager.pk), "chosen")
    ]
    assert place.api("delete", path).status_code == 204
    assert place.api("get", path).json() == {"next": None, "following": False, "results": []}
