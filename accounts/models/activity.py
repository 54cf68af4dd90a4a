import datetime
import decimal
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import reasons
from accounts.ids import new_id
from accounts.models.fields import IdField


def plain(value):
    """A value as the log keeps it: JSON, with a label beside every foreign id."""
    match value:
        case models.Model():
            return {"id": str(value.pk), "label": str(value)}
        case list() | tuple():
            return [plain(item) for item in value]
        case datetime.date() | datetime.datetime():
            return value.isoformat()
        case decimal.Decimal():
            return format(value.normalize(), "f")
        case uuid.UUID():
            return str(value)
    return value


def essence(value):
    """A logged value without labels, which change when something is renamed; rows without their order."""
    if isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value):
        return sorted(item["id"] for item in value)
    return value["id"] if isinstance(value, dict) and "id" in value else value


class ActivityQuerySet(models.QuerySet):
    def of(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def newest_first(self):
        return self.order_by("-at", "-id").select_related("actor__user")


class Activity(models.Model):
    """The one append-only log: who did what to which version of what, when, why and in what cause."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="activities")
    actor = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="activities")
    verb = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    subject_label = models.CharField(max_length=255)
    version = models.PositiveIntegerField()
    changes = models.JSONField(default=dict)
    note = models.TextField(blank=True, default="")
    cause = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("activities")
        indexes = [
            models.Index(fields=["workspace", "-at", "-id"], name="accounts_activity_feed"),
            models.Index(fields=["subject_id", "version"], name="accounts_activity_subject"),
            models.Index(fields=["cause"], name="accounts_activity_cause"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_label}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("The log is append-only.")
        super().save(*args, **kwargs)

    @classmethod
    def write(cls, subject, verb, *, by, changes=None, note="", at=None, cause=None, **where):
        row = cls.draft(subject, verb, by=by, changes=changes, note=note, at=at, cause=cause, **where)
        row.save(force_insert=True)
        return row

    @classmethod
    def draft(cls, subject, verb, *, by, changes=None, note="", at=None, cause=None, **where):
        """An unsaved row, so that bulk verbs can insert many at once."""
        return cls(
            workspace_id=where["workspace"].pk if "workspace" in where else subject.workspace_id,
            actor=by,
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            subject_label=str(subject)[:255],
            version=where.get("version") or subject.version,
            changes={name: [plain(old), plain(new)] for name, (old, new) in (changes or {}).items()},
            note=note or reasons.given.get(),
            cause=cause or new_id(),
            at=at or timezone.now(),
        )
