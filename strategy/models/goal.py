import re

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Conflict, Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from collaboration.models import Kind, Notification
from strategy.models.product import Product
from strategy.models.span import check_span

# SQLite keeps fifteen digits of a number, four of them behind the point.
LARGEST = 10**11


class GoalQuerySet(RecordQuerySet):
    def for_list(self):
        return (
            self.select_related("workspace", "product__workspace", "owner__user")
            .prefetch_related(models.Prefetch("key_results", KeyResult.objects.with_check()))
            .order_by("product__name", "number", "id")
        )


class Goal(Record):
    """An objective with a period; its key results say how far it is."""

    owned = ("key_results",)

    product = models.ForeignKey(Product, models.CASCADE, related_name="goals", verbose_name=_("product"))
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
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("to"))

    objects = LiveManager.from_queryset(GoalQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="strategy_goal_number"),
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

    def before_create(self):
        self.number = self.product.take_number("goal_count")

    def swap(self, changes):
        if "product" in changes:
            raise Refused(_t("It stays with its product: its number belongs to it."), "product")
        return super().swap(changes)

    @property
    def key(self):
        return f"{self.product.key}-G{self.number}"

    @property
    def short_key(self):
        return f"G{self.number}"

    @staticmethod
    def reference(text):
        found = re.fullmatch(r"([A-Z][A-Z0-9]{1,4})-G(\d{1,9})", text.upper())
        return Q(product__key=found[1], number=int(found[2])) if found else None

    def publish(self, *, by, note="", version=None, at=None):
        """Tell every member of the goal as it stands, with a note. Returns the log's row.

        `version` is the goal that `by` saw. Raises Conflict where it was changed since.
        """
        require(by, Can.SHAPE, _t("Only a product manager publishes a goal."))
        at, note = at or timezone.now(), note.strip()
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Goal.everything.select_for_update())
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


class KeyResultQuerySet(RecordQuerySet):
    def with_check(self):
        """In their order, each with `checked_at`, the day it was measured last."""
        return self.annotate(checked_at=models.Max("check_ins__at")).order_by("rank", "id")


class KeyResult(Record):
    """A number that shows whether the goal is met: from start to target, now at current."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="key_results")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="key_results")
    title = models.CharField(_("title"), max_length=200)
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

    def before_create(self):
        if not self.rank:
            self.rank = (self.goal.key_results.aggregate(last=models.Max("rank"))["last"] or 0) + 1

    def check_in(self, *, by, value, note="", at=None):
        """Where the number stands today: a fact of its own, and the new current value."""
        at = at or timezone.now()
        with transaction.atomic():
            how = {"by": by, "at": at, "note": note}
            row = self.edit(changes={"current_value": value}, verb="checked_in", **how)
            if row is None:  # the same number again is news too
                self.log("checked_in", changes={"current_value": [value, value]}, **how)
            return CheckIn.objects.create(
                workspace=self.workspace, key_result=self, value=value, note=note, by=by, at=at
            )


class CheckIn(models.Model):
    """A measured value on a day. Never edited."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="check_ins")
    key_result = models.ForeignKey(KeyResult, models.CASCADE, related_name="check_ins")
    value = models.DecimalField(max_digits=16, decimal_places=4)
    note = models.TextField(blank=True, default="")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="check_ins")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.key_result}: {self.value}"
