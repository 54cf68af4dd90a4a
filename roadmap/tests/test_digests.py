import datetime as dt
import threading

import pytest
from django.db import connections

from accounts.errors import Refused
from accounts.models import Activity, Mail, Workspace
from accounts.models.outbox import MailState
from accounts.roles import Role
from collaboration.models import Kind, Notification
from roadmap import tasks
from roadmap.digests import facts as digest_facts
from roadmap.digests import issue as digests
from roadmap.models import DigestPreference
from roadmap.tests import factories as make
from roadmap.tests.readers import (
    DAY,
    LAST,
    LONG_AGO,
    MONDAY,
    approval,
    digest_place,
    mails,
    preference,
    reader,
    sent,
)


@pytest.fixture
def place(db):
    return digest_place()


# -- preferences ----------------------------------------------------------------


def test_the_default_is_monday_at_eight(place):
    row = DigestPreference.of(place[1])
    assert row.schedule == ("weekly", 0, 8) and not row.only_when_slipping
    assert DigestPreference.of(place[1]) == row


def test_reading_a_preference_writes_nothing(place):
    assert DigestPreference.seen(place[1]).schedule == ("weekly", 0, 8)
    assert not DigestPreference.everything.exists()


def test_a_choice_is_logged(place):
    row = preference(place[1])
    row.choose(by=place[1], changes={"frequency": "daily", "hour": 7})
    log = Activity.objects.of(row).get()
    assert log.changes == {"frequency": ["weekly", "daily"], "hour": [8, 7]}
    row.stop(by=place[1])
    assert row.frequency == "off" and row.stop(by=place[1]) is None


@pytest.mark.parametrize("changes", [{"hour": 24}, {"weekday": 7}, {"frequency": "hourly"}])
def test_a_choice_outside_the_list_is_refused(place, changes):
    with pytest.raises(Refused):
        preference(place[1]).choose(by=place[1], changes=changes)


def test_another_rhythm_starts_with_its_next_issue(place):
    member = reader(place)
    approval(place)
    row = preference(member, frequency="off")
    row.choose(by=member, changes={"frequency": "weekly"}, at=MONDAY)
    assert digests.write_due(row, MONDAY) is None
    assert row.due(MONDAY + 7 * DAY) == (MONDAY + 7 * DAY).date()


def test_the_zone_is_the_readers_else_the_workspaces(place):
    assert preference(reader(place)).zone.key == "UTC"
    assert preference(reader(place, timezone="Asia/Kolkata")).zone.key == "Asia/Kolkata"


# -- one row a reader and issue --------------------------------------------------


def test_one_mail_with_everything_it_needs(place):
    member = reader(place)
    approval(place)
    mail = digests.write_due(preference(member), MONDAY)
    assert (mail.kind, mail.recipient, mail.period) == ("digest", member.user.email, "2026-06-15")
    assert (mail.workspace, mail.state) == (place[0], "queued")
    assert mail.subject == "Week 25: 1 approved"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/digest/stop/" in mail.headers["List-Unsubscribe"]


def test_run_twice_it_writes_once(place):
    approval(place)
    member = reader(place)
    assert tasks.send_due_digests(MONDAY.isoformat()) == 2  # the owner gets one too
    assert tasks.send_due_digests(MONDAY + DAY / 24) == 0
    assert mails(member).count() == 1


def test_nothing_moved_nothing_sent_and_not_weighed_again(place):
    member = reader(place)
    row = preference(member)
    assert digests.write_due(row, MONDAY) is None
    assert (row.weighed, row.told_at) == (MONDAY.date(), None)
    approval(place, at=MONDAY + DAY / 48)
    assert digests.write_due(row, MONDAY + DAY / 24) is None
    assert not mails(member).exists()


def test_what_was_missed_by_a_silent_issue_is_told_by_the_next(place):
    member = reader(place)
    row = preference(member, told_at=LAST, weighed=LAST.date())
    approval(place, at=MONDAY + DAY / 48)
    assert digests.write_due(row, MONDAY) is None
    assert digests.write_due(row, MONDAY + 7 * DAY).subject == "Week 26: 1 approved"


def test_what_was_told_is_not_told_again(place):
    member = reader(place)
    approval(place)
    row = preference(member)
    assert sent(digests.write_due(row, MONDAY))
    assert digests.write_due(row, MONDAY + 7 * DAY) is None


@pytest.mark.parametrize("state", [MailState.QUEUED, MailState.LATE, MailState.FAILED])
def test_what_was_in_an_issue_that_never_left_is_told_by_the_next(place, state):
    """No mail server for a day and more: the issues of that time are too late, what they said is not."""
    _workspace, owner, _product = place
    member = reader(place, Role.CONTRIBUTOR)
    row = preference(member, frequency="daily")
    subject, at = make.project(owner, "Cold store"), row.following(MONDAY)
    for day, words in enumerate(("Please decide today.", "Still open.", "Thank you.")):
        at += DAY
        Notification.tell(Kind.MENTION, [member], subject, by=owner, words=words, at=at - DAY / 12)
        mail = digests.write_due(row, at)
        told = [said for said in ("Please decide today.", "Still open.", "Thank you.") if said in mail.text]
        assert told == ["Please decide today.", "Still open.", "Thank you."][: day + 1]
        Mail.objects.filter(pk=mail.pk).update(state=state)
    sent(mail)
    assert digests.write_due(row, at + DAY) is None


