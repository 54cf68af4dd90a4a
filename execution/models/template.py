from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models import Activity
from accounts.models.record import LiveManager, Record, RecordQuerySet

FARTHEST = 5200  # working days after the start: twenty years


class ProjectTemplate(Record):
    """Tasks of a kind of project that comes again: on working days, for roles; a start and people make a project of it."""

    owned = ("steps", "milestones")

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, related_name="project_templates", editable=False
    )
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True, default="", max_length=5000)

    class Meta(Record.Meta):
        verbose_name = _("project template")
        verbose_name_plural = _("project templates")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None),
                name="execution_projecttemplate_name",
                violation_error_message=_("Another template has this name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_projecttemplate_named",
                violation_error_message=_("Give it a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("execution:template_show", args=[self.workspace.slug, self.pk])

    def hold_still(self):
        """Locks the row until the caller's transaction ends, so that two changes, each fine alone, make no circle."""
        ProjectTemplate.everything.select_for_update(no_key=True).only("pk").get(pk=self.pk)

    def rows(self):
        """Its tasks, each behind what it is part of, in one query."""
        children = {}
        for step in self.steps.select_related("workspace", "template", "milestone").order_by("rank", "id"):
            children.setdefault(step.parent_id, []).append(step)
        found, stack = [], [(step, 0) for step in reversed(children.get(None, []))]
        while stack:
            step, step.depth = stack.pop()
            found.append(step)
            stack += [(child, step.depth + 1) for child in reversed(children.get(step.pk, []))]
        return found

    def links(self):
        """What waits for what among its living tasks, in one query."""
        model = self._meta.get_field("steps").related_model._meta.get_field("needs").related_model
        return list(
            model.objects.filter(
                after__template=self, after__deleted_at=None, before__deleted_at=None
            ).order_by("created_at", "id")
        )

    @classmethod
    def free_name(cls, workspace, name):
        """`name`, or that name with the first number that no template here has yet."""
        taken = set(cls.objects.filter(workspace=workspace).values_list("name", flat=True))
        names = [name[:120], *(f"{name[:115]} {n}" for n in range(2, 10_000))]
        return next(one for one in names if one not in taken)

    @classmethod
    def take(cls, pattern, *, by, name="", at=None, cause=None):
        """A template of a pattern, in a few statements whatever its size, under one cause."""
        how = {"by": by, "at": at or timezone.now(), "cause": cause or new_id()}
        made = cls.create(name=name or pattern.name, description=pattern.description, **how)
        step_model = cls._meta.get_field("steps").related_model
        link_model = step_model._meta.get_field("needs").related_model
        own = {"workspace_id": made.workspace_id, "created_at": how["at"]}
        marks = {
            mark.id: TemplateMilestone(template=made, name=mark.name, offset=mark.offset, rank=rank, **own)
            for rank, mark in enumerate(pattern.marks, 1)
        }
        steps = {}
        for rank, step in enumerate(pattern.steps, 1):
            fields = {name: getattr(step, name) for name in step_model.KEPT}
            parent, mark = steps.get(step.parent), marks.get(step.mark)
            steps[step.id] = step_model(
                template=made, rank=rank, parent=parent, milestone=mark, **fields, **own
            )
        links = [
            link_model(before=steps[t.before], after=steps[t.after], kind=t.kind, lag=t.lag, **own)
            for t in pattern.ties
        ]
        keep(marks.values(), how)
        keep(steps.values(), how)
        keep(links, how)
        return made


def keep(records, how):
    """New rows of one noun with their lines in the log, two statements in all."""
    records = list(records)
    if not records:
        return
    model = type(records[0])
    for record in records:
        record.check_fields({field.name for field in model._meta.concrete_fields})
    with guard(model):
        model.objects.bulk_create(records)
    names = [f.name for f in model._meta.concrete_fields if f.editable and f.name != "workspace"]
    drafts = []
    for record in records:
        changes = {name: [None, getattr(record, name)] for name in names}
        told = {name: pair for name, pair in changes.items() if pair[1] not in (None, "")}
        drafts.append(Activity.draft(record, "created", changes=told, **how))
    Activity.objects.bulk_create(drafts)


class TemplateMilestoneQuerySet(RecordQuerySet):
    def in_order(self):
        """By their day; those that end with their tasks come last."""
        return self.order_by(models.F("offset").asc(nulls_last=True), "rank", "id")


class TemplateMilestone(Record):
    """A milestone to be, so many working days after the start; without a day, when the last of its tasks ends."""

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, related_name="template_milestones", editable=False
    )
    template = models.ForeignKey(
        ProjectTemplate, models.CASCADE, related_name="milestones", verbose_name=_("template"), editable=False
    )
    name = models.CharField(_("name"), max_length=120)
    offset = models.PositiveSmallIntegerField(_("working days after the start"), null=True, blank=True)
    rank = models.IntegerField(default=0, editable=False)

    objects = LiveManager.from_queryset(TemplateMilestoneQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("milestone of a template")
        verbose_name_plural = _("milestones of templates")
        constraints = [
            models.UniqueConstraint(
                fields=["template", "name"],
                condition=Q(deleted_at=None),
                name="execution_templatemilestone_name",
                violation_error_message=_("Another milestone of this template has this name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="execution_templatemilestone_named",
                violation_error_message=_("Give it a name."),
            ),
            models.CheckConstraint(
                condition=Q(offset=None) | Q(offset__lte=FARTHEST),
                name="execution_templatemilestone_offset",
                violation_error_message=_("It lies at most twenty years after the start."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.template.get_absolute_url()}#milestones"

    def before_create(self):
        last = self.template.milestones.aggregate(last=models.Max("rank"))["last"]
        self.rank = self.rank or (last or 0) + 1

    @classmethod
    def create(cls, *, by, template, **fields):
        return super().create(by=by, workspace=template.workspace, template=template, **fields)
