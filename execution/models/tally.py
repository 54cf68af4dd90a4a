"""How much of a project is done, kept beside it and counted anew in the transaction of whatever changes it."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from django.db import models
from django.db.models import Case, Count, F, Q, Sum, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from accounts.prepared import Prepared
from execution.models.status import Status

COUNTED = frozenset(
    {"status", "estimate", "remaining", "parent"}
)  # fields of a task that its weight follows from
HOURS = models.DecimalField(max_digits=14, decimal_places=2)
NOTHING = models.Value(0, output_field=HOURS)
CENT = Decimal("0.01")


class Tallied(models.Model):
    """tally: of the leaf tasks that are not cancelled, how many there are (`leaves`) and how many done (`done`), the hours
    of those with an estimate (`hours`) and how many of them are done (`hours_done`), how many have none and weigh the mean
    (`guessed`) and how many of these are done (`guessed_done`). Empty where there is no such task."""

    tally = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def work_changed(self, counts=True, **more):
        """Something derived from its tasks may differ from now on: by one statement, which writes `more` fields along.
        `counts`: False where no weight can have changed, so that nothing has to be counted anew; `tally`: given, where
        the caller knows it."""
        changes = {"work_version": F("work_version") + 1, **more}
        if counts and "tally" not in more:
            changes["tally"] = self.counted()
        type(self).everything.filter(pk=self.pk).update(**changes)

    def counted(self):
        """Its tally as the database counts it within that statement."""
        counting = RawSQL(*counting_of(self.tasks.model).written(self.pk), output_field=models.JSONField())
        return Coalesce(counting, models.Value({}, output_field=models.JSONField()))


@cache
def counting_of(model):
    """Prepared: the tally of one project as these tasks have it. Each write asks it, so it is made SQL once."""

    def build(project):
        leaves = model.objects.leaves().filter(project=project).exclude(status=Status.CANCELLED)
        return leaves.order_by().values("project").annotate(tally=JSONObject(**figures())).values("tally")

    return Prepared(build)


def with_leaf(tally, task):
    """The tally of a project, whose row is held, once this task is a leaf of it: of thousands only the one is counted."""
    if task.status == Status.CANCELLED:
        return tally
    done, unknown = task.status == Status.DONE, task.estimate is None
    hours = Decimal(task.estimate or 0)
    left = hours if task.remaining is None else min(hours, task.remaining)
    more = {
        "leaves": 1,
        "done": int(done),
        "hours": hours,
        "hours_done": hours if done else hours - left,
        "guessed": int(unknown),
        "guessed_done": int(unknown and done),
    }
    return {name: plus(tally.get(name, 0), by) for name, by in more.items()}


def plus(number, by):
    return number + by if isinstance(by, int) else float(cents(number) + by)


def figures():
    """What is asked of the leaves that count."""
    done, unknown = Q(status=Status.DONE), Q(estimate=None)
    worked = Case(
        When(done, then="estimate"),
        When(remaining__lt=F("estimate"), then=F("estimate") - F("remaining")),
        default=NOTHING,
        output_field=HOURS,
    )
    return {
        "leaves": Count("pk"),
        "done": Count("pk", filter=done),
        "hours": Coalesce(Sum("estimate"), NOTHING),
        "hours_done": Coalesce(Sum(worked), NOTHING),
        "guessed": Count("pk", filter=unknown),
        "guessed_done": Count("pk", filter=unknown & done),
    }


def share_of(tally):
    """Progress, 0..1, out of what is kept; None without any work."""
    if not tally:
        return None
    hours, hours_done = (Fraction(cents(tally[name])) for name in ("hours", "hours_done"))
    mean = hours / (tally["leaves"] - tally["guessed"]) if hours else Fraction(1)
    weight = hours + tally["guessed"] * mean
    return float((hours_done + tally["guessed_done"] * mean) / weight) if weight else None


def cents(value):
    """Hours exactly: SQLite adds them as floating numbers."""
    return Decimal(str(value)).quantize(CENT)
