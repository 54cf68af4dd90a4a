import datetime as dt
import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.fields import IdField
from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution.baselines.kept import KeptMilestone, KeptTask
from execution.models.project import Project

COLUMNS, MARKS = KeptTask._fields, KeptMilestone._fields


class BaselineQuerySet(RecordQuerySet):
    def for_list(self):
        found = self.select_related("workspace", "project__workspace", "taken_by__user")
        return found.order_by("-taken_at", "-id")


class Baseline(Record):
    """The plan of a project frozen under a name: days, work and progress of every task, as they were, and the days of its
    milestones.

    What it keeps are values, which nothing that is changed or deleted later touches; only its name may change.
    """

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="baselines", verbose_name=_("project"), editable=False
    )
    name = models.CharField(_("name"), max_length=60)
    day = models.DateField(_("day"), editable=False)
    taken_at = models.DateTimeField(_("taken"), editable=False)
    taken_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="baselines"
    )
    start = models.DateField(_("start"), editable=False)
    finish = models.DateField(_("finish"), editable=False)
    tasks = models.PositiveIntegerField(_("tasks"), editable=False)
    work = models.DecimalField(
        _("work in hours"), max_digits=12, decimal_places=2, editable=False, validators=[MinValueValidator(0)]
    )
    share = models.FloatField(_("progress"), null=True, editable=False)

    objects = LiveManager.from_queryset(BaselineQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                condition=Q(deleted_at=None),
                name="execution_baseline_name",
                violation_error_message=_("This project has a baseline of this name already."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_baseline_named",
                violation_error_message=_("Give it a name."),
            ),
            models.CheckConstraint(
                condition=Q(finish__gte=F("start")),
                name="execution_baseline_dates",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=1), name="execution_baseline_share"
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _t("Give it a name.")})

    def get_absolute_url(self):
        here = reverse("execution:baseline_compare", args=[self.workspace.slug, self.project.key])
        return f"{here}?of={self.pk}"

    @classmethod
    def keep(cls, *, by, project, name, kept, at, cause=None):
        """Freeze `kept`, a Kept of `execution.baselines.freezing`, as the plan was at `at`."""
        sums = kept.sums
        with transaction.atomic():
            project.hold_still()
            made = cls.create(
                by=by, at=at, cause=cause, workspace=project.workspace, project=project, name=name, taken_at=at,
                taken_by=by, day=project.workspace.today(at), start=sums.start, finish=sums.finish,
                tasks=len(kept.tasks), work=sums.work, share=sums.share,
            )  # fmt: skip
            BaselineTasks.objects.create(
                baseline=made, columns=columns_of(kept.tasks), milestones=marks_of(kept.milestones or [])
            )
        return made

    def edit(self, *, by, changes, **how):
        """Another name. What it keeps is what it is."""
        if set(changes) - {"name"}:
            raise Refused(_t("A baseline never changes. Keep another one."))
        return super().edit(by=by, changes=changes, **how)

    def kept(self):
        """[KeptTask] in the order of the tree, in one query."""
        columns = BaselineTasks.objects.values_list("columns", flat=True).get(baseline=self)
        return [read(values) for values in zip(*(columns[name] for name in COLUMNS), strict=True)]

    def milestones(self):
        """[KeptMilestone] by their days, None where it was kept before milestones were; one query."""
        columns = BaselineTasks.objects.values_list("milestones", flat=True).get(baseline=self)
        if columns is None:
            return None
        return [read_mark(values) for values in zip(*(columns[name] for name in MARKS), strict=True)]

    def days(self):
        """{task id: (start, finish)} of every task that was in the plan, whether it is still there or not; one query."""
        columns = BaselineTasks.objects.values_list("columns", flat=True).get(baseline=self)
        day = dt.date.fromisoformat
        rows = zip(columns["id"], columns["start"], columns["finish"], strict=True)
        return {uuid.UUID(pk): (day(start), day(finish)) for pk, start, finish in rows}


class BaselineTasks(models.Model):
    """The tasks of a baseline, a column a list: read whole or not at all. milestones: the same of these, None where it
    was kept before they were."""

    id = IdField()
    baseline = models.OneToOneField(Baseline, models.CASCADE, related_name="columns")
    columns = models.JSONField()
    milestones = models.JSONField(null=True)

    def __str__(self):
        return str(self.baseline)

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What a baseline keeps is never edited.")
        super().save(*args, **kwargs)


def columns_of(tasks):
    """{column: [value]} of [KeptTask], as JSON takes it."""
    written = [
        task._replace(id=str(task.id), start=task.start.isoformat(), finish=task.finish.isoformat(),
                      work=None if task.work is None else str(task.work))
        for task in tasks
    ]  # fmt: skip
    return {name: [getattr(task, name) for task in written] for name in COLUMNS}


def marks_of(milestones):
    """{column: [value]} of [KeptMilestone]."""
    written = [one._replace(id=str(one.id), due=one.due.isoformat()) for one in milestones]
    return {name: [getattr(one, name) for one in written] for name in MARKS}


def read_mark(values):
    found = KeptMilestone(*values)
    return found._replace(id=uuid.UUID(found.id), due=dt.date.fromisoformat(found.due))


def read(values):
    from_iso = dt.date.fromisoformat
    found = KeptTask(*values)
    work = None if found.work is None else Decimal(found.work)
    return found._replace(
        id=uuid.UUID(found.id), start=from_iso(found.start), finish=from_iso(found.finish), work=work
    )
