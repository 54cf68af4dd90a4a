from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.folding import fold
from accounts.hues import Hue, next_hue
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.activity import Activity
from accounts.models.many import chunks
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.words import in_a_line
from execution.models.status import CLOSED

LONGEST = 40
MOST = 20  # that one task wears


def tidy(name):
    """As it is kept: one space between words, no # before it."""
    return in_a_line(in_a_line(name).lstrip("#"))


class LabelQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("folded", "id")

    def for_list(self):
        """In order, each with how many living tasks wear it, and how many of them are open."""
        worn = Q(tasks__deleted_at=None, tasks__project__deleted_at=None)
        still = worn & ~Q(tasks__status__in=CLOSED)
        return (
            self.select_related("workspace")
            .annotate(worn=Count("tasks", filter=worn), worn_open=Count("tasks", filter=still))
            .in_order()
        )


class Label(Record):
    """A word that tasks wear across projects. In the trash it is on none of them, and is again once it is back."""

    name = models.CharField(_("name"), max_length=LONGEST)
    folded = models.CharField(max_length=4 * LONGEST, editable=False)
    hue = models.CharField(_("colour"), max_length=1, choices=Hue.choices, default=Hue.GREEN)

    objects = LiveManager.from_queryset(LabelQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "folded"],
                condition=Q(deleted_at=None),
                name="execution_label_name",
                violation_error_message=_("Another label has this name. Merge them instead."),
            ),
            models.CheckConstraint(condition=Q(hue__in=Hue.values), name="execution_label_hue"),
            models.CheckConstraint(
                condition=~Q(name=""), name="execution_label_named",
                violation_error_message=_("A label needs a name."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("execution:label_show", args=[self.workspace.slug, self.pk])

    @classmethod
    def create(cls, *, by, name, **fields):
        """Without a hue it takes the next one that is free."""
        workspace, name = fields.get("workspace") or by.workspace, checked(name)
        free_or_refused(workspace, name)
        if not fields.get("hue"):
            fields["hue"] = next_hue(list(workspace.labels.values_list("hue", flat=True)))
        return super().create(by=by, name=name, **fields)

    def before_create(self):
        self.folded = fold(self.name)

    def edit(self, *, by, changes, **how):
        if "name" in changes:
            changes = changes | {"name": checked(changes["name"])}
            free_or_refused(self.workspace, changes["name"], self)
        return super().edit(by=by, changes=changes, **how)

    def swap(self, changes):
        done = super().swap(changes)
        if done and "name" in changes:
            self.folded = fold(self.name)
            type(self).everything.filter(pk=self.pk).update(folded=self.folded)
        return done

    @classmethod
    def called(cls, workspace, names, *, by, at=None, cause=None):
        """[Label] of these names in their order, each once; those that are not there yet are made."""
        names = {fold(name): name for name in map(checked, names)}
        there = {label.folded: label for label in workspace.labels.filter(folded__in=names)}
        for folded, name in names.items():
            if folded not in there:
                there[folded] = cls.made_or_found(workspace, name, by=by, at=at, cause=cause)
        return [there[folded] for folded in names]

    @classmethod
    def made_or_found(cls, workspace, name, **how):
        """A new one, or that which somebody else made of this name at the same moment."""
        try:
            return cls.create(workspace=workspace, name=name, **how)
        except Refused:
            if found := workspace.labels.filter(folded=fold(name)).first():
                return found
            raise

    @classmethod
    def drafts(cls, workspace, names, *, by, at, cause):
        """[(label not saved yet, its line of the log)] of names that no label there has, whole and short enough."""
        hues = list(workspace.labels.values_list("hue", flat=True)) if names else []
        found = []
        for name in names:
            hues.append(next_hue(hues))
            label = cls(workspace=workspace, name=name, folded=fold(name), hue=hues[-1], created_at=at)
            said = {"name": [None, name], "hue": [None, label.hue]}
            found.append((label, Activity.draft(label, "created", by=by, at=at, cause=cause, changes=said)))
        return found

    @classmethod
    def save_drafts(cls, drafts):
        for some in chunks(drafts):
            with guard(cls):
                cls.objects.bulk_create([label for label, _line in some])
            Activity.objects.bulk_create([line for _label, line in some])

    def merge(self, into, *, by, at=None):
        """Every task that wears this one wears `into`; this one goes to the trash. One cause, which it returns.

        Its own ties stay with it in the trash, so that whoever brings it back finds it where it was.
        """
        if into == self:
            raise Refused(_t("A label cannot be merged with itself. Choose another one."), "into")
        cause, task = new_id(), type(self).tasks.rel.related_model
        with transaction.atomic():
            wearing = self.workspace.tasks.filter(
                pk__in=type(self).tasks.through.objects.filter(label=self).values("task")
            )
            # Held before their labels are read: what somebody ties on meanwhile is kept.
            task.hold_all(wearing.select_related("project"))
            self.trash(by=by, at=at, cause=cause)
            missing = wearing.exclude(labels=into).prefetch_related("labels")
            task.edit_all(
                [(one, {"labels": [*one.labels.all(), into]}) for one in missing], by=by, at=at, cause=cause
            )
        return cause


def checked(name):
    """A name as it is kept. Raises Refused for none and for one that is too long."""
    name = tidy(name)
    if not name:
        raise Refused(_t("A label needs a name."), "name")
    if len(name) > LONGEST:
        words = _t("“%(name)s…” is too long for a label. Use at most %(n)s letters.")
        raise Refused(words % {"name": name[:LONGEST], "n": LONGEST}, "name")
    return name


def free_or_refused(workspace, name, own=None):
    taken = workspace.labels.filter(folded=fold(name)).exclude(pk=own and own.pk).first()
    if taken:
        words = _t("There is a label “%(name)s” already. Merge them instead.")
        raise Refused(words % {"name": taken}, "name")


def check_labels(labels, held=()):
    """Refused where one of them is gone, or where a task would wear too many."""
    if len(labels) > MOST:
        raise Refused(_t("%(n)s labels are the most that one task wears.") % {"n": MOST}, "labels")
    gone = next((label for label in labels if label.deleted_at and label not in held), None)
    if gone:
        raise Refused(_t("The label “%(name)s” is in the trash.") % {"name": gone}, "labels")