def test_a_slip_that_never_left_is_a_slip_still(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    task = make.task(owner, delivery.project, "Card mandates", start=make.START, due=make.END)
    approval(place)
    row = preference(reader(place))
    sent(digests.write_due(row, MONDAY))
    task.edit(by=owner, changes={"due": make.END + 60 * DAY})
    found = [digests.write_due(row, MONDAY + weeks * 7 * DAY).subject for weeks in (1, 2)]
    assert found == ["Week 26: 1 moved later", "Week 27: 1 moved later"]


def test_only_when_something_slips(place):
    member = reader(place)
    approval(place)
    row = preference(member, only_when_slipping=True)
    assert digests.write_due(row, MONDAY) is None
    assert row.weighed == MONDAY.date()


def test_never_means_never(place):
    member = reader(place)
    approval(place)
    assert digests.write_due(preference(member, frequency="off"), MONDAY) is None


def test_the_issue_is_named_after_the_readers_day(place):
    member = reader(place, timezone="Pacific/Auckland")
    sunday_evening = dt.datetime(2026, 6, 14, 20, 30, tzinfo=dt.UTC)
    approval(place, at=sunday_evening - DAY)
    assert digests.write_due(preference(member), sunday_evening).period == "2026-06-15"


def test_whoever_left_gets_none(place):
    member = reader(place)
    approval(place)
    member.deactivate(by=place[1])
    tasks.send_due_digests(MONDAY)
    assert not mails(member).exists()


def test_whoever_joined_after_the_hour_waits(place):
    member = reader(place)
    approval(place)
    member.created_at = MONDAY + DAY / 48
    member.save(update_fields=["created_at"])
    tasks.send_due_digests(MONDAY + DAY / 24)
    assert not mails(member).exists()


def test_one_failure_never_stops_the_others(place, monkeypatch, caplog):
    first, second = reader(place), reader(place, name="Mara Lindholm")
    approval(place)
    gather = digest_facts.gather

    def broken(preference, at):
        if preference.member.pk == first.pk:
            raise ValueError("broken")
        return gather(preference, at)

    monkeypatch.setattr(digest_facts, "gather", broken)
    tasks.send_due_digests(MONDAY)
    assert not mails(first).exists() and mails(second).count() == 1
    assert str(first.pk) in caplog.text
    monkeypatch.undo()
    tasks.send_due_digests(MONDAY + DAY / 48)
    assert mails(first).count() == mails(second).count() == 1


def test_cut_off_between_the_note_and_the_mail_nothing_is_lost(place, monkeypatch):
    member = reader(place)
    approval(place)
    row = preference(member)
    with monkeypatch.context() as patch:
        patch.setattr(Mail, "queue", lambda **values: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digests.write_due(row, MONDAY)
    row.refresh_from_db()
    assert row.weighed is None
    assert digests.write_due(row, MONDAY)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_write_one():
    workspace, owner = make.workspace()
    place = workspace, owner, make.product(owner, name="Orchard")
    Workspace.objects.filter(pk=workspace.pk).update(created_at=LONG_AGO)
    member = reader(place)
    approval(place)
    gate, found = threading.Barrier(8), []

    def run():
        gate.wait()
        try:
            found.append(tasks.attempt(digest_facts.members().get(pk=member.pk), MONDAY))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and sum(mail is not None for mail in found) == 1
    assert mails(member).count() == 1


# -- one now ---------------------------------------------------------------------


def test_an_extra_one_is_marked_and_comes_five_times_a_day(place):
    member = reader(place)
    row = preference(member)
    found = [digests.write_extra(row, MONDAY) for _ in range(5)]
    assert {mail.subject for mail in found} == {"Extra: Week 25: nothing moved"}
    assert "Extra issue" in found[0].text and "Extra issue" in found[0].html
    with pytest.raises(Refused):
        digests.write_extra(row, MONDAY)
    assert digests.write_extra(row, MONDAY + DAY)


def test_an_extra_one_takes_nothing_from_the_next_issue(place):
    approval(place)
    row = preference(reader(place))
    digests.write_extra(row, MONDAY)
    assert (row.told_at, row.weighed) == (None, None)
    assert digests.write_due(row, MONDAY).subject == "Week 25: 1 approved"


def test_what_was_finished_is_told_once(place):
    """In the evening of its day; on the next one nothing moved, so that no digest comes."""
    _workspace, owner, _product = place
    member = reader(place, Role.CONTRIBUTOR, "Sam Adeyemi")
    row = preference(member, frequency="daily", hour=17, told_at=MONDAY)
    task = make.task(
        owner, make.project(owner, at=LONG_AGO), "Weigh the dough", assignees=[member], at=LONG_AGO
    )
    later = make.task(owner, task.project, "Sieve the flour", assignees=[member], at=LONG_AGO)
    evening = MONDAY.replace(hour=17, minute=5)

    task.move("done", by=member, at=evening - dt.timedelta(hours=7))
    assert "Weigh the dough" in sent(digests.write_due(row, evening)).text
    assert digests.write_due(row, evening + DAY) is None
    later.move("done", by=member, at=evening + dt.timedelta(hours=3))
    (third,) = filter(None, [digests.write_due(row, evening + 2 * DAY)])
    assert "Sieve the flour" in third.text and "Weigh the dough" not in third.text
