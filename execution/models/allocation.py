from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.activity import Activity
from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution.models.person import Person
from execution.models.project import OPEN, Project

LEAST, MOST = 1, 200  # per cent of what somebody has


class AllocationQuerySet(RecordQuerySet):
    def for_list(self):
        return self.select_related(
            "workspace", "person__workspace", "person__member__user", "project__workspace"
        )

    def between(self, first, last):
        """Those that touch the days from `first` to `last`."""
        return self.filter(start__lte=last, end__gte=first)


class Allocation(Record):
    """A share of a person for a project, over a period."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="allocations", verbose_name=_("person or resource")
    )
    project = models.ForeignKey(
        Project, models.CASCADE, related_name="allocations", verbose_name=_("project")
    )
    percent = models.PositiveSmallIntegerField(
        _("percent"), validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)]
    )
    start = models.DateField(_("start"))
    end = models.DateField(_("end"))

    objects = LiveManager.from_queryset(AllocationQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        indexes = [models.Index(fields=["workspace", "end"], name="execution_allocation_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=LEAST, percent__lte=MOST),
                name="execution_allocation_percent",
                violation_error_message=_("A share lies between 1 and 200 percent."),
            ),
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="execution_allocation_dates",
                violation_error_message=_("It ends before it starts."),
            ),
        ]

    def __str__(self):
        words = {"person": self.person.name, "project": self.project.name}
        return _t("%(person)s for %(project)s") % words

    def get_absolute_url(self):
        return f"{self.person.get_absolute_url()}&week={self.start.isoformat()}"

    def clean(self):
        if self.end < self.start:
            raise ValidationError({"end": _t("It ends before it starts.")})

    # -- verbs ----------------------------------------------------------------

    @classmethod
    def create(cls, *, by, person, project, **fields):
        with transaction.atomic():
            person.hold_still()
            check_open(project)
            return super().create(by=by, person=person, project=project, **fields)

    @classmethod
    def share_out(cls, rows, *, by, at=None, cause=None):
        """Many at once, each a dictionary of fields; a row each in the log under one cause, which is returned."""
        at, cause = at or timezone.now(), cause or new_id()
        made = [cls(workspace=by.workspace, created_at=at, **fields) for fields in rows]
        for allocation, fields in zip(made, rows, strict=True):
            allocation.check_fields(set(fields))
            check_open(allocation.project)
        with guard(cls), transaction.atomic():
            Person.hold({row.person for row in made})
            cls.objects.bulk_create(made)
            Activity.objects.bulk_create(
                Activity.draft(
                    row, "created", by=by, at=at, cause=cause,
                    changes={name: [None, value] for name, value in fields.items()},
                )
                for row, fields in zip(made, rows, strict=True)
            )  # fmt: skip
        return cause

    def edit(self, *, by, changes, **how):
        """Record.edit; work moves only to who may be given some, and to a project that goes on."""
        with transaction.atomic():
            if changes.get("person", self.person) != self.person:
                changes["person"].hold_still()
            if changes.get("project", self.project) != self.project:
                check_open(changes["project"])
            return super().edit(by=by, changes=changes, **how)


def check_open(project):
    if project.state not in OPEN:
        words = {"project": project.name, "state": project.get_state_display().lower()}
        raise Refused(_t("%(project)s is %(state)s. Reopen it to plan people for it.") % words, "project")
