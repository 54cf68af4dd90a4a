"""What the schedule asks of a task beside its days."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

LONGEST = Decimal(5200)  # working days: twenty years


class Rule(models.TextChoices):
    START_NO_EARLIER = "start_no_earlier", _("Start no earlier than")
    START_NO_LATER = "start_no_later", _("Start no later than")
    FINISH_NO_EARLIER = "finish_no_earlier", _("Finish no earlier than")
    FINISH_NO_LATER = "finish_no_later", _("Finish no later than")
    MUST_START = "must_start", _("Must start on")
    MUST_FINISH = "must_finish", _("Must finish on")


class Planned(models.Model):
    """duration: working days, empty where the days from start to due say it, 0 for a moment. pinned: its days stay
    whatever it waits for."""

    duration = models.DecimalField(
        _("duration in working days"), max_digits=5, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST)],
    )  # fmt: skip
    rule = models.CharField(_("rule"), max_length=20, choices=Rule.choices, blank=True, default="")
    rule_day = models.DateField(_("day of the rule"), null=True, blank=True)
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    pinned = models.BooleanField(_("pinned"), default=False)

    class Meta:
        abstract = True

    def clean(self):
        check_halves(self.duration, "duration")
        if self.rule and not self.rule_day:
            raise ValidationError({"rule_day": _t("Say the day that the rule is about.")})
        if self.rule_day and not self.rule:
            raise ValidationError({"rule": _t("Say what the day is for, or empty it.")})
        if self.pinned and not (self.start or self.due):
            raise ValidationError({"pinned": _t("Only a task with a start or a due date can be pinned.")})


def check_halves(days, field):
    """Refused unless a number of days counts in halves."""
    if days is not None and days * 2 % 1:
        raise ValidationError({field: _t("Half a day is the smallest: write 0.5, 1, 1.5 and so on.")})


def rules_of_plan(name):
    """Constraints of a noun that is planned; its pinned rows have a day."""
    return [
        models.CheckConstraint(
            condition=Q(rule__in=["", *Rule.values])
            & (Q(rule="", rule_day=None) | (~Q(rule="") & Q(rule_day__isnull=False))),
            name=f"{name}_rule",
            violation_error_message=_("A rule has a day, and a day a rule."),
        ),
        models.CheckConstraint(
            condition=Q(duration=None) | Q(duration__gte=0, duration__lte=LONGEST),
            name=f"{name}_duration",
            violation_error_message=_("It lasts from no time to twenty years."),
        ),
    ]
