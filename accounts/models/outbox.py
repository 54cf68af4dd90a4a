import datetime
import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField
from accounts.models.invitation import Invitation
from accounts.models.membership import Membership

ATTEMPTS = 19  # over two days in all
LONGEST = datetime.timedelta(hours=4)  # between two of them
CLAIM = datetime.timedelta(minutes=10)  # a claim older than this belongs to a worker that died

# How long a mail is worth sending, by kind, where whoever writes it says nothing else.
WORTH = {
    "account": datetime.timedelta(hours=1)
}  # a link that sets a password; what tells of one that was set waits
USUALLY = datetime.timedelta(days=3)


class MailState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    LATE = "late", _("Not sent: too late")
    BARRED = "barred", _("Not sent: no access")


class MailQuerySet(models.QuerySet):
    def due(self, at):
        stuck = Q(state=MailState.SENDING, claimed_at__lt=at - CLAIM)
        return self.filter(Q(state=MailState.QUEUED, next_attempt_at__lte=at) | stuck).order_by(
            "next_attempt_at"
        )

    def let_go(self, at):
        """What waited past its last moment is not sent any more; it stays to be read. Returns how many."""
        return self.filter(state=MailState.QUEUED, until__lt=at).update(state=MailState.LATE)

    def lost(self, at):
        """What was not sent and, unless somebody tries it again, will not be."""
        given_up = Q(state__in=(MailState.FAILED, MailState.LATE, MailState.BARRED))
        return self.exclude(state=MailState.SENT).filter(given_up | Q(until__lte=at))


class Mail(models.Model):
    """One outgoing mail, written with its cause and sent later: exactly one row a kind, reader, period."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, null=True, related_name="mails")
    kind = models.CharField(max_length=30)
    recipient = models.EmailField(max_length=254)
    period = models.CharField(max_length=60)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField(blank=True, default="")
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)  # the last moment at which it is worth sending
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, default="")

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "recipient", "period", "workspace"], name="accounts_mail_once"
            ),
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="accounts_mail_state"),
        ]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="accounts_mail_due")]

    def __str__(self):
        return f"{self.subject} → {self.recipient}"

    @classmethod
    def queue(
        cls,
        *,
        kind,
        recipient,
        period,
        subject,
        text,
        html="",
        workspace=None,
        headers=None,
        until=None,
        at=None,
    ):
        """The row, or None where this reader has this kind for this period already."""
        at = at or timezone.now()
        try:
            with transaction.atomic():
                return cls.objects.create(
                    workspace=workspace,
                    kind=kind,
                    recipient=recipient,
                    period=period,
                    subject=" ".join(subject.split())[:255],
                    text=text,
                    html=html,
                    headers=headers or {},
                    created_at=at,
                    next_attempt_at=at,
                    until=until or at + WORTH.get(kind, USUALLY),
                )
        except IntegrityError:
            return None

    @property
    def message_id(self):
        """Fixed, so that a mail sent twice after a crash is one mail to its reader."""
        return f"<{self.pk}@{settings.MAIL_DOMAIN}>"

    def claim(self, at=None):
        """Compare-and-swap: True for exactly one of any number of workers."""
        at = at or timezone.now()
        mine = Mail.objects.filter(pk=self.pk, attempts=self.attempts).filter(
            Q(state=MailState.QUEUED) | Q(state=MailState.SENDING, claimed_at__lt=at - CLAIM)
        )
        hit = mine.update(state=MailState.SENDING, claimed_at=at, attempts=F("attempts") + 1)
        self.attempts += hit
        return bool(hit)

    def still_wanted(self, at):
        """Whether it is sent; else it is settled as what was not, with why."""
        if self.until and self.until < at:
            self.settle(MailState.LATE)
        elif not self.allowed(at):
            self.settle(MailState.BARRED)
        return self.state not in (MailState.LATE, MailState.BARRED)

    def allowed(self, at):
        """Whether its reader may still come in: by the invitation, or as an active member. Mails about an account
        belong to no workspace, and to whoever holds the address."""
        if self.workspace is None:
            return True
        if self.kind == "invitation":
            return Invitation.objects.open(at).filter(pk=self.period).exists()
        members = Membership.objects.active().filter(workspace=self.workspace)
        return members.filter(user__email__iexact=self.recipient).exists()

    def send(self, connection=None):
        """Hand it to SMTP; marked sent only after the server took it."""
        message = EmailMultiAlternatives(
            self.subject,
            self.text,
            settings.DEFAULT_FROM_EMAIL,
            [self.recipient],
            headers={"Message-ID": self.message_id, **self.headers},
            connection=connection,
        )
        if self.html:
            message.attach_alternative(self.html, "text/html")
        try:
            message.send()
        except Exception as error:  # whatever is wrong with one mail must not stop those behind it
            self.put_back(error)
        else:
            self.settle(MailState.SENT, sent_at=timezone.now(), error="")

    def put_back(self, error):
        """A passing fault waits longer each time; a refusal fails this reader alone."""
        final = is_permanent(error) or self.attempts >= ATTEMPTS
        wait = min(datetime.timedelta(minutes=2**self.attempts), LONGEST)
        self.settle(
            MailState.FAILED if final else MailState.QUEUED,
            error=str(error)[:2000],
            next_attempt_at=timezone.now() + wait,
        )

    def again(self, at=None):
        """Once more from the first attempt, for what failed and is in time; True unless it is not, or no longer."""
        at = at or timezone.now()
        failed = Mail.objects.filter(pk=self.pk, state=MailState.FAILED).exclude(until__lt=at)
        return bool(failed.update(state=MailState.QUEUED, attempts=0, error="", next_attempt_at=at))

    @property
    def may_go_again(self):
        return self.state == MailState.FAILED and not (self.until and self.until < timezone.now())

    def settle(self, state, **values):
        self.state = state
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *values])


def is_permanent(error):
    """Its reader refused for good (5xx), or a mail that cannot even be written. Whatever else a server says, to sign
    in, of the sender or of a quota, is a fault of the server's that somebody mends."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return any(500 <= code < 600 for code, _text in error.recipients.values())
    return not isinstance(error, OSError)  # SMTP's own errors are OSErrors too
