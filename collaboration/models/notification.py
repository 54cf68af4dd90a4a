from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models.fields import IdField

EXCERPT = 280


class Kind(models.TextChoices):
    MENTION = "mention", _("Mention")
    ASSIGNMENT = "assignment", _("Assignment")
    REQUEST = "request", _("Request")
    DECISION = "decision", _("Decision")
    LAUNCH = "launch", _("Launch")
    PUBLICATION = "publication", _("Publication")


class NotificationQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def newest_first(self):
        return self.order_by("-at", "-id").select_related("actor__user")


class Notification(models.Model):
    """Something happened that one member should hear of: a row a member and act, written by the verb.

    The subject is named like in the activity log, by type, id and label, so that any room may tell of its own.
    """

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="notifications")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="notifications")
    actor = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    subject_label = models.CharField(max_length=255)
    words = models.CharField(max_length=EXCERPT, blank=True, default="")
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
    def tell(cls, kind, members, subject, *, by, words="", cause=None, at=None):
        """One row for each active member but the actor; the same act is told once. Returns how many were written.

        `words` is what was said, cut to an excerpt. Called inside the transaction of the verb that it tells of.
        """
        at, cause, actor = at or timezone.now(), cause or new_id(), by and by.pk
        heard = {m.pk: m for m in members if m.is_active and m.pk != actor}
        return len(
            cls.objects.bulk_create(
                [
                    cls(
                        workspace_id=subject.workspace_id,
                        member=member,
                        actor=by,
                        kind=kind,
                        subject_type=subject._meta.label_lower,
                        subject_id=subject.pk,
                        subject_label=str(subject)[:255],
                        words=excerpt(words),
                        cause=cause,
                        at=at,
                    )
                    for member in heard.values()
                ],
                ignore_conflicts=True,
            )
        )

    def read(self, at=None):
        """Seen by its member; the first time counts."""
        Notification.objects.filter(pk=self.pk, read_at=None).update(read_at=at or timezone.now())


def excerpt(words):
    """One line of at most EXCERPT characters."""
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"
