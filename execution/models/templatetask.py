from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.record import Record
from accounts.order import behind
from execution.models.dependency import LONGEST as LONGEST_LAG
from execution.models.dependency import LinkKind
from execution.models.planned import LONGEST, check_halves
from execution.models.task import HOURS, Priority
from execution.models.template import FARTHEST, ProjectTemplate, TemplateMilestone
from execution.scheduling import network

MOST = 500  # tasks that one template keeps


class TemplateTask(Record):
    """A task to be."""

    owned = ("children", "blocks", "needs")

    KEPT = (
        "title",
        "description",
        "role",
        "offset",
        "duration",
        "estimate",
        "priority",
    )  # as a Step says them
    WRITABLE = (
        "title", "role", "offset", "duration", "parent", "milestone", "estimate", "priority", "description",
    )  # fmt: skip

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, related_name="template_tasks", editable=False
    )
    template = models.ForeignKey(
        ProjectTemplate, models.CASCADE, related_name="steps", verbose_name=_("template"), editable=False
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    rank = models.IntegerField(default=0, editable=False)
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True, default="", max_length=50_000)
    role = models.CharField(_("role"), max_length=60, blank=True, default="")
    offset = models.PositiveSmallIntegerField(_("starts after, in working days"), null=True, blank=True)
    duration = models.DecimalField(
        _("duration in working days"), max_digits=5, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST)],
    )  # fmt: skip
    milestone = models.ForeignKey(
        TemplateMilestone, models.SET_NULL, null=True, blank=True, related_name="steps",
        verbose_name=_("milestone"),
    )  # fmt: skip
    estimate = models.DecimalField(_("estimate in hours"), **HOURS)
    priority = models.CharField(_("priority"), max_length=8, choices=Priority.choices, default=Priority.NONE)

    class Meta(Record.Meta):
        verbose_name = _("task of a template")
        verbose_name_plural = _("tasks of templates")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="execution_templatetask_titled",
                violation_error_message=_("Give it a title."),
            ),
            models.CheckConstraint(
                condition=Q(offset=None) | Q(offset__lte=FARTHEST),
                name="execution_templatetask_offset",
                violation_error_message=_("It starts at most twenty years after the start."),
            ),
            models.CheckConstraint(
                condition=Q(duration=None) | Q(duration__gte=0, duration__lte=LONGEST),
                name="execution_templatetask_duration",
                violation_error_message=_("It lasts from no time to twenty years."),
            ),
            models.CheckConstraint(
                condition=Q(priority__in=Priority.values), name="execution_templatetask_priority"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.template.get_absolute_url()}#t-{self.pk}"

    def clean(self):
        self.title, self.role = " ".join(self.title.split()), " ".join(self.role.split())
        check_halves(self.duration, "duration")
        if not self.title:
            raise ValidationError({"title": _t("Give it a title.")})

    # -- verbs ----------------------------------------------------------------

    @classmethod
    def create(cls, *, by, template, **fields):
        with transaction.atomic():
            template.hold_still()
            if template.steps.count() >= MOST:
                raise Refused(_t("A template keeps at most %(n)s tasks.") % {"n": MOST})
            check_home(template, fields)
            return super().create(by=by, workspace=template.workspace, template=template, **fields)

    def before_create(self):
        last = self.template.steps.aggregate(last=models.Max("rank"))["last"]
        self.rank = self.rank or (last or 0) + 1

    def edit(self, *, by, changes, **how):
        with transaction.atomic():
            self.template.hold_still()
            check_home(self.template, changes)
            if "parent" in changes:
                check_place(self, changes["parent"])
            return super().edit(by=by, changes=changes, **how)

    def place(self, *, by, after, at=None):
        """Behind `after`, one of those beside it, or first where that is None; under one cause, which it returns."""
        cause = new_id()
        with transaction.atomic():
            self.template.hold_still()
            beside = list(self.template.steps.filter(parent=self.parent_id).order_by("rank", "id"))
            ranks = sorted(step.rank for step in beside)
            ranks = ranks if len(set(ranks)) == len(ranks) else range(1, len(ranks) + 1)
            for rank, step in zip(ranks, behind(beside, self, after), strict=True):
                if step.rank != rank:
                    Record.edit(step, by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause

    def wait_for(self, ties, *, by, at=None, cause=None):
        """It waits for exactly these: [(task, kind, lag)]. One act; its cause, None where nothing differs."""
        at, cause, changed = at or timezone.now(), cause or new_id(), False
        how = {"by": by, "at": at, "cause": cause}
        wanted = {before.pk: (before, kind, lag) for before, kind, lag in ties}
        if len(wanted) < len(ties):
            raise Refused(_t("One of these is named twice."), "after")
        with transaction.atomic():
            self.template.hold_still()
            check_waits(self, list(wanted.values()))
            there = {link.before_id: link for link in self.needs.filter(before__deleted_at=None)}
            for pk, link in there.items():
                if pk not in wanted:
                    changed = bool(link.trash(**how))
                elif row := link.edit(changes=dict(zip(("kind", "lag"), wanted[pk][1:], strict=True)), **how):
                    changed = bool(row)
            for pk, (before, kind, lag) in wanted.items():
                if pk not in there:
                    own = {"workspace": self.workspace, "before": before, "after": self}
                    changed = bool(TemplateLink.create(kind=kind, lag=lag, **own, **how))
        return cause if changed else None

    def restore(self, *, by, **how):
        with transaction.atomic():
            self.template.hold_still()
            if self.parent_id and self.parent.deleted_at:
                raise Refused(_t("Restore %(parent)s first.") % {"parent": self.parent})
            return super().restore(by=by, **how)


class TemplateLink(Record):
    """`after` waits for `before`, as among the tasks of a project."""

    in_trash = False

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, related_name="template_links", editable=False
    )
    before = models.ForeignKey(TemplateTask, models.CASCADE, related_name="blocks")
    after = models.ForeignKey(TemplateTask, models.CASCADE, related_name="needs")
    kind = models.CharField(_("kind"), max_length=2, choices=LinkKind.choices, default=LinkKind.FS)
    lag = models.DecimalField(
        _("lag in working days"), max_digits=4, decimal_places=1, default=0,
        validators=[MinValueValidator(-LONGEST_LAG), MaxValueValidator(LONGEST_LAG)],
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("dependency of a template")
        verbose_name_plural = _("dependencies of templates")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="execution_templatelink_kind"),
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="execution_templatelink_self",
                violation_error_message=_("A task cannot wait for itself."),
            ),
            models.UniqueConstraint(
                fields=["before", "after"],
                condition=Q(deleted_at=None),
                name="execution_templatelink_once",
                violation_error_message=_("This dependency is there already."),
            ),
        ]

    def __str__(self):
        return f"{self.before} → {self.after}"

    def get_absolute_url(self):
        return self.after.get_absolute_url()

    def clean(self):
        check_halves(Decimal(self.lag), "lag")


