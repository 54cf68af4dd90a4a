"""Outgoing mail: one row a kind, reader and period; claimed once; sent later; a refusal fails alone."""

import datetime as dt
import smtplib
import threading

import pytest
from django.core import mail as sent
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from accounts.models import Mail
from accounts.models.outbox import ATTEMPTS, CLAIM, MailState
from accounts.roles import Role
from accounts.tasks import send_mail_due
from accounts.tests import factories as make


@pytest.fixture
def server(settings):
    """A mail server that takes everything; `sent.outbox` holds it."""
    settings.MAIL_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MAIL_DOMAIN = "plan.example.org"


def queue(n=1, **fields):
    fields = {"kind": "digest", "recipient": f"p{n}@larkfield.example", "period": "2026-W25", "subject": "The week",
              "text": "All is well.", "html": "<p>All is well.</p>"} | fields  # fmt: skip
    return Mail.queue(**fields)


def failing(monkeypatch, error, only=""):
    """A server that answers with `error`, for everybody or for one reader."""
    real = EmailBackend.send_messages

    def send(self, messages):
        if not only or only in messages[0].to:
            raise error
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_one_of_a_kind_for_each_reader_and_period(house):
    first = queue(workspace=house.workspace)
    assert first and queue(workspace=house.workspace) is None
    assert queue(workspace=house.workspace, period="2026-W26")
    assert queue(workspace=house.workspace, kind="invitation")
    assert queue(2, workspace=house.workspace)
    assert queue(workspace=make.workspace("Next Door"))
    assert Mail.objects.count() == 5


def test_a_subject_is_one_line_of_bounded_length(db):
    mail = queue(subject="A\r\nBcc: everybody@evil.example\n" + "x" * 400)
    assert "\n" not in mail.subject and "\r" not in mail.subject and len(mail.subject) == 255


def test_it_is_sent_as_text_and_html_with_a_fixed_id(db, server):
    mail = queue(headers={"List-Unsubscribe": "<https://plan.example.org/stop/>"})
    assert send_mail_due() == 1
    (message,) = sent.outbox
    assert message.to == ["p1@larkfield.example"] and message.body == "All is well."
    assert message.alternatives[0].content == "<p>All is well.</p>"
    assert message.extra_headers["Message-ID"] == f"<{mail.pk}@plan.example.org>"
    assert message.extra_headers["List-Unsubscribe"] == "<https://plan.example.org/stop/>"
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == (MailState.SENT, 1, "") and mail.sent_at
    assert send_mail_due() == 0 and len(sent.outbox) == 1


def test_without_a_server_it_stays(db, settings):
    settings.MAIL_ON = False
    mail = queue()
    assert send_mail_due() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 0)


def test_a_claim_is_for_one(db):
    queue()
    first, second = Mail.objects.get(), Mail.objects.get()
    assert first.claim() and not second.claim()
    assert Mail.objects.get().attempts == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_workers_one_claims():
    queue()
    rows, gate, claims = [Mail.objects.get() for _n in range(10)], threading.Barrier(10), []

    def claim(row):
        gate.wait()
        claims.append(row.claim())
        connection.close()

    threads = [threading.Thread(target=claim, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claims) == [False] * 9 + [True]


def test_a_claim_of_a_dead_worker_is_taken_over(db, server):
    mail, now = queue(), timezone.now()
    mail.claim(at=now - CLAIM + dt.timedelta(seconds=30))
    assert send_mail_due() == 0, "somebody may still be at it"
    Mail.objects.update(claimed_at=now - CLAIM - dt.timedelta(seconds=1))
    assert send_mail_due() == 1
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.SENT, 2)


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPServerDisconnected("gone"), ConnectionRefusedError("no"), TimeoutError("slow"),
     smtplib.SMTPDataError(451, b"try later"), smtplib.SMTPRecipientsRefused({"p1@larkfield.example": (450, b"busy")}),
     smtplib.SMTPAuthenticationError(535, b"bad password"), smtplib.SMTPConnectError(554, b"no service"),
     smtplib.SMTPSenderRefused(550, b"not you", "x@y.example"), smtplib.SMTPDataError(554, b"over quota")],
)  # fmt: skip
def test_a_passing_fault_waits_longer_each_time(db, server, monkeypatch, error):
    failing(monkeypatch, error)
    mail, waits = queue(), []
    for _n in range(3):
        Mail.objects.update(next_attempt_at=timezone.now())
        before = timezone.now()
        assert send_mail_due() == 1
        mail.refresh_from_db()
        assert mail.state == MailState.QUEUED and mail.error
        waits.append(round((mail.next_attempt_at - before).total_seconds() / 60))
        assert send_mail_due() == 0, "not before its time"
    assert waits == [2, 4, 8]


