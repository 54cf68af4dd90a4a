from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution import tree
from execution.milestones import standings
from execution.models.project import Project


class MilestoneQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("due", "rank", "id")

    def by_project(self, projects):
        """{project id: its milestones in order} of those that have any, in one query."""
        found = {}
        for milestone in self.filter(project__in=projects).in_order():
            found.setdefault(milestone.project_id, []).append(milestone)
        return found

    def next_of(self, projects):
        """{project id: the milestone that comes next} of those that have one ahead, in one query."""
        found = {}
        ahead = self.filter(project__in=projects, reached_on=None)
        for milestone in ahead.order_by("-due", "-rank", "-id"):
            found[milestone.project_id] = milestone
        return found


class Milestone(Record):
    """A day by which something of a project stands.

    Reached is what somebody says, not what follows from its tasks: a milestone may have none, and with the last
    task done it still may not hold. What follows from the tasks is how much of it is left.
    """

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="milestones", verbose_name=_("project"), editable=False
    )
    name = models.CharField(_("name"), max_length=120)
    due = models.DateField(_("due"))
    rank = models.IntegerField(_("rank"), default=0, editable=False)
    reached_on = models.DateField(_("reached"), null=True, blank=True, editable=False)

    objects = LiveManager.from_queryset(MilestoneQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["project", "due", "rank"], name="execution_milestone_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                condition=Q(deleted_at=None),
                name="execution_milestone_name",
                violation_error_message=_("Another milestone of this project has this name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_milestone_named",
                violation_error_message=_("Give it a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _t("Give it a name.")})

    def get_absolute_url(self):
        return f"{self.project.get_absolute_url()}#milestones"

    @property
    def is_reached(self):
        return self.reached_on is not None

    @classmethod
    def create(cls, *, by, project, at=None, **fields):
        fields |= {"workspace": project.workspace, "project": project}
        with transaction.atomic():
            project.hold_still()
            return super().create(by=by, at=at, **fields)

    def before_create(self):
        last = self.project.milestones.aggregate(last=models.Max("rank"))["last"]
        self.rank = self.rank or (last or 0) + 1

    def standing(self, today):
        """How far the work towards it is."""
        rows = tree.rows(list(self.project.tasks.for_tree().order_by("number")))
        others = self.project.milestones.all()
        return next(s for s in standings(others, rows, today) if s.milestone == self)

    def reach(self, *, by, at=None, version=None):
        """It stands, from today on. Refused while work for it is open, whoever says so."""
        with transaction.atomic():
            self.project.hold_still()
            if not Milestone.objects.filter(pk=self.pk).exists():
                raise Refused(_t("This was deleted meanwhile. Restore it from the trash first."))
            if left := self.standing(self.workspace.today(at)).open:
                words = ngettext(
                    "%(n)s task of it is open. Finish it or take it out of the milestone first.",
                    "%(n)s tasks of it are open. Finish them or take them out of the milestone first.",
                    left,
                )
                raise Refused(words % {"n": left}, "reached")
            changes = {"reached_on": self.reached_on or self.workspace.today(at)}
            return self.edit(by=by, changes=changes, version=version, at=at)

    def reopen(self, *, by, at=None, version=None):
        """It does not stand after all."""
        return self.edit(by=by, changes={"reached_on": None}, version=version, at=at)

    def trash(self, **how):
        """Its tasks no longer name it."""
        with transaction.atomic():
            if not self.deleted_at:
                self.project.hold_still()
            cause = super().trash(**how)
            self.project.work_changed(counts=False)
        return cause

    def restore(self, **how):
        with transaction.atomic():
            if self.deleted_at:
                self.check_restorable()
                self.project.hold_still()
            cause = super().restore(**how)
            self.project.work_changed(counts=False)
        return cause


def check_milestone(project, milestone):
    """Refused unless a task of `project` may count towards `milestone` (None for towards none)."""
    if milestone is None:
        return
    if milestone.project_id != project.pk:
        raise Refused(_t("The milestone belongs to another project."), "milestone")
    if not Milestone.objects.filter(pk=milestone.pk).exists():
        raise Refused(_t("The milestone is in the trash."), "milestone")


# The milestone that a task names, unless that one is in the trash: there it keeps its tasks until it comes back.
LIVE = models.Case(models.When(milestone__deleted_at=None, then=F("milestone_id")))
