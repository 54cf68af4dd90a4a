"""Comments on tasks and projects: who writes, who is told, and what is taken back."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import undo
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from collaboration.models import Notification
from execution.models import ProjectComment, TaskComment
from execution.tests import factories as make


@pytest.fixture
def noor(place):
    return make.member(place.workspace)


@pytest.fixture
def task(place):
    return place.task("Card mandates")


def say(by, task, text, **how):
    return TaskComment.create(by=by, task=task, text=text, **how)


def told(member):
    return list(member.notifications.filter(kind="mention").values_list("subject_label", "words"))


def test_a_comment_is_kept_with_its_writer_and_logged(place, task):
    comment = say(place.owner, task, "  Ready.  ")
    assert (comment.author, comment.text, comment.subject) == (place.owner, "Ready.", task)
    row = Activity.objects.of(comment).get()
    assert (row.verb, row.actor, row.subject_label) == ("created", place.owner, "Ready.")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_said_is_no_comment(place, task, text):
    with pytest.raises(Refused, match="Write something first"):
        say(place.owner, task, text)


def test_an_executive_reads_and_does_not_comment(place, task):
    with pytest.raises(Forbidden):
        say(make.member(place.workspace, Role.EXECUTIVE), task, "Hm.")
    assert not TaskComment.objects.exists()


def test_nothing_is_said_about_what_is_in_the_trash(place, task):
    task.trash(by=place.owner)
    with pytest.raises(Refused, match="trash"):
        say(place.owner, task, "Too late.")


def test_a_mention_tells_once_and_never_the_writer(place, task, noor):
    say(place.owner, task, "@Noor Haddad and @Noor Haddad and @Jonas Weller, look.")
    assert told(noor) == [("Card mandates", "@Noor Haddad and @Noor Haddad and @Jonas Weller, look.")]
    assert told(place.owner) == []


def test_a_renamed_person_stays_mentioned(place, task, noor):
    say(place.owner, task, "@Noor Haddad, look.")
    noor.user.name = "Noor Weller"
    noor.user.save()
    assert (
        '<span class="mention">@Noor Weller</span>, look.' in place.get(f"tasks/{task.key}/").content.decode()
    )


def test_another_companys_member_is_nobody(place, task):
    _other, stranger = make.workspace("Next Door")
    comment = say(place.owner, task, f"@[{stranger.pk}] and @{stranger.user.email}, look.")
    assert comment.text == f"@[{stranger.pk}] and @{stranger.user.email}, look."
    assert not Notification.objects.filter(kind="mention").exists()
    page = place.get(f"tasks/{task.key}/").content.decode()
    assert f"@[{stranger.pk}]" in page and 'class="mention"' not in page


def test_who_has_no_access_any_more_is_not_told(place, task, noor):
    noor.deactivate(by=place.owner)
    say(place.owner, task, "@Noor Haddad knew this.")
    assert told(noor) == []


def test_editing_tells_only_whom_it_names_anew(place, task, noor):
    comment = say(place.owner, task, "@Noor Haddad, look.")
    sam = make.member(place.workspace, name="Sam Adeyemi")
    comment.edit(by=place.owner, changes={"text": "@Noor Haddad and @Sam Adeyemi, look."})
    assert len(told(noor)) == 1 and len(told(sam)) == 1
    assert comment.edited_at and TaskComment.objects.get().edited_at


def test_saying_the_same_again_is_no_edit(place, task):
    comment = say(place.owner, task, "Ready.")
    assert comment.edit(by=place.owner, changes={"text": "Ready. "}) is None
    assert comment.edited_at is None


def test_a_mention_taken_back_unseen_is_no_news(place, task, noor):
    comment = say(place.owner, task, "@Noor Haddad, look.")
    comment.edit(by=place.owner, changes={"text": "Nothing."})
    assert told(noor) == []


def test_a_mention_that_was_seen_stays_and_is_not_told_again(place, task, noor):
    comment = say(place.owner, task, "@Noor Haddad, look.")
    noor.notifications.read()
    comment.edit(by=place.owner, changes={"text": "Nothing."})
    comment.edit(by=place.owner, changes={"text": "@Noor Haddad, look after all."})
    assert len(told(noor)) == 1


def test_deleting_unsays_and_bringing_back_says_it_again(place, task, noor):
    comment = say(place.owner, task, "@Noor Haddad, look.")
    comment.trash(by=place.owner)
    assert told(noor) == []
    comment.restore(by=place.owner)
    assert len(told(noor)) == 1


def test_only_its_writer_changes_it_and_an_owner_deletes_any(place, task, noor):
    sam = make.member(place.workspace, Role.PROJECT_MANAGER, "Sam Adeyemi")
    comment = say(noor, task, "Mine.")
    for other in (place.owner, sam):
        with pytest.raises(Forbidden):
            comment.edit(by=other, changes={"text": "Yours."})
    with pytest.raises(Forbidden):
        comment.trash(by=sam)
    assert not comment.restorable_by(sam)
    comment.trash(by=place.owner)
    assert not TaskComment.objects.exists()


def test_undo_takes_back_what_was_said_and_what_was_changed(place, task):
    comment = say(place.owner, task, "First.")
    comment.edit(by=place.owner, changes={"text": "Second."})
    undo.undo(by=place.owner)
    comment.refresh_from_db()
    assert (comment.text, comment.edited_at) == ("First.", None)
    undo.undo(by=place.owner)
    assert not TaskComment.objects.exists()


def test_two_windows_on_one_comment(place, task):
    comment = say(place.owner, task, "First.")
    comment.edit(by=place.owner, changes={"text": "Second."}, version=1)
    with pytest.raises(Conflict):
        TaskComment.objects.get().edit(by=place.owner, changes={"text": "Third."}, version=1)


def test_its_subject_takes_it_along_and_brings_it_back(place, task):
    say(place.owner, task, "Ready.")
    ProjectComment.create(by=place.owner, project=place.project, text="All well.")
    cause = place.project.trash(by=place.owner)
    assert not TaskComment.objects.exists() and not ProjectComment.objects.exists()
    assert Activity.objects.filter(cause=cause, verb="deleted").count() == 4
    place.project.restore(by=place.owner)
    assert TaskComment.objects.count() == ProjectComment.objects.count() == 1


# -- work given ------------------------------------------------------------------


def given(member):
    return list(member.notifications.filter(kind="assignment").values_list("verb", "subject_label"))


def test_whoever_gets_work_hears_of_it(place, noor):
    place.task("Call the bank", assignees=[noor, place.owner])
    assert given(noor) == [("assign", "Call the bank")] and given(place.owner) == []


def test_only_who_is_new_on_a_task_hears_of_it(place, task, noor):
    task.edit(by=place.owner, changes={"assignees": [noor]})
    sam = make.member(place.workspace, name="Sam Adeyemi")
    task.edit(by=place.owner, changes={"assignees": [noor, sam]})
    task.edit(by=place.owner, changes={"title": "Renamed"})
    assert len(given(noor)) == len(given(sam)) == 1


def test_work_taken_back_unseen_is_no_news(place, task, noor):
    cause = task.edit(by=place.owner, changes={"assignees": [noor]}).cause
    undo.undo(by=place.owner, cause=cause)
    assert given(noor) == []


def test_a_task_in_the_trash_is_no_news_until_it_is_back(place, noor):
    task = place.task("Call the bank", assignees=[noor])
    task.trash(by=place.owner)
    assert given(noor) == []
    task.restore(by=place.owner)
    assert given(noor) == [("assign", "Call the bank")]


def test_whoever_leads_hears_of_it(place, noor):
    project = make.project(place.owner, name="Cold store", lead=noor)
    sam = make.member(place.workspace, Role.PROJECT_MANAGER, "Sam Adeyemi")
    project.edit(by=place.owner, changes={"lead": sam})
    assert given(noor) == [] and given(sam) == [("lead", "Cold store")]


# -- pages -----------------------------------------------------------------------


def test_a_comment_from_the_page_stands_below_its_task(place, task):
    answer = place.post(f"tasks/{task.key}/comments/", {"text": "**Ready.**"})
    comment = TaskComment.objects.get()
    assert answer["Location"].endswith(f"/tasks/{task.key}/#comment-{comment.pk}")
    assert "<strong>Ready.</strong>" in place.get(f"tasks/{task.key}/").content.decode()


def test_an_empty_one_is_said_at_its_field(place, task):
    answer = place.post(f"tasks/{task.key}/comments/", {"text": " "})
    assert answer.status_code == 422 and "Write something first." in answer.content.decode()


def test_the_box_is_there_for_who_may_write_alone(place, task):
    assert "mention-box" in place.get(f"tasks/{task.key}/").content.decode()
    place.sign_in(Role.EXECUTIVE)
    for path in (f"tasks/{task.key}/", f"tasks/{task.key}/comments/", "projects/STO/"):
        assert "mention-box" not in place.get(path).content.decode()


def test_the_field_shows_names_and_saves_ids(place, task, noor):
    comment = say(place.owner, task, "@Noor Haddad, look.")
    path = f"tasks/{task.key}/comments/{comment.pk}/edit/"
    assert "@Noor Haddad, look." in place.get(path).content.decode()
    place.post(path, {"text": "@Noor Haddad, look again.", "version": comment.version})
    comment.refresh_from_db()
    assert comment.text == f"@[{noor.pk}], look again."


def test_it_belongs_to_its_own_subject(place, task):
    comment = say(place.owner, task, "Ready.")
    other = place.task("Another")
    assert place.post(f"tasks/{other.key}/comments/{comment.pk}/delete/").status_code == 404


def test_twenty_at_once_and_earlier_ones_on_demand(place, task, noor):
    first = timezone.now() - dt.timedelta(days=1)
    for n in range(45):
        say(noor, task, f"Word {n:02}", at=first + dt.timedelta(minutes=n))
    shown = place.get(f"tasks/{task.key}/").content.decode()
    assert "Word 44" in shown and "Word 25" in shown and "Word 24" not in shown and "Show 25 earlier" in shown
    talk, seen = place.get(f"tasks/{task.key}/comments/").context["talk"], []
    while True:
        seen = [line.comment.text for line in talk.lines] + seen
        if not talk.earlier:
            break
        talk = place.get(f"tasks/{task.key}/comments/?cursor={talk.earlier}").context["talk"]
    assert seen == [f"Word {n:02}" for n in range(45)]


def test_opening_leads_to_the_very_comment(place, task, noor):
    long_ago = timezone.now() - dt.timedelta(days=2)
    old = say(noor, task, "@Jonas Weller, look.", at=long_ago)
    row = place.owner.notifications.get(kind="mention")
    assert place.get(f"inbox/{row.pk}/")["Location"].endswith(f"/tasks/{task.key}/#comment-{old.pk}")
    assert not place.owner.notifications.unread().exists()
    for n in range(21):
        say(noor, task, f"Later {n}")
    where = place.get(f"inbox/{row.pk}/")["Location"]
    assert where.endswith(f"/comments/?until={old.pk}#comment-{old.pk}")
    assert f'id="comment-{old.pk}"' in place.client.get(where).content.decode()


def test_what_it_was_about_may_be_in_the_trash(place, task, noor):
    say(noor, task, "@Jonas Weller, look.")
    row = place.owner.notifications.get(kind="mention")
    task.trash(by=place.owner)
    answer = place.get(f"inbox/{row.pk}/")
    assert answer.status_code == 410 and "This is in the trash" in answer.content.decode()


# -- programs --------------------------------------------------------------------


def test_a_program_talks_too(place, task, noor):
    made = place.api("post", f"tasks/{task.key}/comments/", {"text": "@Noor Haddad, look."}).json()
    assert made["mentions"] == [str(noor.pk)] and made["author"] == str(place.owner.pk)
    assert len(told(noor)) == 1
    one = f"tasks/{task.pk}/comments/{made['id']}/"
    changed = place.api("patch", one, {"text": "Look.", "version": made["version"]}).json()
    assert (changed["text"], changed["mentions"]) == ("Look.", []) and changed["edited_at"]
    assert place.api("delete", one).status_code == 204
    assert place.api("get", f"tasks/{task.pk}/comments/").json()["results"] == []


def test_a_program_names_nobody_of_another_company(place, task):
    _other, stranger = make.workspace("Next Door")
    made = place.api("post", f"tasks/{task.key}/comments/", {"text": f"@[{stranger.pk}]"}).json()
    assert made["mentions"] == [] and not stranger.notifications.exists()
