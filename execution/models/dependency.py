from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution.models.circles import check_link
from execution.models.planned import check_halves
from execution.models.status import CLOSED, Status
from execution.models.task import Task
from execution.models.wholes import PartsOf

LONGEST = Decimal(999)


class LinkKind(models.TextChoices):
    FS = "FS", _("Finish to start")
    SS = "SS", _("Start to start")
    FF = "FF", _("Finish to finish")
    SF = "SF", _("Start to finish")


class TaskDependencyQuerySet(RecordQuerySet):
    def for_list(self):
        ends = [
            f"{end}__{part}" for end in ("before", "after") for part in ("workspace", "project__workspace")
        ]
        return self.select_related("workspace", *ends).order_by("created_at", "id")

    def of(self, tasks):
        """Those that touch any of these, at either end."""
        return self.filter(Q(before__in=tasks) | Q(after__in=tasks))

    def within(self, project):
        """Those between living tasks of a project."""
        return self.filter(before__project=project, before__deleted_at=None, after__deleted_at=None)

    def unmet(self):
        """Living ones that keep a task from beginning: what it follows is not finished, or what it begins with not begun.
        Those between the ends keep nothing from going on."""
        there = self.filter(deleted_at=None, before__deleted_at=None)
        ends = Q(kind=LinkKind.FS) & ~Q(before__status__in=CLOSED)
        return there.filter(ends | Q(kind=LinkKind.SS, before__status=Status.TODO))

    def kept(self):
        """The ids, to stand behind `__in`, of all that they keep from beginning: as `waits` of a task says of each, but of
        thousands at once."""
        return PartsOf(self.unmet().order_by().values("after"))

    def standing(self):
        """The living, and those that come back with a task from the trash."""
        with_an_end = Q(deletion=F("before__deletion")) | Q(deletion=F("after__deletion"))
        return self.filter(Q(deleted_at=None) | with_an_end)


class TaskDependency(Record):
    """`after` waits for `before`: by default it starts when that one is finished, `lag` working days later."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="task_dependencies")
    before = models.ForeignKey(
        Task, models.CASCADE, related_name="blocks", verbose_name=_("what comes first")
    )
    after = models.ForeignKey(Task, models.CASCADE, related_name="needs", verbose_name=_("what waits for it"))
    kind = models.CharField(_("kind"), max_length=2, choices=LinkKind.choices, default=LinkKind.FS)
    lag = models.DecimalField(
        _("lag in working days"), max_digits=4, decimal_places=1, default=0,
        validators=[MinValueValidator(-LONGEST), MaxValueValidator(LONGEST)],
    )  # fmt: skip

    objects = LiveManager.from_queryset(TaskDependencyQuerySet)()
    everything = models.Manager.from_queryset(TaskDependencyQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LinkKind.values), name="execution_taskdependency_kind"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="execution_taskdependency_self",
                violation_error_message=_("A task cannot wait for itself."),
            ),
            models.UniqueConstraint(
                fields=["before", "after"],
                condition=Q(deleted_at=None),
                name="execution_taskdependency_once",
                violation_error_message=_("This dependency is there already."),
            ),
        ]

    def __str__(self):
        return f"{self.before.key} → {self.after.key}"

    def get_absolute_url(self):
        return f"{self.after.get_absolute_url()}#dependencies"

    def clean(self):
        check_halves(self.lag, "lag")

    @property
    def is_unmet(self):
        """As `unmet` finds it: of what is not begun an SS, of what is not finished an FS."""
        waits = self.before.is_open if self.kind == LinkKind.FS else self.before.status == Status.TODO
        return waits and self.kind in (LinkKind.FS, LinkKind.SS)

    @property
    def halves(self):
        """The lag in halves of a working day, as the schedule counts."""
        return int(self.lag * 2)

    @classmethod
    def create(cls, *, by, before, after, kind=LinkKind.FS, lag=Decimal(0), **how):
        """Refused where it is there already or closes a circle, also against another one that is made meanwhile."""
        if before.project_id != after.project_id:
            raise Refused(_t("Both tasks have to be of one project."), "other")
        fields = {"workspace": before.workspace, "before": before, "after": after, "kind": kind, "lag": lag}
        with transaction.atomic():
            before.project.hold_still()
            check_link(before, after, kind)
            made = super().create(by=by, **fields, **how)
            before.project.work_changed(counts=False)
        return made

    def edit(self, *, by, changes, **how):
        """Another kind may close a circle through subtasks that this one does not."""
        with transaction.atomic():
            self.before.project.hold_still()
            if "kind" in changes:
                check_link(self.before, self.after, changes["kind"], but=self)
            row = super().edit(by=by, changes=changes, **how)
            if row:
                self.before.project.work_changed(counts=False)
        return row

    def trash(self, **how):
        with transaction.atomic():
            self.before.project.hold_still()
            cause = super().trash(**how)
            self.before.project.work_changed(counts=False)
        return cause

    def restore(self, *, by, **how):
        with transaction.atomic():
            self.check_restorable()
            self.before.project.hold_still()
            check_link(self.before, self.after, self.kind, but=self)
            cause = super().restore(by=by, **how)
            self.before.project.work_changed(counts=False)
        return cause
