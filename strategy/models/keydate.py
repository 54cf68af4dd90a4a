from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from strategy.models.product import Product
from strategy.models.span import check_span


class KeyDateQuerySet(RecordQuerySet):
    def for_list(self):
        return self.select_related("workspace", "product__workspace").order_by("date", "name", "id")


class KeyDate(Record):
    """A name on a day of a product: a conference, a season, a freeze."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="key_dates")
    product = models.ForeignKey(Product, models.CASCADE, related_name="key_dates", verbose_name=_("product"))
    name = models.CharField(_("name"), max_length=80)
    date = models.DateField(_("date"))

    objects = LiveManager.from_queryset(KeyDateQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("key date")
        indexes = [models.Index(fields=["workspace", "date", "id"], name="strategy_keydate_date")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.product.get_absolute_url()}#key-dates"

    def clean(self):
        check_span(self, "date", "date")

    def swap(self, changes):
        if "product" in changes:
            raise Refused(_t("It stays with its product. Add it to the other one instead."), "product")
        return super().swap(changes)
