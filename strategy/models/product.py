from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from strategy.models.numbers import one_number
from strategy.states import State

KEY = RegexValidator(
    r"^[A-Z][A-Z0-9]{1,4}\Z", _("Two to five capital letters or digits, beginning with a letter.")
)


class Lifecycle(models.TextChoices):
    EXPLORING = "exploring", _("Exploring")
    ACTIVE = "active", _("Active")
    SUNSET = "sunset", _("Sunset")


class Colour(models.TextChoices):
    A = "a", _("Green")
    B = "b", _("Slate")
    C = "c", _("Plum")


class ProductQuerySet(RecordQuerySet):
    def for_list(self):
        """Products with the counts that their list shows."""
        goals, initiatives = self.model.goals.rel.related_model, self.model.initiatives.rel.related_model
        return self.select_related("workspace", "lead__user").annotate(
            initiatives_live=one_number(initiatives.objects.filter(product=OuterRef("pk")), Count("pk")),
            goals_live=one_number(goals.objects.filter(product=OuterRef("pk")), Count("pk")),
        )


class Product(Record):
    """What is managed. Its initiatives and goals carry numbers of their own, its approvers decide."""

    owned = ("goals", "initiatives", "seats", "policies", "visions", "key_dates")

    name = models.CharField(_("name"), max_length=80)
    key = models.CharField(_("key"), max_length=5, validators=[KEY])
    description = models.TextField(_("description"), blank=True, default="", max_length=20_000)
    lead = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="products_led",
        verbose_name=_("lead"),
    )
    colour = models.CharField(_("colour"), max_length=1, choices=Colour.choices, default=Colour.A)
    lifecycle = models.CharField(
        _("lifecycle"), max_length=10, choices=Lifecycle.choices, default=Lifecycle.ACTIVE
    )
    tolerance = models.PositiveSmallIntegerField(
        _("tolerance in working days"), default=10, validators=[MaxValueValidator(260)]
    )
    initiative_count = models.PositiveIntegerField(default=0, editable=False)
    goal_count = models.PositiveIntegerField(default=0, editable=False)

    objects = LiveManager.from_queryset(ProductQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "key"],
                condition=Q(deleted_at=None),
                name="strategy_product_key",
                violation_error_message=_("Another product has this key."),
            ),
            models.CheckConstraint(
                condition=Q(lifecycle__in=Lifecycle.values), name="strategy_product_lifecycle"
            ),
            models.CheckConstraint(condition=Q(colour__in=Colour.values), name="strategy_product_colour"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("strategy:product_show", args=[self.workspace.slug, self.key])

    @staticmethod
    def reference(text):
        return Q(key=text.upper())

    def swap(self, changes):
        if "key" in changes and self.has_given_numbers():
            raise Refused(_t("The numbers given out carry this key, so it stays."), "key")
        return super().swap(changes)

    def has_given_numbers(self):
        given = Q(initiative_count__gt=0) | Q(goal_count__gt=0)
        return Product.everything.filter(given, pk=self.pk).exists()

    def take_number(self, counter):
        """The next number: taken by UPDATE inside the caller's transaction, so none is lost or given twice."""
        Product.everything.filter(pk=self.pk).update(**{counter: F(counter) + 1})
        return Product.everything.values_list(counter, flat=True).get(pk=self.pk)

    def approvers(self):
        return self.seats.active().select_related("member__user").order_by("created_at", "id")

    def sitting(self):
        """{member id: member} of those who decide here today, in the order of their seats; reads what was read with it."""
        read = "seats" in getattr(self, "_prefetched_objects_cache", {})
        seats = self.seats.all() if read else self.approvers()
        return {seat.member_id: seat.member for seat in seats if seat.member.is_active}

    def has_seat(self, member):
        return self.approvers().filter(member=member).exists()

    def seat(self, member, by, at=None):
        """Name an approver; naming one twice changes nothing."""
        found = self.seats.filter(member=member).first()
        return found or ApproverSeat.create(
            by=by, at=at, workspace=self.workspace, product=self, member=member
        )

    def unseat(self, member, by, at=None):
        for seat in self.seats.filter(member=member):
            seat.trash(by=by, at=at)


class SeatQuerySet(RecordQuerySet):
    def active(self):
        """Seats of people who still work here."""
        return self.filter(member__deactivated_at=None, member__deleted_at=None, member__user__is_active=True)


class ApproverSeat(Record):
    """A member who may decide on a product's initiatives."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="approver_seats")
    product = models.ForeignKey(Product, models.CASCADE, related_name="seats")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="seats")

    objects = LiveManager.from_queryset(SeatQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["product", "member"],
                condition=Q(deleted_at=None),
                name="strategy_approverseat_once",
                violation_error_message=_("This person is an approver already."),
            ),
        ]

    def __str__(self):
        return f"{self.member} · {self.product}"

    def trash(self, *, by, at=None, cause=None):
        """Take the seat back, unless what is in review would then wait for nobody."""
        with transaction.atomic():
            product = Product.everything.select_for_update(no_key=True).get(pk=self.product_id)
            waiting = product.initiatives.filter(state=State.IN_REVIEW)
            left = product.seats.active().exclude(pk=self.pk)
            if self.member.is_active and not left.exists() and waiting.exists():
                raise Refused(
                    _t(
                        "%(person)s is the only approver, and something waits for a decision. Name another first."
                    )
                    % {"person": self.member}
                )
            return super().trash(by=by, at=at, cause=cause)


@Prepared
def products_of(workspace):
    return Product.objects.filter(workspace=workspace).order_by("name", "id")
