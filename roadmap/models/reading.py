import decimal

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _


class HealthState(models.TextChoices):
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    OFF_TRACK = "off_track", _("Off track")
    NO_PLAN = "no_plan", _("No plan")


class ReadingQuerySet(models.QuerySet):
    def as_of(self, day):
        """The reading of each delivery that stood at the end of that day."""
        last = Reading.objects.filter(delivery=OuterRef("delivery"), day__lte=day).order_by("-day")
        return self.filter(day=Subquery(last.values("day")[:1]))


class Reading(models.Model):
    """What was derived for a delivery on a day: written only on days on which one of the values changed."""

    VALUES = ("progress", "plan_start", "plan_finish", "p50", "p85", "began", "health", "reason")

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="readings")
    delivery = models.ForeignKey("roadmap.Delivery", models.CASCADE, related_name="readings")
    day = models.DateField()
    progress = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    plan_start = models.DateField(null=True)
    plan_finish = models.DateField(null=True)
    p50 = models.DateField(null=True)
    p85 = models.DateField(null=True)
    began = models.DateField(null=True)
    health = models.CharField(max_length=10, choices=HealthState.choices)
    reason = models.CharField(max_length=300, blank=True, default="")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "day"], name="roadmap_reading_once_a_day"),
            models.CheckConstraint(condition=Q(health__in=HealthState.values), name="roadmap_reading_health"),
        ]
        indexes = [models.Index(fields=["workspace", "-day"], name="roadmap_reading_day")]

    def __str__(self):
        return f"{self.delivery_id} {self.day} {self.health}"

    @staticmethod
    def share(value):
        """A share as the column keeps it."""
        return None if value is None else decimal.Decimal(str(value)).quantize(decimal.Decimal("0.0001"))

    def same_as(self, values):
        return all(getattr(self, name) == values[name] for name in self.VALUES)
