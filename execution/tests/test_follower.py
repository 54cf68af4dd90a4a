"""Who follows a task, and what they hear of."""

import datetime as dt

import pytest
from django.utils import translation

from accounts.roles import Role
from accounts.undo import undo
from collaboration.facts import note_of
from collaboration.inbox import words_of
from collaboration.models import Notification
from collaboration.quiet import quietly
from execution.models import Task, TaskComment
from execution.tests import factories as make


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


@pytest.fixture
def reader(place):
    return make.member(place.workspace, Role.EXECUTIVE)


def heard(member):
    """[(words, what was said)] of what this member was told, the oldest first."""
    rows = Notification.objects.filter(member=member).order_by("at", "id")
    return [(str(words_of(row)), note_of(row)) for row in rows]


def test_anybody_here_follows_and_leaves_by_one_press(place, reader):
    client, task = place.client, place.task("Mandates")
    client.force_login(reader.user)
    url = task.get_absolute_url()
    assert 'aria-pressed="false"' in html(client.get(url))
    for _twice in range(2):
        assert client.post(f"{url}follow/", {"want": "yes"}).status_code == 302
    assert task.followers() == [reader]
    page = html(client.get(url))
    assert 'aria-pressed="true"' in page and "1 person follows" in page
    assert str(reader) in html(client.get(f"{url}followers/"))
    client.post(f"{url}follow/", {"want": "no"})
    assert task.followers() == [] and "Nobody yet" in html(client.get(f"{url}followers/"))


def test_followers_hear_of_status_days_blocks_and_comments_and_of_none_of_their_own(place, reader):
    task = place.task("Mandates")
    task.follow(by=reader)
    task.follow(by=place.owner)
    task.move("doing", by=place.owner)
    task.edit(by=place.owner, changes={"due": make.TODAY})
    task.block("The provider", by=place.owner)
    task.unblock(by=place.owner)
    task.edit(by=place.owner, changes={"title": "All mandates", "estimate": 3})  # no step
    TaskComment.create(by=place.owner, task=task, text="Nearly there")
    assert heard(reader) == [
        ("moved", task.get_status_display()),
        ("set other days for", "Due 17 June 2026"),
        ("said what blocks", "The provider"),
        ("ended the block of", ""),
        ("commented on", "Nearly there"),
    ]
    assert heard(place.owner) == []

    task.unfollow(by=reader)
    task.move("done", by=place.owner)
    assert len(heard(reader)) == 5


def test_what_became_of_a_task_is_told_in_the_words_of_whoever_reads_it(place, reader):
    task = place.task("Mandates")
    task.follow(by=reader)
    task.move("doing", by=place.owner)
    task.edit(by=place.owner, changes={"due": make.TODAY})
    rows = Notification.objects.filter(member=reader).order_by("at", "id")
    assert [(row.words, row.facts) for row in rows] == [
        ("", {"status": "doing"}),
        ("", {"due": "2026-06-17"}),
    ]
    assert [note_of(row) for row in rows] == ["Doing", "Due 17 June 2026"]
    with translation.override("de"):
        assert note_of(rows[1]) == "Due 17 Juni 2026"  # day and month by the language that reads
    old = rows[0]
    old.words, old.facts = "In Arbeit", {}  # as they were kept before
    assert note_of(old) == "In Arbeit"

    Notification.objects.update(at=rows[0].at - dt.timedelta(minutes=1))  # no longer silent
    place.client.force_login(reader.user)
    told = {one["verb"]: one for one in place.api("get", "notifications/").json()["results"]}
    assert (told["days"]["words"], told["days"]["facts"]) == ("Due 17 June 2026", {"due": "2026-06-17"})
    assert (told["status"]["words"], told["status"]["facts"]) == ("Doing", {"status": "doing"})


def test_of_many_changed_at_once_each_follower_hears_of_their_own(place, reader):
    one, other = place.task("Mandates"), place.task("Retries")
    one.follow(by=reader)
    later = make.TODAY + dt.timedelta(days=1)
    Task.edit_all([(one, {"start": later, "due": later}), (other, {"due": later})], by=place.owner)
    assert heard(reader) == [("set other days for", "Due 18 June 2026")]
    with quietly():
        Task.edit_all([(one, {"status": "done"})], by=place.owner)
    assert len(heard(reader)) == 1


def test_what_is_undone_before_they_could_see_it_never_reaches_those_who_follow(place, reader):
    task = place.task("Mandates")
    task.follow(by=reader)
    TaskComment.create(by=place.owner, task=task, text="Nearly there")
    row = task.move("doing", by=place.owner)
    undo(by=place.owner, cause=row.cause)
    assert heard(reader) == [("commented on", "Nearly there")]

    row = Task.objects.get(pk=task.pk).move("doing", by=place.owner)
    later = row.at + dt.timedelta(minutes=1)  # told by then, so what became of it is told as well
    undo(by=place.owner, cause=row.cause, at=later)
    assert [said for said, _words in heard(reader)] == ["commented on", "moved", "moved"]


def test_what_is_undone_once_they_saw_it_is_told(place, reader):
    task = place.task("Mandates")
    task.follow(by=reader)
    row = task.move("doing", by=place.owner)
    Notification.objects.filter(member=reader).read()
    undo(by=place.owner, cause=row.cause)
    assert len(heard(reader)) == 2


def test_whoever_is_given_a_task_that_they_follow_hears_of_it_once(place, reader):
    task, other = place.task("Mandates"), place.task("Retries")
    for one in (task, other):
        one.follow(by=reader)
    task.edit(by=place.owner, changes={"assignees": [reader], "status": "doing"})
    assert [said for said, _words in heard(reader)] == ["gave you"]
    Task.edit_all(
        [(other, {"assignees": [reader], "status": "doing"}), (task, {"status": "done"})], by=place.owner
    )
    assert sorted(said for said, _words in heard(reader)) == ["gave you", "gave you", "moved"]


def test_a_program_follows_too(place, reader):
    task = place.task("Mandates")
    place.client.force_login(reader.user)
    assert place.api("get", f"tasks/{task.key}/followers/").json()["results"] == []
    told = place.api("post", f"tasks/{task.pk}/followers/").json()
    assert told["following"] is True and [row["member"] for row in told["results"]] == [str(reader.pk)]
    assert place.api("delete", f"tasks/{task.pk}/followers/").status_code == 204
    assert task.followers() == []


def test_what_a_program_changes_is_told_too(place, reader):
    task = place.task("Mandates")
    task.follow(by=reader)
    place.api("patch", f"tasks/{task.pk}/", {"status": "doing", "version": task.version})
    assert [said for said, _words in heard(reader)] == ["moved"]
