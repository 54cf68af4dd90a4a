from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.hues import Hue, next_hue
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.order import behind


class ThemeQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "id")

    def for_list(self):
        """In their order, each with how many initiatives belong to it, the deleted and the archived left out."""
        live = Q(initiatives__deleted_at=None, initiatives__archived_at=None)
        return (
            self.select_related("workspace")
            .annotate(initiatives_live=models.Count("initiatives", filter=live))
            .in_order()
        )


class Theme(Record):
    """A strategic pillar; names and colours a lane. What is in the trash names none, and does again once it is back."""

    name = models.CharField(_("name"), max_length=60)
    description = models.TextField(_("description"), blank=True, default="", max_length=2_000)
    hue = models.CharField(_("colour"), max_length=1, choices=Hue.choices, default=Hue.GREEN)
    rank = models.IntegerField(default=0, editable=False)

    objects = LiveManager.from_queryset(ThemeQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None),
                name="strategy_theme_name",
                violation_error_message=_("Another theme has this name."),
            ),
            models.CheckConstraint(condition=Q(hue__in=Hue.values), name="strategy_theme_hue"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('strategy:theme_list', args=[self.workspace.slug])}#theme-{self.pk}"

    @classmethod
    def create(cls, *, by, **fields):
        """Without a hue it takes the next one that is free."""
        if not fields.get("hue"):
            workspace = fields.get("workspace") or by.workspace
            fields["hue"] = next_hue(list(workspace.themes.values_list("hue", flat=True)))
        return super().create(by=by, **fields)

    def before_create(self):
        if not self.rank:
            self.rank = (self.workspace.themes.aggregate(last=Max("rank"))["last"] or 0) + 1

    def place(self, *, by, after, at=None):
        """Put it behind `after`, or first where that is None, under one cause, which it returns. Only ranks
        that change are written."""
        cause = new_id()
        with transaction.atomic():
            found = list(self.workspace.themes.select_for_update(no_key=True).in_order())
            for rank, theme in enumerate(behind(found, self, after), 1):
                if theme.rank != rank:
                    theme.edit(by=by, changes={"rank": rank}, at=at, cause=cause)
        return cause
