import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField
from accounts.roles import Can

CLAIM = datetime.timedelta(minutes=15)  # a claim older than this belongs to a worker that died
KEPT = datetime.timedelta(days=1)  # what was uploaded, and the way back


class RunState(models.TextChoices):
    DRAFT = "draft", _("Being mapped")
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Importing")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Refused")
    STOPPED = "stopped", _("Stopped")


AGAIN = (RunState.FAILED, RunState.STOPPED)  # nothing was saved, so it may be mapped anew


class ImportRunQuerySet(models.QuerySet):
    def due(self, at):
        stuck = Q(state=RunState.RUNNING, claimed_at__lt=at - CLAIM)
        return self.filter(Q(state=RunState.QUEUED) | stuck).order_by("queued_at", "id")

    def newest_first(self):
        return (
            self.order_by("-created_at", "-id")
            .select_related("by__user", "workspace")
            .prefetch_related(models.Prefetch("files", ImportFile.objects.defer("content")))
        )


class ImportRun(models.Model):
    """Files on their way in: mapped as a draft, then landed once, by exactly one worker."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="import_runs")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="import_runs")
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.DRAFT)
    created_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    cause = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="roadmap_importrun_state"),
        ]
        indexes = [
            models.Index(fields=["state", "queued_at"], name="roadmap_importrun_due"),
            models.Index(fields=["workspace", "-created_at", "-id"], name="roadmap_importrun_list"),
        ]

    def __str__(self):
        return ", ".join(file.name for file in self.files.all())

    def get_absolute_url(self):
        return reverse("roadmap:import_show", args=[self.workspace.slug, self.pk])

    def swap(self, before, state, **values):
        """Compare-and-swap of the state: True for exactly one of any number of askers."""
        mine = ImportRun.objects.filter(
            pk=self.pk, state__in=before, attempts=self.attempts, claimed_at=self.claimed_at
        )
        hit = mine.update(state=state, **values)
        if hit:
            self.refresh_from_db()
        return bool(hit)

    def queue(self, *, by, at=None):
        return self.swap(
            [RunState.DRAFT], RunState.QUEUED, by=by, queued_at=at or timezone.now(), problems=[], attempts=0
        )

    def claim(self, at=None):
        at = at or timezone.now()
        mine = ImportRun.objects.due(at).order_by().filter(pk=self.pk, attempts=self.attempts)
        if mine.update(state=RunState.RUNNING, claimed_at=at, attempts=F("attempts") + 1):
            self.refresh_from_db()
            return True
        return False

    def end(self, state, **values):
        return self.swap([RunState.RUNNING], state, ended_at=timezone.now(), **values)

    def reopen(self):
        return self.swap(AGAIN, RunState.DRAFT)

    def may_discard(self, by):
        """Whoever began it, and who keeps the workspace: it holds what somebody mapped by hand."""
        return self.by_id == by.pk or by.can(Can.MANAGE_WORKSPACE)

    @property
    def has_files(self):
        return all(file.content for file in self.files.all())

    @property
    def undo_until(self):
        """Until when all of it can be taken back; None where there is nothing to take back."""
        return (
            self.ended_at + KEPT
            if self.state == RunState.DONE and self.cause and not self.undone_at
            else None
        )

    def may_undo(self, by, at=None):
        until = self.undo_until
        return bool(until and self.by_id == by.pk and (at or timezone.now()) < until)


class ImportFile(models.Model):
    """One uploaded file with its mapping. Its bytes are never served, and are gone after a day."""

    id = IdField()
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    content = models.BinaryField(default=b"")
    settings = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    columns = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="roadmap_importfile_once"),
        ]
        indexes = [models.Index(fields=["columns"], name="roadmap_importfile_columns")]

    def __str__(self):
        return self.name
