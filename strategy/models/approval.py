from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from accounts.models.fields import IdField
from strategy.approving.consent import Consent
from strategy.models.asking import Asking
from strategy.models.deciding import Deciding
from strategy.models.decision import Decision
from strategy.models.initiative import Initiative
from strategy.models.product import ApproverSeat
from strategy.models.renewing import Renewing
from strategy.states import State


class Outcome(models.TextChoices):
    OPEN = "", _("Open")
    APPROVED = "approved", _("Approved")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class RequestQuerySet(models.QuerySet):
    def in_review(self):
        return self.filter(closed_at=None, initiative__deleted_at=None, initiative__state=State.IN_REVIEW)

    def open(self):
        """What is under review now, with all that a list of requests shows, the most pressing first."""
        return (
            self.in_review()
            .select_related("initiative__product", "initiative__workspace", "asked_by__user")
            .with_voices()
            .order_by(F("due").asc(nulls_last=True), "at", "id")
        )

    def with_voices(self):
        """With the seats, those asked and what they said, so that `consent` and `voices` cost nothing more."""
        seats = ApproverSeat.objects.active().select_related("member__user").order_by("created_at", "id")
        return self.select_related("initiative__product").prefetch_related(
            models.Prefetch("initiative__product__seats", seats),
            models.Prefetch("asked", Membership.objects.select_related("user")),
            models.Prefetch("decisions", Decision.objects.in_order()),
        )

    def awaiting(self, member):
        """Open requests that this member's answer is awaited on: `consent.Consent.open`, asked of the database."""
        seats = ApproverSeat.objects.active().filter(product=OuterRef("initiative__product"))
        asked = self.model.asked.through.objects.filter(approvalrequest=OuterRef("pk"))
        said = Decision.objects.agreements().filter(request=OuterRef("pk"), by=member)
        return self.in_review().annotate(kept=kept()).filter(
            ~Q(asked_by=member) | ~Exists(seats.exclude(member=member)),
            Exists(seats.filter(member=member)),
            Exists(asked.filter(membership=member)) | Q(kept__lt=F("needed")),
            ~Exists(said),
        )  # fmt: skip


def kept():
    """How many of those asked still hold their seat or have agreed."""
    through = ApprovalRequest.asked.through.objects.filter(approvalrequest=OuterRef("pk"))
    sits = ApproverSeat.objects.active().filter(
        product=OuterRef("approvalrequest__initiative__product"), member=OuterRef("membership")
    )
    agreed = Decision.objects.agreements().filter(
        request=OuterRef("approvalrequest"), by=OuterRef("membership")
    )
    counted = through.filter(Exists(sits) | Exists(agreed)).order_by().values("approvalrequest")
    return Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)


class ApprovalRequest(Asking, Deciding, Renewing, models.Model):
    """One version of an initiative put to its approvers, with what was needed when it was sent."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="approval_requests")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="requests")
    asked_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="requests_asked"
    )
    asked = models.ManyToManyField("accounts.Membership", related_name="requests_to_answer", blank=True)
    needed = models.PositiveSmallIntegerField(default=1)
    note = models.TextField(_("note"), blank=True, default="")
    due = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    remind_overdue = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminded_overdue_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()
    answers = models.JSONField(default=list)  # the points of the request before, and what became of them
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
            models.CheckConstraint(condition=Q(needed__gte=1), name="strategy_approvalrequest_needed"),
        ]

    def __str__(self):
        return f"{self.initiative_id} v{self.version}"

    @property
    def settled(self):
        """Whether its approvers closed it."""
        return self.outcome in (Outcome.APPROVED, Outcome.CHANGES_REQUESTED, Outcome.DECLINED)

    def consent(self):
        """How it stands: who was asked, who may answer today, whose yes stands. Three queries, or what was read with
        it."""
        return Consent(
            needed=self.needed,
            asked=frozenset(member.pk for member in self.asked.all()),
            seated=frozenset(self.initiative.product.sitting()),
            agreed=frozenset(d.by_id for d in self.decisions.all() if d.taken_back_at is None and d.verdict == "approve"),
            asker=self.asked_by_id,
        )  # fmt: skip
