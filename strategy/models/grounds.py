from django.db import models
from django.db.models import Q

from accounts.models.fields import IdField
from strategy.approving.grounds import grounds_of
from strategy.models.initiative import Initiative
from strategy.models.product import Product


class Verb(models.TextChoices):
    """What it was kept for. `closed` is the decision that settled a request."""

    ASKED = "asked"
    SAID = "said"
    CLOSED = "closed"


class GroundsQuerySet(models.QuerySet):
    def settled(self, product, first, last):
        """What settled a request of a product between two moments, in its order."""
        return self.filter(product=product, verb=Verb.CLOSED, at__gte=first, at__lt=last).order_by("at", "id")


class Grounds(models.Model):
    """What a request was asked with, or a decision was taken on: kept as it was, never edited.

    It outlives the rows it tells of, so that a round still names what was purged since.
    """

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="grounds")
    product = models.ForeignKey(Product, models.CASCADE, related_name="grounds")
    initiative = models.ForeignKey(Initiative, models.SET_NULL, null=True, related_name="grounds")
    request = models.ForeignKey(
        "strategy.ApprovalRequest", models.SET_NULL, null=True, related_name="grounds"
    )
    decision = models.OneToOneField("strategy.Decision", models.SET_NULL, null=True, related_name="grounds")
    verb = models.CharField(max_length=6, choices=Verb.choices)
    outcome = models.CharField(max_length=20, blank=True, default="")
    by = models.CharField(max_length=200, blank=True, default="")
    kept = models.JSONField()
    at = models.DateTimeField()

    objects = GroundsQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["product", "verb", "at"], name="strategy_grounds_round")]
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=Verb.values), name="strategy_grounds_verb"),
        ]

    def __str__(self):
        return f"{self.verb} {self.kept.get('title', '')}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What something stood on is never edited.")
        super().save(*args, **kwargs)

    @classmethod
    def keep(cls, initiative, request, *, by, at, decision=None, outcome=""):
        """Once for a request, and once for each decision on it; `outcome` where that one settles it."""
        verb = Verb.ASKED if decision is None else Verb.CLOSED if outcome else Verb.SAID
        return cls.objects.create(
            workspace_id=initiative.workspace_id, product_id=initiative.product_id, initiative=initiative,
            request=request, decision=decision, verb=verb, outcome=outcome, by=str(by.user) if by else "",
            kept=grounds_of(initiative, at), at=at,
        )  # fmt: skip