def test_it_is_given_up_in_the_end(db, server, monkeypatch):
    failing(monkeypatch, ConnectionRefusedError("no"))
    mail = queue()
    tried, waited = timezone.now(), dt.timedelta()
    for _n in range(ATTEMPTS + 3):
        Mail.objects.update(next_attempt_at=tried)
        send_mail_due()
        mail.refresh_from_db()
        if mail.state == MailState.QUEUED:
            waited += mail.next_attempt_at - timezone.now()
    assert (mail.state, mail.attempts) == (MailState.FAILED, ATTEMPTS)
    assert dt.timedelta(hours=44) < waited < dt.timedelta(hours=52), "a weekend's fault is outlived"


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPRecipientsRefused({"p2@larkfield.example": (550, b"no such user")}),
     UnicodeEncodeError("ascii", "ü", 0, 1, "no"), ValueError("a header with a newline")],
)  # fmt: skip
def test_a_refusal_fails_that_reader_alone(db, server, monkeypatch, error):
    failing(monkeypatch, error, only="p2@larkfield.example")
    for n in (1, 2, 3):
        queue(n)
    send_mail_due()
    states = dict(Mail.objects.values_list("recipient", "state"))
    assert states == {
        "p1@larkfield.example": "sent",
        "p2@larkfield.example": "failed",
        "p3@larkfield.example": "sent",
    }
    assert Mail.objects.get(state="failed").error
    assert len(sent.outbox) == 2


def test_the_owner_reads_the_workspaces_mail(house):
    mail = queue(workspace=house.workspace)
    page = house.get("outbox/").content.decode()
    assert "The week" in page and "p1@larkfield.example" in page and "Waiting" in page
    assert "No mail server is set" in page
    shown = house.get(f"outbox/{mail.pk}/").content.decode()
    assert f"/outbox/{mail.pk}/html/" in shown and 'sandbox=""' in shown
    assert "All is well." in house.get(f"outbox/{mail.pk}/?show=text").content.decode()


def test_the_frame_runs_nothing(house):
    mail = queue(workspace=house.workspace, html="<p>Hello</p><script>alert(1)</script>")
    answer = house.get(f"outbox/{mail.pk}/html/")
    assert answer.content.decode() == mail.html
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy and policy.endswith("sandbox")
    assert (answer["X-Frame-Options"], answer["Cache-Control"]) == ("SAMEORIGIN", "private, no-store")


def test_a_mail_without_html_is_shown_as_text(house):
    mail = queue(workspace=house.workspace, html="")
    assert "<iframe" not in house.get(f"outbox/{mail.pk}/").content.decode()
    assert house.get(f"outbox/{mail.pk}/html/").status_code == 404


def test_what_failed_says_why(house):
    queue(workspace=house.workspace)
    Mail.objects.update(state=MailState.FAILED, error="550 no such user")
    assert "Failed" in house.get("outbox/").content.decode()
    assert "550 no such user" in house.get(f"outbox/{Mail.objects.get().pk}/").content.decode()


def test_what_failed_is_sent_again_when_its_owner_says_so(house, server):
    mail = queue(workspace=house.workspace, recipient=house.owner.user.email)
    address = f"outbox/{mail.pk}/again/"
    assert address not in house.get(f"outbox/{mail.pk}/").content.decode(), "it waits by itself"
    Mail.objects.update(state=MailState.FAILED, attempts=ATTEMPTS, error="535 bad password")
    assert address in house.get(f"outbox/{mail.pk}/").content.decode()
    answer = house.post(address, follow=True)
    assert "It waits to be sent again" in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == (MailState.QUEUED, 0, "")
    assert send_mail_due() == 1 and len(sent.outbox) == 1
    again = house.post(address)
    assert again.status_code == 422 and "Only a mail that failed" in again.content.decode()
    assert send_mail_due() == 0 and len(sent.outbox) == 1, "what arrived does not arrive twice"


def test_an_empty_outbox_says_what_comes_here(house):
    assert "No mail yet" in house.get("outbox/").content.decode()


@pytest.mark.parametrize("role", [r for r in Role if r != Role.OWNER])
def test_nobody_else_reads_it(house, role):
    mail = queue(workspace=house.workspace)
    house.sign_in(role)
    for path in ("outbox/", f"outbox/{mail.pk}/", f"outbox/{mail.pk}/html/"):
        assert house.get(path).status_code == 403


def test_another_workspaces_mail_and_an_accounts_own_are_not_there(house):
    foreign = queue(workspace=make.workspace("Next Door"), subject="Theirs")
    own = queue(2, kind="account", subject="Set a new password")
    page = house.get("outbox/").content.decode()
    assert "Theirs" not in page and "Set a new password" not in page
    for mail in (foreign, own):
        for path in (f"outbox/{mail.pk}/", f"outbox/{mail.pk}/html/"):
            assert house.get(path).status_code == 404
