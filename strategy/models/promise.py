import datetime
import decimal

from django.db import models
from django.db.models import Q

from accounts.models.fields import IdField
from strategy.given import frozen as frozen_score
from strategy.models.initiative import Initiative
from strategy.models.precision import Precision


class Promise(models.Model):
    """What was approved, frozen. A new decision makes a new promise; the old one stays."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="promises")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="promises")
    number = models.PositiveSmallIntegerField()
    decision = models.OneToOneField("strategy.Decision", models.CASCADE, related_name="promise")
    title = models.CharField(max_length=200)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    precision = models.CharField(max_length=8, choices=Precision.choices)
    effort = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    requirements = models.JSONField(default=list)
    goals = models.JSONField(default=list)
    score = models.JSONField(default=dict)
    tolerance = models.PositiveSmallIntegerField()
    decided_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="promises_decided"
    )
    note = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="strategy_promise_number"),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="strategy_promise_precision"
            ),
        ]

    def __str__(self):
        return f"{self.title} #{self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A promise is never edited; a new decision makes a new one.")
        super().save(*args, **kwargs)

    @classmethod
    def write(cls, decision, initiative, at):
        frozen = decision.request.snapshot
        return cls.objects.create(
            workspace_id=initiative.workspace_id,
            initiative=initiative,
            number=initiative.promises.count() + 1,
            decision=decision,
            title=frozen["title"],
            start=date(frozen["start"]),
            end=date(frozen["end"]),
            precision=frozen["precision"],
            effort=None if frozen["effort"] is None else decimal.Decimal(str(frozen["effort"])),
            confidence=frozen["confidence"],
            requirements=frozen["requirements"],
            goals=frozen["goals"],
            score=frozen_score(initiative),
            tolerance=frozen["tolerance"],
            decided_by=decision.by,
            note=decision.note,
            at=at,
        )


def date(text):
    return datetime.date.fromisoformat(text) if text else None
