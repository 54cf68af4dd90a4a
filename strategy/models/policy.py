import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record
from strategy import readiness
from strategy.approving.consent import Rule
from strategy.models.product import Product

LONGEST = 365  # days
MOST = 50  # approvers that a number may name


class HowMany(models.TextChoices):
    ANY = Rule.ANY.value, _("Any one of them")
    ALL = Rule.ALL.value, _("All of them")
    NUMBER = Rule.NUMBER.value, _("A number of them")


class Policy(Record):
    """How a product decides: how many of its approvers must agree, by when, and what must be filled in before.

    A request keeps what held when it was sent; a change here is for the next one.
    """

    undoable = ("edited",)
    in_trash = False

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="policies")
    product = models.ForeignKey(Product, models.CASCADE, related_name="policies")
    rule = models.CharField(_("who must agree"), max_length=6, choices=HowMany.choices, default=HowMany.ANY)
    number = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    days = models.PositiveSmallIntegerField(
        _("days to decide"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    remind_before = models.PositiveSmallIntegerField(
        _("days before, a reminder"), null=True, blank=True, validators=[MaxValueValidator(LONGEST)]
    )
    remind_overdue = models.BooleanField(_("a reminder once it is overdue"), default=False)
    required = models.JSONField(_("what must be filled in"), default=list, blank=True)

    objects = LiveManager()

    class Meta(Record.Meta):
        verbose_name = _("approval policy")
        verbose_name_plural = _("approval policies")
        constraints = [
            models.UniqueConstraint(
                fields=["product"], condition=Q(deleted_at=None), name="strategy_policy_once",
                violation_error_message=_("This product has a policy already."),
            ),
            models.CheckConstraint(condition=Q(rule__in=HowMany.values), name="strategy_policy_rule"),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="strategy_policy_number",
                violation_error_message=_("At least one must agree."),
            ),
            models.CheckConstraint(
                condition=Q(days=None) | Q(days__gte=1), name="strategy_policy_days",
                violation_error_message=_("Give a number of days from one on, or none."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return _t("How %(product)s decides") % {"product": self.product}

    def get_absolute_url(self):
        return reverse("strategy:product_policy", args=[self.workspace.slug, self.product.key])

    @classmethod
    def of(cls, product):
        """The product's own, made now where nobody chose anything yet."""
        row, _made = cls.objects.get_or_create(
            product=product, defaults={"workspace_id": product.workspace_id}
        )
        row.product = product
        return row

    @classmethod
    def seen(cls, product):
        """The same for a reader: nothing is written."""
        row = cls.objects.filter(product=product).first() or cls(
            workspace_id=product.workspace_id, product=product
        )
        row.product = product
        return row

    def due(self, today):
        """The day until which a request of `today` is to be decided, None where there is none."""
        return today + dt.timedelta(days=self.days) if self.days else None

    def edit(self, *, by, changes, **how):
        """Record.edit; who is needed is checked against the seats as they are, held until it is written."""
        if "required" in changes:
            changes = changes | {"required": self.ordered(changes["required"])}
        with transaction.atomic():
            Product.everything.select_for_update(no_key=True).get(pk=self.product_id)
            return super().edit(by=by, changes=changes, **how)

    def clean(self):
        if self.rule == HowMany.NUMBER:
            self.check_number(self.product.approvers().count())
        if self.remind_before is not None:
            self.check_reminder()

    def check_number(self, seats):
        if not seats:
            raise Refused(
                _t("%(product)s has no approver yet. Name one on its page first.")
                % {"product": self.product},
                "number",
            )
        if self.number > seats:
            raise Refused(
                ngettext(
                    "%(product)s has %(n)s approver, so no more than that can agree. Name more, or ask for fewer.",
                    "%(product)s has %(n)s approvers, so no more than that can agree. Name more, or ask for fewer.",
                    seats,
                )
                % {"product": self.product, "n": seats},
                "number",
            )

    def check_reminder(self):
        if self.days is None:
            raise Refused(_t("Say first how many days there are to decide."), "remind_before")
        if self.remind_before >= self.days:
            raise Refused(_t("A reminder comes after the day of asking. Give fewer days."), "remind_before")

    def ordered(self, names):
        """Parts in the order of a page, each once. Raises Refused for one that there is not."""
        known = readiness.words(self.workspace.customfields.filter(noun="initiative").in_order())
        if unknown := [name for name in names if name not in known]:
            raise Refused(_t("There is no field called %(name)s.") % {"name": unknown[0]}, "required")
        return [name for name in known if name in names]
