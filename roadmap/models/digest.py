import datetime as dt

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Mail
from accounts.models.record import Record
from accounts.roles import Can
from accounts.zones import zone_of
from roadmap.digests import times


class Frequency(models.TextChoices):
    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")
    OFF = "off", _("Never")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class DigestPreference(Record):
    """When a member wants the digest, and what they were told last."""

    right = Can.READ  # one's own
    SCHEDULE = ("frequency", "weekday", "hour")
    FIRST = {"daily": dt.timedelta(days=1), "weekly": dt.timedelta(days=7)}  # the first issue looks back
    LONGEST = dt.timedelta(days=31)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="digest_preferences")
    member = models.OneToOneField("accounts.Membership", models.CASCADE, related_name="digest")
    frequency = models.CharField(
        _("how often"), max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("hour"), default=8, validators=[MaxValueValidator(23)])
    only_when_slipping = models.BooleanField(_("only when something slips"), default=False)
    # Derived, never part of an edit: the last issue sent or found empty, when and what was told.
    weighed = models.DateField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    told = models.JSONField(default=dict, editable=False)
    # The mail of that issue; what was told before it and from when on it tells, which holds where that mail never left.
    mail = models.ForeignKey("accounts.Mail", models.SET_NULL, null=True, editable=False, related_name="+")
    told_before_at = models.DateTimeField(null=True, editable=False)
    told_before = models.JSONField(default=dict, editable=False)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values), name="roadmap_digest_frequency"
            ),
            models.CheckConstraint(condition=Q(weekday__in=Weekday.values), name="roadmap_digest_weekday"),
            models.CheckConstraint(
                condition=Q(hour__lte=23),
                name="roadmap_digest_hour",
                violation_error_message=_("An hour lies between 0 and 23."),
            ),
        ]

    def __str__(self):
        return str(_("Digest of %(member)s") % {"member": self.member})

    @classmethod
    def of(cls, member):
        """The member's own; the default for whoever has never chosen."""
        row, _made = cls.everything.get_or_create(
            member=member, defaults={"workspace_id": member.workspace_id}
        )
        row.member = member
        return row

    @classmethod
    def seen(cls, member):
        """The same, for a reader only: nothing is written."""
        return cls.everything.filter(member=member).first() or cls(
            workspace_id=member.workspace_id, member=member
        )

    @property
    def zone(self):
        return zone_of(self.member.user.timezone or self.member.workspace.timezone)

    @property
    def schedule(self):
        return self.frequency, self.weekday, self.hour

    def choose(self, *, by, changes, version=None, at=None):
        """Another rhythm starts with its next issue; what its hour had brought already stays unsent."""
        at = at or timezone.now()
        with transaction.atomic():
            done = self.edit(by=by, changes=changes, version=version, at=at)
            past = times.latest(*self.schedule, at.astimezone(self.zone))
            if done and past and set(done.changes) & set(self.SCHEDULE):
                self.weigh(past)
        return done

    def stop(self, *, by, at=None):
        return self.choose(by=by, changes={"frequency": Frequency.OFF}, at=at)

    def due(self, at):
        """The date of the issue to write at this moment, or None."""
        return times.due(*self.schedule, at.astimezone(self.zone), self.weighed, self.member.created_at)

    def following(self, at=None):
        return times.following(*self.schedule, (at or timezone.now()).astimezone(self.zone))

    def heard(self, at):
        """(what the reader was told, when): by the last issue, or by the one before where that was not sent."""
        lost = self.mail_id and Mail.objects.filter(pk=self.mail_id).lost(at).exists()
        return (self.told_before, self.told_before_at) if lost else (self.told, self.told_at)

    def since(self, at, told_at):
        """From when on a reader who was told then has not been told yet."""
        if told_at is None:
            return at - self.FIRST.get(self.frequency, self.FIRST["weekly"])
        return max(told_at, at - self.LONGEST)

    def weigh(self, period, **told):
        """Compare-and-swap: True for the first to settle this issue."""
        mine = DigestPreference.everything.filter(pk=self.pk).filter(Q(weighed=None) | Q(weighed__lt=period))
        if hit := mine.update(weighed=period, **told):
            for name, value in (told | {"weighed": period}).items():
                setattr(self, name, value)
        return bool(hit)

    def goes_by(self, mail):
        """The mail that tells what was told last."""
        DigestPreference.everything.filter(pk=self.pk).update(mail=mail)
        self.mail = mail
