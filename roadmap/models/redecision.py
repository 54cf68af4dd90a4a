from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField


class Choice(models.TextChoices):
    ACCEPT = "accept", _("Accept the date")
    CUT = "cut", _("Cut scope")
    ADD = "add", _("Add people")
    STOP = "stop", _("Stop")


class RedecisionQuerySet(models.QuerySet):
    def settled(self):
        return self.filter(settled=True)

    def in_order(self):
        return self.order_by("at", "id").select_related("by__user")


class Redecision(models.Model):
    """What an approver decided once the forecast left a promise, with their words and the forecast they saw. Never
    edited. It answers for that promise until the forecast leaves the day until which it holds."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="redecisions")
    initiative = models.ForeignKey("strategy.Initiative", models.CASCADE, related_name="redecisions")
    promise = models.ForeignKey("strategy.Promise", models.CASCADE, related_name="redecisions")
    choice = models.CharField(max_length=6, choices=Choice.choices)
    note = models.TextField()
    end = models.DateField(null=True)  # the day that was accepted
    p50 = models.DateField()
    p85 = models.DateField()
    holds_until = models.DateField()
    settled = models.BooleanField(
        default=True
    )  # a day that more approvers must accept is not, until they did
    renewed = models.OneToOneField(
        "strategy.Promise", models.CASCADE, null=True, related_name="redecision"
    )  # the promise that it wrote
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="redecisions")
    at = models.DateTimeField()

    objects = RedecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["initiative", "at"], name="roadmap_redecision_at")]
        constraints = [
            models.CheckConstraint(condition=Q(choice__in=Choice.values), name="roadmap_redecision_choice"),
            models.CheckConstraint(condition=~Q(note=""), name="roadmap_redecision_reasoned"),
            models.CheckConstraint(
                condition=Q(choice=Choice.ACCEPT, end__isnull=False)
                | (~Q(choice=Choice.ACCEPT) & Q(end=None)),
                name="roadmap_redecision_end",
            ),
        ]

    def __str__(self):
        return f"{self.choice} {self.initiative_id}"
