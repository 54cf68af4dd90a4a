import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Conflict, Refused
from accounts.models import Workspace
from accounts.models.archivable import Archivable, ArchivableQuerySet
from accounts.models.record import LiveManager, Record
from accounts.prepared import Prepared
from accounts.roles import Can
from accounts.words import visible
from collaboration.models import Kind, Notification
from strategy import ancestry, periods
from strategy.models.planning import Planning
from strategy.models.product import Product
from strategy.models.span import check_span

# The company's own goals first, then product by product; NULL is sorted otherwise by each database.
TABLED = ("pk", "parent", "product__key", "number", "title")
IN_ORDER = (F("product__name").asc(nulls_first=True), "number", "id")


class PeriodKind(models.TextChoices):
    QUARTER = periods.QUARTER, _("Quarter")
    HALF = periods.HALF, _("Half year")
    YEAR = periods.YEAR, _("Year")
    OWN = periods.OWN, _("Own dates")


class Progress(models.TextChoices):
    """Where a goal's progress comes from."""

    KEY_RESULTS = "key_results", _("From its key results")
    INITIATIVES = "initiatives", _("From the work on its initiatives")
    MANUAL = "manual", _("Said by hand")


class GoalQuerySet(ArchivableQuerySet):
    def in_order(self):
        return self.order_by(*IN_ORDER)

    def for_list(self):
        found = self.select_related(
            "workspace", "product__workspace", "owner__user", "parent__workspace", "parent__product"
        )
        return found.with_results().in_order()

    def with_results(self):
        results = self.model.key_results.rel.related_model.objects.with_check()
        return self.prefetch_related(models.Prefetch("key_results", results))


