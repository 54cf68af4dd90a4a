from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from collaboration.models.link import fault_of, host_of, tidy
from execution.models.people import check_present
from execution.models.project import OPEN, Project


class AssetKind(models.TextChoices):
    FILE = "file", _("File")
    LICENCE = "licence", _("Licence")
    DEVICE = "device", _("Device")
    MATERIAL = "material", _("Material")
    PLACE = "place", _("Place")
    OTHER = "other", _("Other")


class Purpose(models.TextChoices):
    NEEDED = "needed", _("The project needs it")
    PRODUCED = "produced", _("The project produces it")


class AssetState(models.TextChoices):
    NEEDED = "needed", _("Needed")
    ORDERED = "ordered", _("Ordered")
    AVAILABLE = "available", _("Available")


UNDATED, OVER = "9999-12-30", "9999-12-31"


def day(text):
    return Value(text, models.DateField())


class AssetQuerySet(RecordQuerySet):
    def for_list(self):
        return self.filter(project__deleted_at=None).select_related(
            "workspace", "project__workspace", "steward__user"
        )

    def outstanding(self):
        """Not here yet, in projects that go on."""
        return self.exclude(state=AssetState.AVAILABLE).filter(project__state__in=OPEN)

    def late(self, today):
        return self.outstanding().filter(due__lt=today)

    def kept_by(self, member):
        """What this member still has to get, most urgent first."""
        return self.for_list().outstanding().filter(steward=member).order_by("turn", "id")


class Asset(Record):
    """Something a project needs or produces: who looks after it, by when, and whether it is here."""

    WORK_FIELDS = frozenset({"state"})
    WRITABLE = ("name", "project", "kind", "purpose", "state", "steward", "due", "url", "description")

    project = models.ForeignKey(Project, models.CASCADE, related_name="assets", verbose_name=_("project"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=AssetKind.choices, default=AssetKind.OTHER)
    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose.choices, default=Purpose.NEEDED)
    state = models.CharField(_("state"), max_length=9, choices=AssetState.choices, default=AssetState.NEEDED)
    steward = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assets_kept",
        verbose_name=_("steward"),
    )
    due = models.DateField(_("needed by"), null=True, blank=True)
    url = models.CharField(_("address"), max_length=2000, blank=True, default="")
    description = models.TextField(_("note"), blank=True, default="", max_length=5_000)
    # What is missing by its day, then what has none, then what is here.
    turn = models.GeneratedField(
        expression=Case(
            When(state=AssetState.AVAILABLE, then=day(OVER)), default=Coalesce(F("due"), day(UNDATED))
        ),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = LiveManager.from_queryset(AssetQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        indexes = [
            models.Index(fields=["workspace", "turn", "id"], name="execution_asset_turn"),
            models.Index(fields=["workspace", "name", "id"], name="execution_asset_by_name"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AssetKind.values), name="execution_asset_kind"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="execution_asset_purpose"),
            models.CheckConstraint(condition=Q(state__in=AssetState.values), name="execution_asset_state"),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="execution_asset_web",
                violation_error_message=_("A link begins with http:// or https://."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("execution:asset_show", args=[self.workspace.slug, self.pk])

    def clean(self):
        if self.url and (fault := fault_of(self.url)):
            raise ValidationError({"url": fault})

    @property
    def host(self):
        return host_of(self.url)

    @property
    def is_here(self):
        return self.state == AssetState.AVAILABLE

    def is_late(self, today):
        """Missing after its day, while its project goes on."""
        return not self.is_here and self.due is not None and self.due < today and self.project.state in OPEN

    # -- verbs ----------------------------------------------------------------

    @classmethod
    def create(cls, *, by, project, at=None, **fields):
        fields |= {"workspace": project.workspace, "project": project}
        check_present(filter(None, [fields.get("steward")]), "steward")
        with transaction.atomic():
            project.hold_still()
            return super().create(by=by, at=at, **tidied(fields))

    def edit(self, *, by, changes, **how):
        known = filter(None, [self.steward])
        check_present(filter(None, [changes.get("steward")]), "steward", known=known)
        with transaction.atomic():
            if "project" in changes:
                changes["project"].hold_still()
            return super().edit(by=by, changes=tidied(changes), **how)

    def move(self, state, *, by, at=None, version=None):
        """Needed, ordered or available; the log keeps who said so and when. Any way: orders get lost."""
        if state not in AssetState.values:
            raise Refused(_t("There is no such state."), "state")
        return self.edit(by=by, changes={"state": state}, version=version, at=at)


def tidied(fields):
    return fields | {"url": tidy(fields["url"])} if fields.get("url") else fields
