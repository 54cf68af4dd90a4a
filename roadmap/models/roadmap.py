from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from collaboration.models import Kind, Notification


class Group(models.TextChoices):
    GOAL = "goal", _("Goal")
    THEME = "theme", _("Theme")
    PRODUCT = "product", _("Product")


class Zoom(models.TextChoices):
    MONTHS = "months", _("Months")
    WEEKS = "weeks", _("Weeks")
    QUARTERS = "quarters", _("Quarters")


class Layout(models.TextChoices):
    TIMELINE = "timeline", _("Timeline")
    LIST = "list", _("List")


class SavedQuerySet(RecordQuerySet):
    def standing(self):
        """Those that have something to show: of all products, or of one that is still here."""
        return self.filter(Q(whole=True) | Q(product__deleted_at=None, product__isnull=False))

    def for_tabs(self):
        return self.standing().select_related("product", "workspace").order_by("created_at", "id")


class Roadmap(Record):
    """A view of the roadmap under a name: what is asked for, never what is answered."""

    owned = ("share_links",)
    right = Can.SHARE

    name = models.CharField(_("name"), max_length=60)
    # Said twice, so that a product removed for good never turns its view into one of everything.
    whole = models.BooleanField(_("all products"), default=False, editable=False)
    product = models.ForeignKey(
        "strategy.Product",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="roadmaps",
        verbose_name=_("product"),
    )
    group = models.CharField(_("group"), max_length=10, choices=Group.choices, default=Group.GOAL)
    zoom = models.CharField(_("zoom"), max_length=10, choices=Zoom.choices, default=Zoom.MONTHS)
    layout = models.CharField(_("layout"), max_length=10, choices=Layout.choices, default=Layout.TIMELINE)
    first = models.DateField(_("from"), null=True, blank=True)
    last = models.DateField(_("to"), null=True, blank=True)
    spread = models.BooleanField(_("forecasts up to 85 % certainty"), default=False)
    park = models.BooleanField(_("parking lot"), default=True)

    objects = LiveManager.from_queryset(SavedQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("saved roadmap")
        verbose_name_plural = _("saved roadmaps")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None),
                name="roadmap_roadmap_name",
                violation_error_message=_("There is a view of this name already. Choose another."),
            ),
            models.CheckConstraint(
                condition=Q(whole=False) | Q(product=None),
                name="roadmap_roadmap_whole",
                violation_error_message=_("It shows one product or all of them."),
            ),
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(last__gte=models.F("first")),
                name="roadmap_roadmap_range",
                violation_error_message=_("The range ends before it begins."),
            ),
            models.CheckConstraint(condition=Q(group__in=Group.values), name="roadmap_roadmap_group"),
            models.CheckConstraint(condition=Q(zoom__in=Zoom.values), name="roadmap_roadmap_zoom"),
            models.CheckConstraint(condition=Q(layout__in=Layout.values), name="roadmap_roadmap_layout"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('roadmap:roadmap', args=[self.workspace.slug])}?view={self.pk}"

    def publish(self, *, by, note="", at=None):
        """Tell every active member, with a note. Returns the log's row."""
        with transaction.atomic():
            row = self.log("published", by=by, note=note.strip(), at=at)
            members = self.workspace.memberships.active()
            Notification.tell(
                Kind.PUBLICATION, members, self, by=by, words=row.note, cause=row.cause, at=row.at
            )
        return row