class Goal(Archivable, Record):
    """An objective with a period, of a product or of the whole company. It says itself how its progress is told."""

    owned = ("key_results",)
    named_after = ("product",)
    undoable = (*Record.undoable, *Archivable.ARCHIVING)
    told_too = {"archived_at": _("Archived")}
    told_parts = {"key_results": "strategy.KeyResult"}
    together = {"period": (_("Period"), ("period_kind", "period_start", "period_end"))}

    product = models.ForeignKey(
        Product, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("product")
    )
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True, default="", max_length=20_000)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="goals_owned",
        verbose_name=_("owner"),
    )
    period_kind = models.CharField(
        _("kind of period"), max_length=8, choices=PeriodKind.choices, default=PeriodKind.OWN
    )
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("to"))
    progress_mode = models.CharField(
        _("progress"), max_length=12, choices=Progress.choices, default=Progress.KEY_RESULTS
    )
    progress_said = models.PositiveSmallIntegerField(
        _("progress in per cent, said by hand"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )

    objects = LiveManager.from_queryset(GoalQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="strategy_goal_number"),
            models.UniqueConstraint(
                fields=["workspace", "number"], condition=Q(product=None), name="strategy_goal_company_number"
            ),
            models.CheckConstraint(condition=Q(period_kind__in=PeriodKind.values), name="strategy_goal_kind"),
            models.CheckConstraint(
                condition=Q(progress_mode__in=Progress.values), name="strategy_goal_progress"
            ),
            models.CheckConstraint(
                condition=Q(progress_said=None) | Q(progress_said__lte=100),
                name="strategy_goal_said",
                violation_error_message=_("Give a number of per cents from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="strategy_goal_parent",
                violation_error_message=_("A goal cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="strategy_goal_period",
                violation_error_message=_("The period ends before it starts."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        check_span(self, "period_start", "period_end")
        if self.period_start and self.period_end and not periods.fits(*self.period):
            said = {"kind": self.get_period_kind_display().lower()}
            raise ValidationError({"period_kind": _t("These dates are no whole %(kind)s.") % said})

    @classmethod
    def create(cls, *, by, **fields):
        workspace = fields.get("workspace") or by.workspace
        with transaction.atomic():
            if parent := fields.get("parent"):
                check_parent(None, fields.get("product"), parent, workspace)
            return super().create(by=by, **fields)

    def before_create(self):
        if self.product:
            self.number = self.product.take_number("goal_count")
        else:
            self.number = Planning.of(self.workspace).take_number()

    def edit(self, *, by, changes, **how):
        """Record.edit; days that are no whole quarter, half or year any more are days of their own."""
        if {"period_start", "period_end"} & set(changes) and "period_kind" not in changes:
            days = [changes.get(name) or getattr(self, name) for name in ("period_start", "period_end")]
            if not periods.fits(self.period_kind, *days):
                changes = changes | {"period_kind": PeriodKind.OWN}
        return super().edit(by=by, changes=changes, **how)

    def swap(self, changes):
        if "product" in changes:
            raise Refused(_t("It stays with its product: its number belongs to it."), "product")
        if changes.get("parent"):
            check_parent(self, self.product, changes["parent"], self.workspace)
        return super().swap(changes)

    @property
    def period(self):
        return periods.Period(self.period_kind, self.period_start, self.period_end)

    def together_in_words(self, _name, values):
        """Its period as it was shown."""
        days = [values[n] and dt.date.fromisoformat(values[n]) for n in ("period_start", "period_end")]
        if not all(days):
            return ""
        kind = values["period_kind"] or PeriodKind.OWN
        return periods.words(periods.Period(kind, *days), self.workspace.today(), self.fiscal_month)

    @cached_property
    def fiscal_month(self):
        return Planning.seen(self.workspace).fiscal_month

    @property
    def whole(self):
        """What it is part of, None where it is of nothing or that is in the trash."""
        return self.parent if self.parent and not self.parent.deleted_at else None

    @property
    def key(self):
        return f"{self.product.key}-G{self.number}" if self.product else self.short_key

    @property
    def short_key(self):
        return f"G{self.number}" if self.product_id else f"W{self.number}"

    @staticmethod
    def reference(text):
        if found := re.fullmatch(r"W(\d{1,9})", text.upper()):
            return Q(product=None, number=int(found[1]))
        found = re.fullmatch(r"([A-Z][A-Z0-9]{1,4})-G(\d{1,9})", text.upper())
        return Q(product__key=found[1], number=int(found[2])) if found else None

    def report(self, *, by, percent, note="", version=None, at=None):
        """Say by hand how far it is, with a note. Returns the log's row."""
        require(by, Can.SHAPE, _t("Only a product manager says how far a goal is."))
        if self.progress_mode != Progress.MANUAL:
            raise Refused(_t("Its progress is computed. Choose “said by hand” first."), "percent")
        changes = {"progress_said": percent}
        row = self.edit(by=by, changes=changes, version=version, note=note, at=at)
        if row is None:  # the same again is news too
            row = self.log("edited", by=by, changes={"progress_said": [percent, percent]}, note=note, at=at)
        return row

    def publish(self, *, by, note="", version=None, at=None):
        """Tell every member of the goal as it stands, with a note. Returns the log's row.

        `version` is the goal that `by` saw. Raises Conflict where it was changed since.
        """
        require(by, Can.SHAPE, _t("Only a product manager publishes a goal."))
        at, note = at or timezone.now(), visible(note)
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Goal.everything.select_for_update(no_key=True))
            if version is not None and version != self.version:
                raise Conflict(
                    _t("Somebody changed the goal a moment ago. Read it again before you publish it."),
                    version=self.version,
                )
            row = self.log("published", by=by, note=note, at=at)
            members = self.workspace.memberships.active().select_related("user")
            Notification.tell(Kind.PUBLICATION, members, self, by=by, words=note, cause=row.cause, at=at)
        return row

    def get_absolute_url(self):
        return reverse("strategy:goal_show", args=[self.workspace.slug, self.key])


def table_of(goals):
    """{id: (id of its parent or None, name)} of a queryset of goals, for `strategy.ancestry`; one query."""
    return table(goals.order_by().values_list(*TABLED))


def current_table(workspace):
    """The same of those of a workspace that are not archived."""
    return table(current_rows(workspace.pk))


@Prepared
def current_rows(workspace):
    return Goal.objects.filter(workspace=workspace).current().order_by().values_list(*TABLED)


def table(rows):
    return {pk: (parent, f"{key_of(product, n)} {title}") for pk, parent, product, n, title in rows}


def key_of(product, number):
    """ "ORC-G3", "W1" where it is the whole company's. product: the key of its product or None."""
    return f"{product}-G{number}" if product else f"W{number}"


def check_parent(goal, product, parent, workspace):
    """Refuse a parent that would make a circle, or one that is smaller than its part. Whoever changes the tree of a
    workspace waits for the one before, so that two halves of a circle are never written at once."""
    if product is None and parent.product_id:
        raise Refused(
            _t("%(parent)s belongs to one product, so a goal of the whole company cannot be part of it.")
            % {"parent": parent.key},
            "parent",
        )
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    if goal is None:
        return
    path = ancestry.circle(goal.pk, parent.pk, table_of(Goal.everything.filter(workspace=workspace)))
    if path:
        raise Refused(
            _t("It would be part of itself: %(path)s. Choose a goal that is not below it.")
            % {"path": " → ".join(path)},
            "parent",
        )
