import datetime as dt
import re
import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.columns import ident, number, plain, raws
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.days import EARLIEST
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from accounts.zones import zone_of
from strategy import amounts
from strategy.models.goal import Goal

# SQLite keeps fifteen digits of a number, four of them behind the point.
LARGEST = 10**11


class Measure(models.TextChoices):
    NUMBER = amounts.NUMBER, _("A number")
    PERCENT = amounts.PERCENT, _("Per cent")
    MONEY = amounts.MONEY, _("Money")
    YES_NO = amounts.YES_NO, _("Yes or no")


class Sure(models.TextChoices):
    LOW = "low", _("Low")
    FAIR = "fair", _("Fair")
    HIGH = "high", _("High")


class KeyResultQuerySet(RecordQuerySet):
    def with_check(self):
        """In their order, each with `checked_at`, the day it was measured last."""
        return self.annotate(checked_at=models.Max("check_ins__at")).order_by("rank", "id")


def with_results(goals, workspace):
    """Goals of a workspace, a list, each with its own of these as if prefetched, without the day they were measured; one
    query. They are Seen, not records: of hundreds, making a record of each costs more than the query."""
    return handed(results_of(workspace.pk), goals)


def with_checked_results(goals, workspace):
    """The same, each with the day."""
    return handed(checked_results_of(workspace.pk), goals)


@Prepared
def checked_results_of(workspace):
    found = KeyResult.objects.filter(workspace=workspace).with_check()
    return found.values_list(*COLUMNS, "checked_at")


@Prepared
def results_of(workspace):
    return KeyResult.objects.filter(workspace=workspace).order_by("rank", "id").values_list(*COLUMNS)


def handed(rows, goals):
    """The goals, each with those of the rows that are its own."""
    of_each, others = raws({goal.pk: [] for goal in goals}), []
    for pk, goal, title, kind, unit, *rest in rows:
        values, checked_at = map(number, rest[:3]), rest[3:]
        of_each.get(goal, others).append(Seen(ident(pk), title, kind, unit, *values, *checked_at))
    for goal, found in zip(goals, of_each.values(), strict=True):
        kept = models.QuerySet(KeyResult)
        kept._result_cache = found
        goal._prefetched_objects_cache = {"key_results": kept}
    return goals


class Measurable:
    """What is measured as `kind`, in `unit`."""

    @property
    def direction(self):
        """ "up" or "down", as its target lies from its start."""
        return "up" if self.target_value > self.start_value else "down"

    def said(self, value):
        """A value in words: "67%", "€0.21", "Yes"."""
        return amounts.said(value, self.kind, self.unit)

    @property
    def beside(self):
        """The unit that stands beside its values, "" where the values say it themselves."""
        return self.unit if self.kind == Measure.NUMBER else ""


