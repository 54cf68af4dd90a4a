from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.record import LiveManager, Record, RecordQuerySet
from roadmap.models.reading import Reading


class DeliveryQuerySet(RecordQuerySet):
    def with_work(self):
        """With everything that facts, cards and lists read of both sides."""
        return (
            self.filter(initiative__deleted_at=None, project__deleted_at=None)
            .select_related(
                "workspace",
                "initiative__workspace",
                "initiative__product",
                "project__workspace",
                "project__lead__user",
                "promise",
            )
            .order_by("at", "id")
        )

    def standing(self):
        """The living, then those that come back with their project from the trash."""
        rows = self.filter(Q(deleted_at=None) | Q(deletion=F("project__deletion")))
        return rows.order_by(F("deleted_at").asc(nulls_first=True), "at", "id")

    def last_health(self):
        """{project id: health of its last reading}: enough to sort by, without a look at its tasks."""
        return dict(self.with_last_health().values_list("project_id", "last"))

    def with_last_health(self):
        """Those that were read, each with `last`, the health it had."""
        readings = Reading.objects.filter(delivery=OuterRef("pk")).order_by("-day")
        return self.annotate(last=Subquery(readings.values("health")[:1])).exclude(last=None)


class Delivery(Record):
    """The link: one initiative, one project, launched by whom, when, on which promise. It goes to the trash with either
    and comes back once both are there, unless another took its place meanwhile."""

    goes_with = ("initiative", "project")
    undoable = ("edited", "deleted", "restored")  # a launch is a decision; it can only be followed by another

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="deliveries")
    initiative = models.ForeignKey("strategy.Initiative", models.CASCADE, related_name="deliveries")
    project = models.ForeignKey("execution.Project", models.CASCADE, related_name="deliveries")
    promise = models.ForeignKey("strategy.Promise", models.CASCADE, related_name="deliveries")
    launched_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="deliveries"
    )
    at = models.DateTimeField(default=timezone.now)
    idempotency_key = models.CharField(max_length=200, blank=True, default="")

    objects = LiveManager.from_queryset(DeliveryQuerySet)()
    everything = models.Manager.from_queryset(DeliveryQuerySet)()

    class Meta(Record.Meta):
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(deleted_at=None),
                name="roadmap_delivery_project_once",
                violation_error_message=_("This project already serves an initiative."),
            ),
            models.UniqueConstraint(
                fields=["initiative", "promise"],
                condition=Q(deleted_at=None, idempotency_key=""),
                name="roadmap_delivery_promise_once",
                violation_error_message=_("This promise is already in delivery."),
            ),
            models.UniqueConstraint(
                fields=["initiative", "idempotency_key"],
                condition=Q(deleted_at=None) & ~Q(idempotency_key=""),
                name="roadmap_delivery_key_once",
                violation_error_message=_("This key was already used for a launch."),
            ),
        ]

    def __str__(self):
        return f"{self.initiative} → {self.project}"

    @classmethod
    def coming_back(cls, rows):
        """The newest first. What waits for its other end goes along with that one from now on."""
        ends = Q(project__in=[row.project_id for row in rows])
        ends |= Q(initiative__in=[row.initiative_id for row in rows])
        taken = {place for row in cls.objects.filter(ends) for place in row.places()}
        back = []
        for row in sorted(rows, key=lambda row: (row.at, row.pk), reverse=True):
            gone = next((end for end in (row.initiative, row.project) if end.deleted_at), None)
            if gone:
                cls.everything.filter(pk=row.pk).update(deleted_at=gone.deleted_at, deletion=gone.deletion)
            elif taken.isdisjoint(row.places()):
                taken |= row.places()
                back.append(row)
        return back

    def places(self):
        """What a living one has to itself."""
        launch = ("key", self.idempotency_key) if self.idempotency_key else ("promise", self.promise_id)
        return {self.project_id, (self.initiative_id, *launch)}

    def before_create(self):
        self.at = self.created_at

    def get_absolute_url(self):
        return reverse("roadmap:explain", args=[self.workspace.slug, self.pk])


class RequirementTask(models.Model):
    """Which requirement of the initiative became which task of the project."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="requirement_tasks")
    requirement = models.ForeignKey("strategy.Requirement", models.CASCADE, related_name="requirement_tasks")
    task = models.ForeignKey("execution.Task", models.CASCADE, related_name="requirement_tasks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "requirement"], name="roadmap_requirement_task_once")
        ]

    def __str__(self):
        return f"{self.requirement} → {self.task}"
