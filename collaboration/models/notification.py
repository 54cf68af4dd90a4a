import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models.fields import IdField
from accounts.models.record import Record
from collaboration.quiet import hushed

EXCERPT = 280
KEPT_FOR = datetime.timedelta(days=90)  # once read
HUSH = datetime.timedelta(seconds=30)  # in which an undo is silent


class Kind(models.TextChoices):
    MENTION = "mention", _("Mention")
    ASSIGNMENT = "assignment", _("Assignment")
    REQUEST = "request", _("Request")
    DECISION = "decision", _("Decision")
    LAUNCH = "launch", _("Launch")
    PUBLICATION = "publication", _("Publication")
    IMPORT = "import", _("Import")
    FOLLOW = "follow", _("What you follow")


HUSHED = (Kind.MENTION, Kind.ASSIGNMENT, Kind.FOLLOW)


class NotificationQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def heard(self, at=None):
        """Without what was said a moment ago and may still be taken back."""
        return self.settled((at or timezone.now()) - HUSH)

    def settled(self, since):
        """Without what may be taken back and was said later than that."""
        return self.exclude(kind__in=HUSHED, at__gt=since)

    def about(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def newest_first(self):
        return self.order_by("-at", "-id").select_related("actor__user")

    def read(self, at=None):
        """Seen; the first time counts. Returns how many were."""
        return self.unread().update(read_at=at or timezone.now())


class Notification(models.Model):
    """Something happened that one member should hear of: a row a member and act, written by the verb.

    The subject is named like in the activity log, by type, id and label, so that any room may tell of its own.
    """

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="notifications")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="notifications")
    actor = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    verb = models.CharField(
        max_length=16, blank=True, default=""
    )  # what was done, where the kind leaves it open
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    subject_label = models.CharField(max_length=255)
    words = models.CharField(max_length=EXCERPT, blank=True, default="")  # somebody's own
    facts = models.JSONField(default=dict, blank=True)  # {field: value}, put into words for whoever reads it
    cause = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member", "-at", "-id"], name="collaboration_notif_list"),
            models.Index(fields=["member"], condition=Q(read_at=None), name="collaboration_notif_unread"),
            models.Index(fields=["subject_id"], name="collaboration_notif_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "subject_id", "cause"], name="collaboration_notification_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="collaboration_notification_kind"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject_label}"

    @classmethod
    def tell(
        cls, kind, members, subject, *, by, words="", cause=None, at=None, verb="", label="", facts=None
    ):
        """One row for each active member but the actor; the same act is told once. Returns how many were written.

        `words` is what was said, cut to an excerpt; `facts` what became of it; `label` what the row calls its subject,
        where that is not its own name. Called inside the transaction of the verb that it tells of. Within `quietly()`
        nobody is told.
        """
        if hushed.get():
            return 0
        at, cause, actor = at or timezone.now(), cause or new_id(), by and by.pk
        heard = {m.pk: m for m in members if m.is_active and m.pk != actor}
        rows = [
            cls.drafted(kind, member, subject, by, words, cause, at, verb, label, facts)
            for member in heard.values()
        ]
        return len(cls.objects.bulk_create(rows, ignore_conflicts=True))

    @classmethod
    def drafted(cls, kind, member, subject, by, words, cause, at, verb, label="", facts=None):
        return cls(
            workspace_id=subject.workspace_id, member=member, actor=by, kind=kind, verb=verb, cause=cause, at=at,
            subject_type=subject._meta.label_lower, subject_id=subject.pk,
            subject_label=(label or str(subject))[:255], words=excerpt(words), facts=facts or {},
        )  # fmt: skip

    @classmethod
    def tell_all(cls, kind, told, *, by, cause, at, verb=""):
        """The same of one act on many: [(subject, the member who hears of it)]."""
        if hushed.get():
            return
        heard = [(subject, m) for subject, m in told if m.is_active and m.pk != (by and by.pk)]
        rows = [cls.drafted(kind, member, subject, by, "", cause, at, verb) for subject, member in heard]
        cls.objects.bulk_create(rows, ignore_conflicts=True)

    @classmethod
    def untell_all(cls, kind, told):
        """What was taken back before they saw it, of many subjects: [(subject, member)]; one statement a member."""
        subjects = {}
        for subject, member in told:
            subjects.setdefault(member.pk, []).append(subject.pk)
        for member, pks in subjects.items():
            cls.objects.unread().filter(kind=kind, member=member, subject_id__in=pks).delete()

    @classmethod
    def untell(cls, kind, members, subject):
        """What was taken back before they saw it is no news; what they saw stays."""
        members = list(members)
        if members:
            cls.objects.about(subject).unread().filter(kind=kind, member__in=members).delete()

    @classmethod
    def settle(cls, kind, subject, at=None):
        """It waits for nobody any more, so nobody needs to be told that it does."""
        cls.objects.about(subject).filter(kind=kind).read(at)

    def read(self, at=None):
        """Seen by its member; the first time counts."""
        Notification.objects.filter(pk=self.pk).read(at)

    def subject(self):
        """The row it is about as it stands, in the trash too; None where it is gone for good."""
        try:
            model = apps.get_model(self.subject_type)
        except LookupError:
            return None
        rows = model.everything.with_names() if issubclass(model, Record) else model.objects.select_related()
        return rows.filter(workspace_id=self.workspace_id, pk=self.subject_id).first()


def excerpt(words, most=EXCERPT):
    """One line of at most `most` characters, cut behind a word; a word that fills half of it is cut itself."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0]
    return (cut if len(cut) > most // 2 else line[: most - 1]).rstrip() + "…"
