from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.record import Record
from accounts.words import visible
from strategy.models.initiative import Initiative
from strategy.models.product import Product
from strategy.ranking import order as ranking


class Placement(Record):
    """The place among its product's candidates that an initiative is held at by hand, and why it was moved there.

    The row comes by itself with the first move; without a rank the score decides.
    """

    undoable = ("edited",)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="placements")
    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="placement")
    rank = models.PositiveIntegerField(
        _("place by hand"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    why = models.CharField(_("why it was moved"), max_length=300, blank=True, default="")
    by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, related_name="placements_made",
        editable=False, verbose_name=_("moved by"),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("place")
        constraints = [
            models.CheckConstraint(
                condition=Q(rank=None) | Q(rank__gte=1),
                name="strategy_placement_rank",
                violation_error_message=_("Places count from 1."),
            ),
        ]

    def __str__(self):
        return str(self.initiative)

    def get_absolute_url(self):
        return self.initiative.get_absolute_url()

    @classmethod
    def of(cls, initiative):
        row, _made = cls.everything.get_or_create(
            initiative=initiative, defaults={"workspace_id": initiative.workspace_id}
        )
        row.initiative = initiative
        return row

    @classmethod
    def put(cls, initiative, *, by, after, why, order, at=None):
        """Hold `initiative` behind `after` (None: first) among the candidates of its product, and say why.

        `order` is a function that reads their ids by score; it is asked under the lock of the product, so that of
        two who move at once the second sees what the first did. Returns the cause.
        """
        why = visible(why)
        if not why:
            raise Refused(_t("Say why it moves: the score says otherwise."), "why")
        cause = new_id()
        with transaction.atomic():
            Product.everything.select_for_update(no_key=True).get(pk=initiative.product_id)
            ids, places = order(), cls.held_in(initiative.product_id)
            for wanted in filter(None, [initiative, after]):
                if wanted.pk not in ids:
                    raise Refused(_t("%(key)s is no candidate any more.") % {"key": wanted.key}, "after")
            if after == initiative:
                raise Refused(_t("Nothing stands behind itself."), "after")
            found = ranking.moved(ids, places, initiative.pk, after and after.pk)
            others = {
                pk: place for pk, place in found.items() if places.get(pk) != place and pk != initiative.pk
            }
            for row in cls.objects.filter(initiative__in=others).select_related("initiative"):
                row.edit(by=by, changes={"rank": others[row.initiative_id]}, at=at, cause=cause)
            how = {"rank": found[initiative.pk], "why": why, "by": by}
            cls.of(initiative).edit(by=by, changes=how, at=at, cause=cause)
        return cause

    @classmethod
    def held_in(cls, product_id):
        """{initiative's id: place} of all that are held in a product."""
        rows = cls.objects.filter(initiative__product=product_id, rank__isnull=False)
        return dict(rows.values_list("initiative_id", "rank"))

    def release(self, *, by, at=None):
        """Back to where the score puts it. Returns the log's row, None where nothing was held."""
        with transaction.atomic():
            Product.everything.select_for_update(no_key=True).get(pk=self.initiative.product_id)
            self.refresh_from_db(fields=["rank", "why", "version"])
            return self.edit(by=by, changes={"rank": None, "why": ""}, at=at)
