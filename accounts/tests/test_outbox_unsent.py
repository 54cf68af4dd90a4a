"""Mails that nobody waits for any more: too late, or for somebody who lost their access."""

import datetime as dt

import pytest
from django.core import mail as sent
from django.utils import timezone

from accounts import people
from accounts.models import Mail
from accounts.models.outbox import MailState
from accounts.roles import Role
from accounts.tasks import send_mail_due
from accounts.tests import factories as make
from accounts.tests.test_outbox import queue


@pytest.fixture
def server(settings):
    settings.MAIL_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.mark.parametrize(
    ("kind", "worth"),
    [("account", dt.timedelta(hours=1)), ("digest", dt.timedelta(days=3)), ("other", dt.timedelta(days=3))],
)
def test_a_server_set_later_sends_only_what_is_still_worth_it(db, settings, server, kind, worth):
    now = timezone.now()
    late = queue(1, kind=kind, at=now - worth - dt.timedelta(minutes=1))
    queue(2, kind=kind, at=now - worth + dt.timedelta(minutes=1))
    settings.MAIL_ON = False
    assert send_mail_due() == 0
    settings.MAIL_ON = True
    assert send_mail_due() == 1 and [mail.to for mail in sent.outbox] == [["p2@larkfield.example"]]
    late.refresh_from_db()
    assert (late.state, late.sent_at) == (MailState.LATE, None)


def test_whoever_writes_a_mail_may_say_until_when(db, server):
    now = timezone.now()
    queue(1, at=now - dt.timedelta(days=5), until=now + dt.timedelta(hours=1))
    queue(2, at=now - dt.timedelta(hours=5), until=now - dt.timedelta(hours=1))
    assert send_mail_due() == 1 and sent.outbox[0].to == ["p1@larkfield.example"]


def test_what_a_dead_worker_held_too_long_is_not_sent(db, server):
    mail, now = queue(), timezone.now()
    mail.claim(at=now - dt.timedelta(days=4))
    Mail.objects.update(until=now - dt.timedelta(minutes=1))
    assert send_mail_due() == 0 and not sent.outbox
    assert Mail.objects.get().state == MailState.LATE


def test_whoever_lost_their_access_is_sent_nothing(house, server):
    left, stays = (make.member(house.workspace, Role.EXECUTIVE) for _n in range(2))
    for member in (left, stays):
        queue(workspace=house.workspace, recipient=member.user.email)
    left.deactivate(by=house.owner)
    assert send_mail_due() == 1 and sent.outbox[0].to == [stays.user.email]
    assert Mail.objects.get(recipient=left.user.email).state == MailState.BARRED


def test_a_revoked_invitation_is_not_sent(house, server):
    for name in ("ada", "noor"):
        people.invite(by=house.owner, email=f"{name}@larkfield.example", role="contributor")
    house.workspace.invitations.get(email="ada@larkfield.example").revoke(by=house.owner)
    assert send_mail_due() == 1 and sent.outbox[0].to == ["noor@larkfield.example"]


def test_an_invitation_is_worth_sending_as_long_as_it_opens(house):
    people.invite(by=house.owner, email="ada@larkfield.example", role="contributor")
    assert Mail.objects.get().until == house.workspace.invitations.get().expires_at


@pytest.mark.parametrize(
    ("state", "words"), [("late", "is of no use to its reader"), ("barred", "had no access here any more")]
)
def test_what_was_not_sent_stays_readable_with_its_reason(house, state, words):
    mail = queue(workspace=house.workspace)
    Mail.objects.update(state=state)
    assert "Not sent" in house.get("outbox/").content.decode()
    page = house.get(f"outbox/{mail.pk}/").content.decode()
    assert words in page and f"outbox/{mail.pk}/html/" in page and "Send again" not in page
    assert house.get(f"outbox/{mail.pk}/html/").content.decode() == mail.html


def test_a_failed_mail_is_not_sent_again_once_it_is_too_late(house, server):
    mail = queue(workspace=house.workspace, recipient=house.owner.user.email)
    Mail.objects.update(state=MailState.FAILED, until=timezone.now() - dt.timedelta(minutes=1))
    assert "Send again" not in house.get(f"outbox/{mail.pk}/").content.decode()
    assert house.post(f"outbox/{mail.pk}/again/").status_code == 422
