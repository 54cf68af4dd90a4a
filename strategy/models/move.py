from django.db import models
from django.db.models import Q

from accounts.models.fields import IdField
from strategy.models.initiative import Initiative
from strategy.states import State


class Move(models.Model):
    """One step of an initiative's state: who, when, why, and the version it made."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="moves")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="moves")
    verb = models.CharField(max_length=16)
    from_state = models.CharField(max_length=12, choices=State.choices)
    to_state = models.CharField(max_length=12, choices=State.choices)
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="moves")
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "at"], name="strategy_move_at")]
        constraints = [
            models.CheckConstraint(condition=Q(from_state__in=State.values), name="strategy_move_from_state"),
            models.CheckConstraint(condition=Q(to_state__in=State.values), name="strategy_move_to_state"),
        ]

    def __str__(self):
        return f"{self.verb} {self.initiative_id}"
