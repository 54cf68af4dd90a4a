import contextlib

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models.activity import Activity
from accounts.models.record import Record
from accounts.order import behind
from strategy.models.initiative import Initiative


class Priority(models.TextChoices):
    MUST = "must", _("Must")
    SHOULD = "should", _("Should")
    COULD = "could", _("Could")
    WONT = "wont", _("Won’t")


UNPROMISED = {"met"}  # what no promise freezes


class Requirement(Record):
    """What an initiative must, should or could do. A promise freezes them."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="requirements")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="requirements")
    title = models.CharField(_("title"), max_length=300)
    priority = models.CharField(_("priority"), max_length=6, choices=Priority.choices, default=Priority.MUST)
    # By hand, while no task of a project says it.
    met = models.BooleanField(_("met"), default=False)
    rank = models.IntegerField(default=0)

    class Meta(Record.Meta):
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__in=Priority.values), name="strategy_requirement_priority"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.initiative.get_absolute_url()

    def before_create(self):
        if not self.rank:
            last = self.initiative.requirements.aggregate(last=Max("rank"))["last"] or 0
            self.rank = last + 1

    @classmethod
    def create(cls, *, by, initiative, at=None, **fields):
        with initiative_held(initiative, by, at):
            return super().create(by=by, initiative=initiative, at=at, **fields)

    @classmethod
    def add(cls, initiative, titles, *, by, at=None, cause=None):
        """Several at once behind those it has, in their order, under one cause."""
        if not titles:
            return []
        at, cause = at or timezone.now(), cause or new_id()
        with initiative_held(initiative, by, at):
            last = initiative.requirements.aggregate(last=Max("rank"))["last"] or 0
            made = [
                cls(
                    workspace_id=initiative.workspace_id,
                    initiative=initiative,
                    title=title,
                    rank=rank,
                    created_at=at,
                )
                for rank, title in enumerate(titles, last + 1)
            ]
            for requirement in made:
                requirement.check_fields({"title"})
            cls.objects.bulk_create(made)
            Activity.objects.bulk_create(
                Activity.draft(
                    requirement, "created", by=by, at=at, cause=cause,
                    changes={"initiative": [None, initiative], "title": [None, requirement.title]},
                )
                for requirement in made
            )  # fmt: skip
        return made

    def edit(self, *, by, changes, at=None, **how):
        with initiative_held(self.initiative, by, at) as touch:
            row = super().edit(by=by, changes=changes, at=at, **how)
            touch(bool(row and set(row.changes) - UNPROMISED))
        return row

    def trash(self, *, by, at=None, cause=None):
        with initiative_held(self.initiative, by, at):
            return super().trash(by=by, at=at, cause=cause)

    def restore(self, *, by, at=None, cause=None):
        with initiative_held(self.initiative, by, at):
            return super().restore(by=by, at=at, cause=cause)

    def place(self, *, by, after, at=None):
        """Put it behind `after`, or first where that is None, under one cause, which it returns. The order is
        no promise. Only ranks that change are written."""
        cause = new_id()
        with transaction.atomic():
            self.initiative.lock()
            found = list(self.initiative.requirements.all())  # as they stand now, not as they were read
            for rank, requirement in enumerate(behind(found, self, after), 1):
                if requirement.rank != rank:
                    Record.edit(requirement, by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause


@contextlib.contextmanager
def initiative_held(initiative, by, at):
    """Changing requirements changes what a promise would freeze, also against a request made meanwhile."""
    touched = [True]
    with transaction.atomic():
        initiative.lock()
        yield lambda value: touched.append(value)
        if touched[-1]:
            initiative.changed_under_review({"requirements"}, by=by, at=at)
