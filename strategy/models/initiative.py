import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.archivable import Archivable, ArchivableQuerySet
from accounts.models.external import external_key, external_key_once
from accounts.models.fielded import Fielded
from accounts.models.record import LiveManager, Record
from collaboration.assignments import given, handed_over
from collaboration.models import Followed, Why
from strategy import shares, timeframe
from strategy.approving.snapshots import TIME_FRAME, snapshot
from strategy.models.goal import Goal
from strategy.models.horizon import Horizon
from strategy.models.initiative_many import InBulk
from strategy.models.nesting import Nested
from strategy.models.precision import Precision
from strategy.models.product import Product
from strategy.models.review import Reviewed
from strategy.models.span import check_span
from strategy.models.stepping import Stepping
from strategy.models.superseding import Superseding
from strategy.models.theme import Theme
from strategy.states import LAUNCHED, OVER, State

FAR = "9999-12-31"


class InitiativeQuerySet(ArchivableQuerySet):
    def for_list(self):
        return self.select_related(
            "workspace", "product__workspace", "owner__user", "theme__workspace", "parent__product"
        ).prefetch_related(models.Prefetch("goals", Goal.objects.select_related("product")))

    def without_theme(self):
        return self.filter(Q(theme=None) | Q(theme__deleted_at__isnull=False))

    def waiting_for(self, member):
        """In review, where this member's answer is awaited."""
        requests = self.model.requests.rel.related_model.objects
        return self.filter(state=State.IN_REVIEW, pk__in=requests.awaiting(member).values("initiative"))


