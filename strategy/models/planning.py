from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.models.record import LiveManager, Record
from accounts.prepared import Prepared


class Month(models.IntegerChoices):
    JANUARY = 1, _("January")
    FEBRUARY = 2, _("February")
    MARCH = 3, _("March")
    APRIL = 4, _("April")
    MAY = 5, _("May")
    JUNE = 6, _("June")
    JULY = 7, _("July")
    AUGUST = 8, _("August")
    SEPTEMBER = 9, _("September")
    OCTOBER = 10, _("October")
    NOVEMBER = 11, _("November")
    DECEMBER = 12, _("December")


class Planning(Record):
    """How a workspace plans: one row each, made when it is first needed."""

    undoable = ("edited",)

    workspace = models.OneToOneField("accounts.Workspace", models.CASCADE, related_name="planning")
    fiscal_month = models.PositiveSmallIntegerField(
        _("the year begins in"), choices=Month.choices, default=Month.JANUARY
    )
    waiting_days = models.PositiveSmallIntegerField(
        _("days that an approved initiative may wait for its project"),
        default=30,
        validators=[MinValueValidator(0), MaxValueValidator(365)],
    )
    goal_count = models.PositiveIntegerField(default=0, editable=False)

    objects = LiveManager()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(fiscal_month__in=Month.values), name="strategy_planning_month"
            ),
            models.CheckConstraint(
                condition=Q(waiting_days__lte=365),
                name="strategy_planning_waiting",
                violation_error_message=_("Give a number of days up to a year."),
            ),
        ]

    def __str__(self):
        return _t("How %(name)s plans") % {"name": self.workspace}

    @classmethod
    def of(cls, workspace):
        """The workspace's own, made now where nobody chose anything yet."""
        row, _made = cls.everything.get_or_create(workspace=workspace)
        row.workspace = workspace
        return row

    @classmethod
    def seen(cls, workspace):
        """The same for a reader: nothing is written."""
        found = chosen(workspace.pk)
        return found[0] if found else cls(workspace=workspace)

    def take_number(self):
        """The next number of a goal of the whole workspace; as Product.take_number."""
        Planning.everything.filter(pk=self.pk).update(goal_count=F("goal_count") + 1)
        return Planning.everything.values_list("goal_count", flat=True).get(pk=self.pk)


@Prepared
def chosen(workspace):
    return Planning.everything.filter(workspace=workspace)
