from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.ids import new_id
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from strategy import kinds, scoring
from strategy.formula import parse


class ScoringKind(models.TextChoices):
    RICE = scoring.RICE, _("RICE")
    ICE = scoring.ICE, _("ICE")
    WSJF = scoring.WSJF, _("WSJF")
    VALUE_EFFORT = scoring.VALUE_EFFORT, _("Value over effort")
    WEIGHTED = scoring.WEIGHTED, _("Weighted criteria")
    OWN = scoring.OWN, _("Own formula")


class ScoringModelQuerySet(RecordQuerySet):
    def in_order(self):
        """The default first, then as they were made."""
        return self.order_by("-is_default", "created_at", "id")


class ScoringModel(Record):
    """Criteria and a formula: what makes a score of what people put in."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="scoring_models")
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=12, choices=ScoringKind.choices)
    formula = models.CharField(_("formula"), max_length=500, blank=True, default="")
    criteria = models.JSONField(_("criteria"), default=list)
    capacity = models.DecimalField(
        _("capacity in person-weeks"), max_digits=7, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    is_default = models.BooleanField(_("the default"), default=False, editable=False)

    objects = LiveManager.from_queryset(ScoringModelQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("scoring model")
        verbose_name_plural = _("scoring models")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None),
                name="strategy_scoringmodel_name",
                violation_error_message=_("Another scoring model has this name."),
            ),
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(deleted_at=None, is_default=True),
                name="strategy_scoringmodel_one_default",
                violation_error_message=_("Another model became the default a moment ago."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ScoringKind.values), name="strategy_scoringmodel_kind"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("strategy:scoring_model_edit", args=[self.workspace.slug, self.pk])

    @classmethod
    def create(cls, *, by, kind, **fields):
        """Without criteria it begins with those of its kind; the first of a workspace is its default."""
        if not fields.get("criteria") and kind in kinds.STARTERS:
            fields["criteria"] = kinds.written(kinds.criteria_of(kind))
        if kind == scoring.OWN and not fields.get("formula"):
            fields["formula"] = scoring.FORMULAS[scoring.VALUE_EFFORT]
        return super().create(by=by, kind=kind, **fields)

    def before_create(self):
        self.is_default = not self.workspace.scoring_models.filter(is_default=True).exists()

    def clean(self):
        """What is read must make sense together: the criteria of the kind, and a formula over their keys."""
        try:
            self.criteria = kinds.written(kinds.read(self.criteria, self.kind))
        except ValueError as error:
            raise ValidationError({"criteria": str(error)}) from error
        if self.kind != scoring.OWN:
            self.formula = ""
            return
        try:
            parse(self.formula, tuple(row["key"] for row in self.criteria))
        except ValueError as error:
            raise ValidationError({"formula": str(error)}) from error

    @cached_property
    def scheme(self):
        """What the pure arithmetic knows of it."""
        return scheme_of(self.kind, self.criteria, self.formula)

    def swap(self, changes):
        self.__dict__.pop("scheme", None)
        return super().swap(changes)

    def make_default(self, *, by, at=None):
        """The one that pages and promises take, instead of the one before. Returns the cause."""
        cause = new_id()
        with transaction.atomic():
            rows = list(self.workspace.scoring_models.select_for_update(no_key=True).order_by("id"))
            for row in sorted(rows, key=lambda row: row.pk == self.pk):  # the old one lets go first
                mine = row.pk == self.pk
                if row.is_default != mine:
                    row.edit(by=by, changes={"is_default": mine}, at=at, cause=cause)
        self.refresh_from_db()
        return cause

    def trash(self, *, by, at=None, cause=None):
        """To the trash; what was the default is no more, and the oldest that is left takes its place."""
        cause = cause or new_id()
        with transaction.atomic():
            left = self.workspace.scoring_models.exclude(pk=self.pk).order_by("created_at", "id").first()
            if self.is_default:
                self.edit(by=by, changes={"is_default": False}, at=at, cause=cause)
                if left:
                    left.edit(by=by, changes={"is_default": True}, at=at, cause=cause)
            return super().trash(by=by, at=at, cause=cause)


def default_of(workspace):
    """The model that pages and promises take, None where there is none."""
    for model in first_of(workspace.pk):
        model.workspace = workspace
        return model
    return None


@Prepared
def first_of(workspace):
    return ScoringModel.objects.filter(workspace=workspace).in_order()[:1]


@Prepared
def models_of(workspace):
    return ScoringModel.objects.filter(workspace=workspace).in_order()


def scheme_of(kind, criteria, formula=""):
    """The Scheme of plain values that were checked when they were written."""
    found = tuple(
        scoring.Criterion(**row | {"steps": tuple(scoring.Step(**step) for step in row["steps"])})
        for row in criteria
    )
    return scoring.Scheme(kind, found, formula)
