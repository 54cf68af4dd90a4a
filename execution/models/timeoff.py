import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution.models.person import Person


class TimeOffQuerySet(RecordQuerySet):
    def between(self, first, last):
        """Those that touch the days from `first` to `last`."""
        return self.filter(first__lte=last, last__gte=first)


class TimeOff(Record):
    """Days on which somebody does not work. Entries that overlap are one absence."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="time_off")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="time_off", verbose_name=_("person or resource")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=120, blank=True, default="")

    objects = LiveManager.from_queryset(TimeOffQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("time off")
        verbose_name_plural = _("time off")
        indexes = [models.Index(fields=["workspace", "last"], name="execution_timeoff_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="execution_timeoff_dates",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self):
        return _t("Time off of %(person)s") % {"person": self.person.name}

    def get_absolute_url(self):
        return f"{self.person.get_absolute_url()}&week={self.first.isoformat()}"

    def dates(self, low, high):
        """Every day of it that lies from `low` to `high`."""
        first, last = max(self.first, low), min(self.last, high)
        return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]

    def clean(self):
        if self.last < self.first:
            raise ValidationError({"last": _t("The last day lies before the first.")})
