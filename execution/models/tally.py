"""How much of a project is done, kept beside it and counted anew in the transaction of whatever changes it."""

from fractions import Fraction

from django.db import models
from django.db.models import Case, Count, F, Q, Sum, When
from django.db.models.functions import Coalesce

from execution.models.status import Status

COUNTED = frozenset(
    {"status", "estimate", "remaining", "parent"}
)  # fields of a task that its weight follows from
HOURS = {"max_digits": 14, "decimal_places": 2, "default": 0, "editable": False}
COUNT = {"default": 0, "editable": False}
NOTHING = models.Value(0, output_field=models.DecimalField(max_digits=14, decimal_places=2))


class Tallied(models.Model):
    """Of the leaf tasks that are not cancelled: leaves, leaves_done: how many; hours, hours_done: of those with an
    estimate; guessed, guessed_done: how many have none and weigh the mean."""

    leaves = models.PositiveIntegerField(**COUNT)
    leaves_done = models.PositiveIntegerField(**COUNT)
    hours = models.DecimalField(**HOURS)
    hours_done = models.DecimalField(**HOURS)
    guessed = models.PositiveIntegerField(**COUNT)
    guessed_done = models.PositiveIntegerField(**COUNT)

    class Meta:
        abstract = True

    def work_counted(self):
        """Its tasks changed: what is derived of them is so from now on, by one question over them and one statement."""
        found = self.tasks.leaves().exclude(status=Status.CANCELLED).aggregate(**figures())
        type(self).everything.filter(pk=self.pk).update(work_version=F("work_version") + 1, **found)


def figures():
    """What is asked of the leaves that count."""
    done, unknown = Q(status=Status.DONE), Q(estimate=None)
    worked = Case(
        When(done, then="estimate"),
        When(remaining__lt=F("estimate"), then=F("estimate") - F("remaining")),
        default=NOTHING,
    )
    return {
        "leaves": Count("pk"),
        "leaves_done": Count("pk", filter=done),
        "hours": Coalesce(Sum("estimate"), NOTHING),
        "hours_done": Coalesce(Sum(worked), NOTHING),
        "guessed": Count("pk", filter=unknown),
        "guessed_done": Count("pk", filter=unknown & done),
    }


def share_of(leaves, hours, hours_done, guessed, guessed_done):
    """Progress, 0..1, out of the columns; None without any work."""
    known = leaves - guessed
    mean = Fraction(hours) / known if hours else Fraction(1)
    weight = Fraction(hours) + guessed * mean
    return float((Fraction(hours_done) + guessed_done * mean) / weight) if weight else None


TALLY = ("leaves", "hours", "hours_done", "guessed", "guessed_done")
