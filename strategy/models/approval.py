from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models.fields import IdField
from accounts.roles import Can
from collaboration.models import Kind, Notification
from strategy.models.initiative import Initiative
from strategy.models.product import ApproverSeat
from strategy.models.promise import Promise
from strategy.states import State


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
        self.check_version(version)
        if verdict != Verdict.APPROVE and not note:
            raise Refused(_t("Say why, so that the owner can act on it."), "note")
        with transaction.atomic():
            initiative = self.hold_initiative()
            self.claim(verdict, at)
            decision = Decision.objects.create(
                workspace_id=self.workspace_id, request=self, by=by, verdict=verdict, note=note,
                version=self.version, sole=alone, at=at,
            )  # fmt: skip
            row = initiative.move(verdict, by=by, note=note, at=at)
            self.tell(initiative, row, by, note)
            if verdict == Verdict.APPROVE:
                Promise.write(decision, initiative, at)
        self.closed_at, self.outcome = at, OUTCOMES[verdict]
        return decision

    def tell(self, initiative, row, by, note):
        """Its owner and who asked hear of it; the other approvers need not look any more."""
        Notification.settle(Kind.REQUEST, initiative, row.at)
        told = list(filter(None, [initiative.owner, self.asked_by]))
        Notification.tell(
            Kind.DECISION, told, initiative, by=by, words=note, cause=row.cause, at=row.at, verb=row.verb
        )
        initiative.tell_followers(row.verb, by=by, words=note, cause=row.cause, at=row.at)

    @classmethod
    def land(cls, initiative, *, by, decided_at, note="", at=None, cause=None):
        """A yes that was given elsewhere, with its own day: request, decision and promise, marked as imported.

        Only an owner may; it never passes for a decision taken here. Returns the Decision.
        """
        require(by, Can.LAND_DECISIONS, _t("Only an owner records decisions that were taken elsewhere."))
        at = at or timezone.now()
        if decided_at > at:
            raise Refused(_t("A decision taken elsewhere lies in the past."), "approved_on")
        with transaction.atomic():
            frozen = {"version": initiative.version, "snapshot": initiative.snapshot()}
            initiative.move("land", by=by, note=note, at=at, cause=cause, on=decided_at)
            request = cls.objects.create(
                workspace_id=initiative.workspace_id, initiative=initiative, asked_by=by, note=note,
                at=decided_at, closed_at=decided_at, outcome=Outcome.APPROVED, **frozen,
            )  # fmt: skip
            decision = Decision.objects.create(
                workspace_id=initiative.workspace_id, request=request, by=by, verdict=Verdict.APPROVE,
                note=note, version=request.version, imported=True, at=decided_at,
            )  # fmt: skip
            Promise.write(decision, initiative, decided_at)
        return decision

    def hold_initiative(self):
        """The initiative as it stands, locked first by whoever moves it, so that nobody waits in a circle."""
        rows = Initiative.objects.select_for_update(of=("self",)).select_related("product", "workspace")
        found = rows.filter(pk=self.initiative_id).first()
        if found is None:
            raise Conflict(_t("This initiative was moved to the trash a moment ago."))
        return found

    def check_version(self, version):
        if version is not None and version != self.version:
            raise Conflict(
                _t("Version %(asked)s was put forward, not version %(seen)s. Look again before you decide.")
                % {"asked": self.version, "seen": version},
                version=self.version,
            )

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
    imported = models.BooleanField(
        default=False
    )  # taken elsewhere; `by` is who recorded it, `at` its own day
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="strategy_decision_verdict"),
        ]

    def __str__(self):
        return f"{self.verdict} {self.request_id}"