COLUMNS = (
    plain("pk"), plain("goal"), "title", "kind", "unit", plain("start_value"), plain("target_value"),
    plain("current_value"),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Seen(Measurable):
    """A key result as a list of goals shows it, under the names that the record has."""

    pk: uuid.UUID
    title: str
    kind: str
    unit: str
    start_value: Decimal
    target_value: Decimal
    current_value: Decimal | None
    checked_at: dt.datetime | None = None

    def __str__(self):
        return self.title


class KeyResult(Measurable, Record):
    """A number that shows whether the goal is met: from start to target, now at current."""

    undoable = (*Record.undoable, "checked_in")
    undone_by_verb = ("checked_in",)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="key_results")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="key_results")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("measured as"), max_length=8, choices=Measure.choices, default=Measure.NUMBER)
    unit = models.CharField(_("unit"), max_length=20, blank=True, default="")
    start_value = models.DecimalField(_("start"), max_digits=16, decimal_places=4, default=0)
    target_value = models.DecimalField(_("target"), max_digits=16, decimal_places=4)
    current_value = models.DecimalField(_("current"), max_digits=16, decimal_places=4, null=True, blank=True)
    rank = models.IntegerField(default=0)

    objects = LiveManager.from_queryset(KeyResultQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(start_value=F("target_value")),
                name="strategy_keyresult_distance",
                violation_error_message=_("Start and target are the same, so nothing could be measured."),
            ),
            models.CheckConstraint(condition=Q(kind__in=Measure.values), name="strategy_keyresult_kind"),
            models.CheckConstraint(
                condition=~Q(kind=Measure.YES_NO) | Q(start_value=0, target_value=1),
                name="strategy_keyresult_yes",
                violation_error_message=_("A yes or no begins at no and is reached with yes."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.goal.get_absolute_url()

    def clean(self):
        for name in ("start_value", "target_value", "current_value"):
            if abs(getattr(self, name) or 0) >= LARGEST:
                raise ValidationError({name: _t("Give a number below a hundred billion.")})
        if self.start_value == self.target_value:
            raise ValidationError(
                {"target_value": _t("Start and target are the same, so nothing could be measured.")}
            )
        if self.kind == Measure.MONEY and not re.fullmatch(r"[A-Z]{3}", self.unit):
            raise ValidationError({"unit": _t("Name the currency by its three letters, like EUR.")})
        if self.kind == Measure.YES_NO and self.current_value not in (None, 0, 1):
            raise ValidationError({"current_value": _t("Answer with yes (1) or no (0).")})

    @classmethod
    def create(cls, *, by, **fields):
        fields.setdefault("kind", Measure.PERCENT if fields.get("unit") == "%" else Measure.NUMBER)
        return super().create(by=by, **(fields | implied(fields["kind"])))

    def before_create(self):
        if not self.rank:
            self.rank = (self.goal.key_results.aggregate(last=models.Max("rank"))["last"] or 0) + 1

    def edit(self, *, by, changes, **how):
        """Record.edit; what a kind implies comes along."""
        kind = changes.get("kind", self.kind)
        if kind != self.kind:
            if self.current_value is not None:
                words = _t("It was checked in as it is. Add another key result to measure it otherwise.")
                raise Refused(words, "kind")
            if "unit" not in changes and (kind != Measure.NUMBER or self.unit == "%"):
                changes = changes | {"unit": ""}
        if {"kind", "unit", "start_value", "target_value"} & set(changes):
            changes = changes | implied(kind)
        return super().edit(by=by, changes=changes, **how)

    def check_in(self, *, by, value, note="", sure="", on=None, at=None):
        """Where the number stands on a day (`on`, else today): a fact of its own, and the new current value unless
        a later one is known. Returns the CheckIn."""
        at, cause = at or timezone.now(), new_id()
        measured_at = self.measured_at(on, at)
        with transaction.atomic():
            how = {"by": by, "at": at, "note": note, "cause": cause}
            later = self.check_ins.filter(at__gt=measured_at).exists()
            row = None if later else self.edit(changes={"current_value": value}, verb="checked_in", **how)
            if row is None:  # the same number again is news too, and so is an older one
                self.check_value(value)
                self.log("checked_in", changes={"current_value": [value, value]}, **how)
            return CheckIn.objects.create(
                workspace=self.workspace, key_result=self, value=value, note=note, sure=sure, by=by,
                at=measured_at, cause=cause,
            )  # fmt: skip

    def take_back(self, row, *, by, at, cause):
        """A check-in, as undo knows it by its row of the log: it is no point of the chart any more, and the number is
        what was measured last without it."""
        gone, _kinds = self.check_ins.filter(cause=row.cause).delete()
        if not gone:
            raise Refused(_t("This check-in is gone already."))
        last, how = self.check_ins.order_by("-at", "-id").first(), {"by": by, "at": at, "cause": cause}
        value = last.value if last else before(row, self.current_value)
        changed = {"current_value": value}
        if self.edit(changes=changed, version=self.version, verb="check_in_undone", **how) is None:
            self.log("check_in_undone", changes={"current_value": [value, value]}, **how)

    def check_value(self, value):
        if abs(value) >= LARGEST:
            raise Refused(_t("Give a number below a hundred billion."), "value")
        if self.kind == Measure.YES_NO and value not in (0, 1):
            raise Refused(_t("Answer with yes (1) or no (0)."), "value")

    def measured_at(self, on, at):
        """The moment of a day of the workspace: now where it is today, else noon."""
        today = self.workspace.today(at)
        if on is None or on == today:
            return at
        if on > today:
            raise Refused(_t("This day is still to come. Check in what was measured."), "on")
        if on < EARLIEST:
            raise Refused(_t("Give a date between 1990 and 2199."), "on")
        return dt.datetime.combine(on, dt.time(12), zone_of(self.workspace.timezone))


def before(row, current):
    """The number that a check-in found, where it was the first; unchanged where it said the same."""
    old, new = row.changes["current_value"]
    return current if old == new else None if old is None else Decimal(old)


def implied(kind):
    """What a kind leaves no choice about."""
    match kind:
        case Measure.PERCENT:
            return {"unit": "%"}
        case Measure.YES_NO:
            return {"unit": "", "start_value": 0, "target_value": 1}
    return {}


class CheckIn(models.Model):
    """A measured value on a day. Never edited."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="check_ins")
    key_result = models.ForeignKey(KeyResult, models.CASCADE, related_name="check_ins")
    value = models.DecimalField(max_digits=16, decimal_places=4)
    note = models.TextField(blank=True, default="")
    sure = models.CharField(_("how sure"), max_length=4, choices=Sure.choices, blank=True, default="")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="check_ins")
    at = models.DateTimeField()
    cause = models.UUIDField(null=True, editable=False)  # of its row in the log, so that it can be taken back

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(sure__in=["", *Sure.values]), name="strategy_checkin_sure"),
        ]

    def __str__(self):
        return f"{self.key_result}: {self.value}"
