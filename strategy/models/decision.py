from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField


class Verdict(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REQUEST_CHANGES = "request_changes", _("Request changes")
    DECLINE = "decline", _("Decline")


class DecisionQuerySet(models.QuerySet):
    def standing(self):
        """Without what was taken back before it was settled."""
        return self.filter(taken_back_at=None)

    def agreements(self):
        return self.standing().filter(verdict=Verdict.APPROVE)

    def in_order(self):
        return self.order_by("at", "id").select_related("by__user")


class Decision(models.Model):
    """What an approver said to a request, with their words. Never edited; a yes may be taken back until enough agree,
    and then stays on record as such."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="decisions")
    request = models.ForeignKey("strategy.ApprovalRequest", models.CASCADE, related_name="decisions")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="decisions")
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField()
    sole = models.BooleanField(default=False)
    imported = models.BooleanField(
        default=False
    )  # taken elsewhere; `by` is who recorded it, `at` its own day
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="strategy_decision_verdict"),
            models.UniqueConstraint(
                fields=["request", "by"], condition=Q(taken_back_at=None), name="strategy_decision_once",
                violation_error_message=_("You have answered this already."),
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(verdict=Verdict.APPROVE), name="strategy_decision_taken_back",
                violation_error_message=_("Only a yes can be taken back."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.verdict} {self.request_id}"
