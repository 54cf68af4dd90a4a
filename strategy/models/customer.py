from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can

LIGHT, HEAVY = 1, 3


def folded(name):
    """The same for names that differ in case and space alone: "Fennel  & OAT" -> "fennel & oat"."""
    return " ".join(name.split()).casefold()


class CustomerQuerySet(RecordQuerySet):
    def for_list(self):
        """Each with how many insights that are alive came from it."""
        live = Q(insights__deleted_at=None)
        return self.select_related("workspace").annotate(
            insight_count=models.Count("insights", filter=live, distinct=True)
        )


class Customer(Record):
    """Whom we hear: a name, what kind of customer it is, and how much its word weighs."""

    name = models.CharField(_("name"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)
    segment = models.CharField(_("segment"), max_length=60, blank=True, default="")
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=LIGHT, validators=[MinValueValidator(LIGHT), MaxValueValidator(HEAVY)]
    )

    objects = LiveManager.from_queryset(CustomerQuerySet)()
    everything = models.Manager.from_queryset(CustomerQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "folded"],
                condition=Q(deleted_at=None),
                name="strategy_customer_name",
                violation_error_message=_("Another customer has this name."),
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=LIGHT, weight__lte=HEAVY),
                name="strategy_customer_weight",
                violation_error_message=_("A weight is 1, 2 or 3."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('strategy:insight_list', args=[self.workspace.slug])}?customer={self.pk}"

    @classmethod
    def right_to(cls, names):
        """Whoever captures what somebody said names them; the rest shapes the product side."""
        return Can.SHAPE if names else Can.PROPOSE

    def restorable_by(self, member):
        return member.can(Can.SHAPE)

    def before_create(self):
        self.name = " ".join(self.name.split())
        self.folded = folded(self.name)
        self.check_free()

    def swap(self, changes):
        if "name" in changes:
            name = " ".join(changes["name"].split())
            self.check_free(name)
            changes = changes | {"name": name, "folded": folded(name)}
        return super().swap(changes)

    def check_free(self, name=None):
        """Said at the name; the constraint catches whoever is as fast."""
        others = Customer.objects.filter(workspace=self.workspace_id, folded=folded(name or self.name))
        if others.exclude(pk=self.pk).exists():
            raise Refused(_t("Another customer has this name."), "name")

    @classmethod
    def named(cls, name, *, by, at=None):
        """The customer of that name, made where there is none; None for no name.

        It stays when what was captured with it is taken back: an act of its own.
        """
        wanted = folded(name)
        if not wanted:
            return None
        here = cls.objects.filter(workspace=by.workspace_id, folded=wanted)
        found = here.first()
        if found:
            return found
        try:
            with transaction.atomic():
                return cls.create(by=by, at=at, name=name)
        except Refused:
            found = here.first()  # somebody made it in this moment
            if found is None:
                raise
            return found
