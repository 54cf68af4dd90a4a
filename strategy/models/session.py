from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Forbidden, Refused
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from collaboration.assignments import given, taken_away
from collaboration.models import Kind, Notification
from strategy.models.initiative import Initiative
from strategy.models.product import Product
from strategy.models.scoringmodel import ScoringModel


class SessionQuerySet(RecordQuerySet):
    def for_list(self):
        return self.select_related("workspace", "product__workspace", "model", "facilitator__user").order_by(
            "-created_at", "-id"
        )

    def open(self):
        return self.filter(closed_at=None)

    def waiting_for(self, member):
        """Open ones in which this member has a seat."""
        return self.open().filter(seats__member=member, seats__deleted_at=None)


class ScoringSession(Record):
    """A group that scores some initiatives, each for themselves first. Its facilitator reveals and closes."""

    owned = ("seats",)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="scoring_sessions")
    name = models.CharField(_("name"), max_length=80)
    product = models.ForeignKey(Product, models.CASCADE, related_name="sessions", verbose_name=_("product"))
    model = models.ForeignKey(
        ScoringModel, models.CASCADE, related_name="sessions", verbose_name=_("scoring model")
    )
    facilitator = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="sessions_led", editable=False,
        verbose_name=_("facilitator"),
    )  # fmt: skip
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LiveManager.from_queryset(SessionQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("scoring session")
        verbose_name_plural = _("scoring sessions")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("strategy:session_show", args=[self.workspace.slug, self.pk])

    @classmethod
    def open(cls, *, by, product, model, name, initiatives, scorers=(), at=None):
        """A session over these initiatives, in this order, with a seat for each scorer."""
        require(by, Can.SHAPE, _t("Only a product manager opens a scoring session."))
        if not initiatives:
            raise Refused(_t("Choose one initiative at least."), "initiatives")
        if any(i.product_id != product.pk for i in initiatives):
            raise Refused(_t("All initiatives of a session belong to its product."), "initiatives")
        if not [c for c in model.scheme.criteria if not c.source]:
            raise Refused(_t("Nothing of this model is voted on."), "model")
        with transaction.atomic():
            made = cls.create(by=by, at=at, name=name, product=product, model=model, facilitator=by)
            SessionItem.objects.bulk_create(
                SessionItem(session=made, initiative=initiative, rank=rank)
                for rank, initiative in enumerate(initiatives, 1)
            )
            for member in scorers:
                made.invite(member, by=by, at=at)
        return made

    def invite(self, member, *, by, at=None):
        """A seat for any member, an executive too; naming one twice changes nothing."""
        self.check_open()
        if not member.is_active:
            raise Refused(_t("%(name)s no longer works here.") % {"name": member}, "member")
        if found := self.seats.filter(member=member).first():
            return found
        cause = new_id()
        with transaction.atomic():
            how = {"by": by, "at": at, "cause": cause}
            seat = ScorerSeat.create(workspace=self.workspace, session=self, member=member, **how)
            given(self, [member], verb="score", **how)
        return seat

    def check_open(self):
        if self.closed_at:
            raise Refused(_t("This session is over."))

    def check_facilitator(self, by):
        if not by.is_active or (by.pk != self.facilitator_id and not by.can(Can.SHAPE)):
            raise Forbidden(_t("Only the facilitator or a product manager does this."))

    def check_seat(self, by):
        if not by.is_active or not self.seats.filter(member=by).exists():
            raise Forbidden(_t("Only those who were invited answer."))

    def close(self, *, by, at=None):
        """The end: nobody answers any more. What was taken stays."""
        self.check_facilitator(by)
        self.check_open()
        with transaction.atomic():
            taken_away(self)
            return self.edit(by=by, changes={"closed_at": at or timezone.now()}, verb="closed", at=at)

    def agenda(self):
        """Its initiatives that still live, in their order."""
        rows = self.items.filter(initiative__deleted_at=None).order_by("rank", "id")
        found = rows.select_related("initiative__product", "initiative__workspace", "initiative__owner__user")
        return [item.initiative for item in found]

    def scorers(self):
        """The members with a seat, as they were invited."""
        rows = self.seats.select_related("member__user").order_by("created_at", "id")
        return [seat.member for seat in rows]


class SessionItem(models.Model):
    """One line of the agenda."""

    session = models.ForeignKey(ScoringSession, models.CASCADE, related_name="items")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="session_items")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "initiative"], name="strategy_sessionitem_once"),
        ]

    def __str__(self):
        return f"{self.rank}. {self.initiative_id}"


class ScorerSeat(Record):
    """A member who scores in a session, whatever their role."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="scorer_seats")
    session = models.ForeignKey(ScoringSession, models.CASCADE, related_name="seats")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="scorer_seats")

    class Meta(Record.Meta):
        verbose_name = _("scorer's seat")
        verbose_name_plural = _("scorers' seats")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"],
                condition=Q(deleted_at=None),
                name="strategy_scorerseat_once",
                violation_error_message=_("This person was invited already."),
            ),
        ]

    def __str__(self):
        return f"{self.member} · {self.session}"

    def get_absolute_url(self):
        return self.session.get_absolute_url()

    def trash(self, *, by, **how):
        """Whoever is taken off before they looked never hears of it."""
        with transaction.atomic():
            Notification.untell(Kind.ASSIGNMENT, [self.member_id], self.session)
            return super().trash(by=by, **how)