# -- rules about several of them, asked while the template is held -----------------


def check_home(template, fields):
    """Refused unless what a task is part of, and what it counts towards, are living rows of its template."""
    for name, rows in (("parent", template.steps), ("milestone", template.milestones)):
        row = fields.get(name)
        if row is not None and not rows.filter(pk=row.pk).exists():
            words = {
                "parent": _t("It can only be part of a task of this template."),
                "milestone": _t("It can only count towards a milestone of this template."),
            }
            raise Refused(words[name], name)


def web(template):
    """(parents, links) of its living tasks for `execution.scheduling.network`."""
    parents = dict(template.steps.values_list("pk", "parent_id"))
    return parents, [(link.before_id, link.after_id, link.kind) for link in template.links()]


def check_place(step, parent):
    """Refused where a task would be part of itself, or would wait for what it is part of."""
    parents, links = web(step.template)
    above = parent.pk if parent else None
    if above == step.pk or (above and step.pk in network.line_of(above, parents)):
        raise Refused(_t("A task cannot be part of itself."), "parent")
    check_web(parents | {step.pk: above}, links, "parent")


def check_waits(step, ties):
    """Refused where a task would wait for itself, for what it is part of or holds, or round in a circle."""
    parents, links = web(step.template)
    if any(before.template_id != step.template_id or before.pk not in parents for before, *_rest in ties):
        raise Refused(_t("It can only wait for tasks of this template."), "after")
    if any(before.pk == step.pk for before, *_rest in ties):
        raise Refused(_t("A task cannot wait for itself."), "after")
    mine = [(before.pk, step.pk, kind) for before, kind, _lag in ties]
    check_web(parents, [link for link in links if link[1] != step.pk] + mine, "after")


def check_web(parents, links, field):
    for before, after, _kind in links:
        if before in network.line_of(after, parents) or after in network.line_of(before, parents):
            raise Refused(_t("A part cannot wait for its whole, nor the whole for its part."), field)
    if path := network.circle(parents, links):
        found = TemplateTask.everything.in_bulk({one.id for one in path})
        said = " → ".join(found[one.id].title for one in path)
        raise Refused(_t("They would wait for each other: %(path)s.") % {"path": said}, field)
