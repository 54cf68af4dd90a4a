from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField
from execution.scheduling.reschedule import MUST


class Along(models.TextChoices):
    """Who moves along, in the words of `execution.scheduling.reschedule`."""

    MUST = "must", _("Only what must")
    GAPS = "gaps", _("Keep the gaps")
    THIS = "this", _("Only this task")


class PlanningHabit(models.Model):
    """How a member chose last who moves along. Theirs alone, so the log does not tell it."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="planning_habits")
    member = models.OneToOneField(
        "accounts.Membership", models.CASCADE, related_name="planning_habit", editable=False
    )
    along = models.CharField(_("who moves along"), max_length=4, choices=Along.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(along__in=Along.values), name="execution_planninghabit_along"),
        ]

    def __str__(self):
        return self.get_along_display()

    @classmethod
    def of(cls, member):
        """What they chose last, else that only moves what must."""
        return cls.objects.filter(member=member).values_list("along", flat=True).first() or MUST

    @classmethod
    def keep(cls, member, along):
        cls.objects.update_or_create(
            member=member, defaults={"along": along, "workspace_id": member.workspace_id}
        )