class Initiative(InBulk, Stepping, Reviewed, Superseding, Followed, Archivable, Nested, Fielded):
    """A bet on a product, worth a decision. Only the verbs below move it."""

    owned = ("requirements", "links", "files", "comments", "blocks", "needs")
    own_fields = "initiative"
    undoable = (*Record.undoable, *Archivable.ARCHIVING, "duplicated", "supersede")
    told_too = {"state": _("Status"), "archived_at": _("Archived")}
    told_parts = {"requirements": "strategy.Requirement"}
    together = {"when": (_("Time frame"), ("start", "end", "precision"))}

    product = models.ForeignKey(
        Product, models.CASCADE, related_name="initiatives", verbose_name=_("product")
    )
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=200)
    public_title = models.CharField(_("public title"), max_length=200, blank=True, default="")
    problem = models.TextField(_("problem"), blank=True, default="", max_length=20_000)
    outcome = models.TextField(_("outcome"), blank=True, default="", max_length=20_000)
    start = models.DateField(_("start"), null=True, blank=True)
    end = models.DateField(_("end"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    effort = models.DecimalField(
        _("effort in person-weeks"), max_digits=7, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    confidence = models.PositiveSmallIntegerField(
        _("confidence in per cent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    owner = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, blank=True, related_name="initiatives_owned",
        verbose_name=_("owner"),
    )  # fmt: skip
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="initiatives", verbose_name=_("theme")
    )
    # Of any product: what is larger than one is just what needs a whole.
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    goals = models.ManyToManyField(Goal, related_name="initiatives", blank=True, verbose_name=_("goals"))
    # {goal's key: per cent} of what somebody set; the others divide the rest (strategy.shares).
    goal_shares = models.JSONField(_("shares of its goals"), default=dict, blank=True)
    # Empty: where its dates put it (strategy.horizon).
    horizon = models.CharField(
        _("horizon"), max_length=5, choices=Horizon.choices, blank=True, default=Horizon.BY_DATES
    )
    # Where somebody put its card between two others (roadmap.boards.cardplace). Empty: where its dates put it.
    card_place = models.CharField(
        _("place on boards"), max_length=200, blank=True, default="", editable=False
    )
    external_key = external_key()
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT, editable=False)
    held_from = models.CharField(max_length=12, blank=True, default="", editable=False)
    superseded_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="supersedes",
        verbose_name=_("superseded by"),
    )  # fmt: skip
    # What has no time frame yet comes last in a list by time.
    start_or_far = models.GeneratedField(
        expression=Coalesce(F("start"), models.Value(FAR, models.DateField())),
        output_field=models.DateField(), db_persist=True,
    )  # fmt: skip

    objects = LiveManager.from_queryset(InitiativeQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["workspace", "state"], name="strategy_initiative_state"),
            models.Index(fields=["workspace", "start_or_far", "id"], name="strategy_initiative_start"),
        ]
        constraints = [
            external_key_once("strategy_initiative_external_key"),
            models.UniqueConstraint(fields=["product", "number"], name="strategy_initiative_number"),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="strategy_initiative_state_known"
            ),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="strategy_initiative_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(horizon__in=Horizon.values), name="strategy_initiative_horizon_known"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="strategy_initiative_parent",
                violation_error_message=_("An initiative cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="strategy_initiative_dates",
                violation_error_message=_("The end lies before the start."),
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__isnull=False),
                name="strategy_initiative_both_dates",
                violation_error_message=_("A time frame has a start and an end, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.ON_HOLD) & ~Q(held_from="")
                | ~Q(state=State.ON_HOLD) & Q(held_from=""),
                name="strategy_initiative_held",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | Q(state__in=sorted(OVER)),
                name="strategy_initiative_archived",
                violation_error_message=_("What is archived is shipped, declined, on hold or a draft."),
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | Q(state=State.DECLINED),
                name="strategy_initiative_superseded",
                violation_error_message=_("What was superseded is closed."),
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | ~Q(superseded_by=F("id")),
                name="strategy_initiative_other_successor",
                violation_error_message=_("It cannot take its own place."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        check_span(self, "start", "end")
        if (self.start is None) != (self.end is None):
            missing = "end" if self.end is None else "start"
            raise ValidationError({missing: _t("A time frame has a start and an end, or neither.")})

    def before_create(self):
        self.number = self.product.take_number("initiative_count")

    @property
    def key(self):
        return f"{self.product.key}-{self.number}"

    @property
    def pillar(self):
        """Its theme, None where it has none or that is in the trash."""
        return self.theme if self.theme and not self.theme.deleted_at else None

    @staticmethod
    def reference(text):
        found = re.fullmatch(r"([A-Z][A-Z0-9]{1,4})-(\d{1,9})", text.upper())
        return Q(product__key=found[1], number=int(found[2])) if found else None

    def get_absolute_url(self):
        return reverse("strategy:initiative_show", args=[self.workspace.slug, self.key])

    @property
    def promise(self):
        """What was promised last, or None."""
        return self.promises.order_by("-number").first()

    # -- editing --------------------------------------------------------------

    @classmethod
    def create(cls, *, by, at=None, cause=None, **fields):
        cause = cause or new_id()
        if fields.get("goal_shares"):
            check_shares(keys_of(fields.get("goals", [])), fields["goal_shares"])
        with transaction.atomic():
            if fields.get("parent"):
                cls.check_part(None, fields["parent"])
            made = super().create(by=by, at=at, cause=cause, **fields)
            given(made, [made.owner], by=by, at=at, cause=cause, verb="own")
            made.join([made.owner], Why.OWNER, at=at)
        return made

    def edit(self, *, by, changes, at=None, cause=None, **how):
        """Record.edit; what its open request would freeze takes it out of review."""
        if "superseded_by" in changes:  # asked by an undo alone: a step of its own, like any other
            return self.unsupersede(by=by, at=at, cause=cause)
        if "goals" in changes:
            changes = changes | {"goals": sorted(changes["goals"], key=lambda goal: goal.pk)}
            changes = {"goal_shares": shares.left(keys_of(changes["goals"]), self.goal_shares)} | changes
        with transaction.atomic():
            row = super().edit(by=by, changes=changes, at=at, cause=cause, **how)
            handed_over(self, row, "owner", [changes.get("owner")], by=by, verb="own")
            if row and row.changes.get("owner"):
                self.join([changes["owner"]], Why.OWNER, at=at)
            if row and "state" not in row.changes:
                self.changed_under_review(set(row.changes), by=by, at=at)
        return row

    def swap(self, changes):
        """Rules asked here, where the row is as it stands: the number belongs to the product, after launch the
        plan is read from the projects, and what it is part of is no part itself."""
        if "product" in changes:
            raise Refused(_t("It stays with its product: its number belongs to it."), "product")
        if "goal_shares" in changes:
            check_shares(keys_of(changes.get("goals", self.goals.all())), changes["goal_shares"])
        if changes.get("parent"):
            self.check_part(self, changes["parent"])
        moved = sorted(TIME_FRAME & set(changes))
        if moved and LAUNCHED & {self.state, self.held_from}:
            raise Refused(_t("The plan is read from its projects since it was launched."), moved[-1])
        return super().swap(changes)

    def together_in_words(self, _name, values):
        """Its time frame as it was shown."""
        days = [values[n] and dt.date.fromisoformat(values[n]) for n in ("start", "end")]
        return timeframe.words(*days, values["precision"] or Precision.DAY, self.workspace.today())

    def label_of(self, name):
        return str(self.field_of(name).verbose_name)

    def snapshot(self):
        return snapshot(self)

    def parts(self):
        """{goal: Fraction} of how it is divided among its goals; reads those that were read with it."""
        read = "goals" in getattr(self, "_prefetched_objects_cache", {})
        goals = self.goals.all() if read else self.goals.select_related("product")
        found = {goal.key: goal for goal in goals}
        return {found[key]: part for key, part in shares.divided(list(found), self.goal_shares).items()}


def keys_of(goals):
    return [goal.key for goal in goals]


def check_shares(keys, given):
    """Refuse per cents that do not divide the initiative among its goals."""
    words = {
        "unknown": _t("A share was given for a goal that it does not serve."),
        "range": _t("A share is a whole number from 0 to 100."),
        "over": _t("The shares come to more than 100%. Lower one of them."),
        "under": _t("The shares come to less than 100%. Raise one, or leave one empty for the rest."),
    }
    if wrong := shares.wrong(keys, given):
        raise Refused(words[wrong], "goal_shares")
