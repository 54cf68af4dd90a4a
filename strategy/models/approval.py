import datetime
import decimal

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models.fields import IdField
from strategy.models.initiative import Initiative, Precision, State
from strategy.models.product import ApproverSeat


class Verdict(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REQUEST_CHANGES = "request_changes", _("Request changes")
    DECLINE = "decline", _("Decline")


class Outcome(models.TextChoices):
    OPEN = "", _("Open")
    APPROVED = "approved", _("Approved")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OUTCOMES = {
    Verdict.APPROVE: Outcome.APPROVED,
    Verdict.REQUEST_CHANGES: Outcome.CHANGES_REQUESTED,
    Verdict.DECLINE: Outcome.DECLINED,
}


class Move(models.Model):
    """One step of an initiative's state: who, when, why, and the version it made."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="moves")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="moves")
    verb = models.CharField(max_length=16)
    from_state = models.CharField(max_length=12, choices=State.choices)
    to_state = models.CharField(max_length=12, choices=State.choices)
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="moves")
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "at"], name="strategy_move_at")]
        constraints = [
            models.CheckConstraint(condition=Q(from_state__in=State.values), name="strategy_move_from_state"),
            models.CheckConstraint(condition=Q(to_state__in=State.values), name="strategy_move_to_state"),
        ]

    def __str__(self):
        return f"{self.verb} {self.initiative_id}"


class RequestQuerySet(models.QuerySet):
    def open(self):
        """What is under review now, with all that a list of requests shows, the most pressing first."""
        seats = models.Prefetch(
            "initiative__product__seats", ApproverSeat.objects.active().select_related("member__user")
        )
        return (
            self.filter(closed_at=None, initiative__deleted_at=None, initiative__state=State.IN_REVIEW)
            .select_related("initiative__product", "initiative__workspace", "asked_by__user")
            .prefetch_related(seats)
            .order_by(F("due").asc(nulls_last=True), "at", "id")
        )


class ApprovalRequest(models.Model):
    """One version of an initiative put to its approvers."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="approval_requests")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="requests")
    asked_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="requests_asked"
    )
    note = models.TextField(_("note"), blank=True, default="")
    due = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, default="")

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(closed_at=None),
                name="strategy_approvalrequest_one_open",
                violation_error_message=_("This initiative is under review already."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="strategy_approvalrequest_outcome"
            ),
        ]

    def __str__(self):
        return f"{self.initiative_id} v{self.version}"

    def decide(self, *, by, verdict, note="", version=None, at=None):
        """An approver's decision; the deciding yes writes the promise.

        Raises Forbidden without a seat or on one's own request, Refused without the words a no needs,
        Conflict when another version is named or somebody decided first.
        """
        at, note = at or timezone.now(), note.strip()
        alone = self.check_seat(by)
        if version is not None and version != self.version:
            raise Conflict(
                _t("Version %(asked)s was put forward, not version %(seen)s. Look again before you decide.")
                % {"asked": self.version, "seen": version},
                version=self.version,
            )
        if verdict != Verdict.APPROVE and not note:
            raise Refused(_t("Say why, so that the owner can act on it."), "note")
        with transaction.atomic():
            self.claim(verdict, at)
            decision = Decision.objects.create(
                workspace_id=self.workspace_id, request=self, by=by, verdict=verdict, note=note,
                version=self.version, sole=alone, at=at,
            )  # fmt: skip
            initiative = Initiative.objects.select_related("product", "workspace").get(pk=self.initiative_id)
            initiative.move(verdict, by=by, note=note, at=at)
            if verdict == Verdict.APPROVE:
                Promise.write(decision, initiative, at)
        return decision

    def check_seat(self, by):
        """True where the only approver decides on their own request, which the record then says."""
        seats = {seat.member_id for seat in self.initiative.product.approvers()}
        if not by.is_active or by.pk not in seats:
            raise Forbidden(
                _t("Only an approver of %(product)s decides.") % {"product": self.initiative.product}
            )
        own = self.asked_by_id == by.pk
        if own and len(seats) > 1:
            raise Forbidden(_t("You put this forward yourself. Another approver decides."))
        return own

    def claim(self, verdict, at):
        """Close it as the first and only one to do so."""
        mine = ApprovalRequest.objects.filter(pk=self.pk, closed_at=None)
        if not mine.update(closed_at=at, outcome=OUTCOMES[verdict]):
            raise Conflict(_t("This request was decided or withdrawn a moment ago."))
        self.closed_at, self.outcome = at, OUTCOMES[verdict]


class Decision(models.Model):
    """What an approver said to a request, with their words. Never edited."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="decisions")
    request = models.ForeignKey(ApprovalRequest, models.CASCADE, related_name="decisions")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="decisions")
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField()
    sole = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="strategy_decision_verdict"),
        ]

    def __str__(self):
        return f"{self.verdict} {self.request_id}"


class Promise(models.Model):
    """What was approved, frozen. A new decision makes a new promise; the old one stays."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="promises")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="promises")
    number = models.PositiveSmallIntegerField()
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="promise")
    title = models.CharField(max_length=200)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    precision = models.CharField(max_length=8, choices=Precision.choices)
    effort = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    requirements = models.JSONField(default=list)
    goals = models.JSONField(default=list)
    score = models.JSONField(default=dict)
    tolerance = models.PositiveSmallIntegerField()
    decided_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="promises_decided"
    )
    note = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="strategy_promise_number"),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="strategy_promise_precision"
            ),
        ]

    def __str__(self):
        return f"{self.title} #{self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A promise is never edited; a new decision makes a new one.")
        super().save(*args, **kwargs)

    @classmethod
    def write(cls, decision, initiative, at):
        frozen = decision.request.snapshot
        return cls.objects.create(
            workspace_id=initiative.workspace_id,
            initiative=initiative,
            number=initiative.promises.count() + 1,
            decision=decision,
            title=frozen["title"],
            start=date(frozen["start"]),
            end=date(frozen["end"]),
            precision=frozen["precision"],
            effort=None if frozen["effort"] is None else decimal.Decimal(str(frozen["effort"])),
            confidence=frozen["confidence"],
            requirements=frozen["requirements"],
            goals=frozen["goals"],
            tolerance=frozen["tolerance"],
            decided_by=decision.by,
            note=decision.note,
            at=at,
        )


def date(text):
    return datetime.date.fromisoformat(text) if text else None
