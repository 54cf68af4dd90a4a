from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Conflict, Refused
from accounts.models.fields import IdField
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from accounts.roles import Can
from accounts.words import visible
from collaboration.models import Kind, Notification
from strategy.models.product import Product

WHOLE = "workspace"  # the key of the vision that is nobody's product's
SAID = ("statement", "audience", "problem", "offer", "advantage", "horizon")


class Words(models.Model):
    """What a vision says, in the draft and in each version."""

    statement = models.CharField(_("statement"), max_length=300)
    audience = models.TextField(_("who it is for"), blank=True, default="", max_length=2_000)
    problem = models.TextField(_("their problem"), blank=True, default="", max_length=2_000)
    offer = models.TextField(_("what we offer"), blank=True, default="", max_length=2_000)
    advantage = models.TextField(_("why us"), blank=True, default="", max_length=2_000)
    horizon = models.PositiveSmallIntegerField(
        _("horizon"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2199)]
    )

    class Meta:
        abstract = True

    @property
    def said(self):
        return {name: getattr(self, name) for name in SAID}


class VisionQuerySet(RecordQuerySet):
    def with_versions(self):
        """Each with `versions_newest`, its versions and who published them."""
        newest = VisionVersion.objects.select_related("by__user").order_by("-number")
        return self.select_related("workspace", "product__workspace").prefetch_related(
            Prefetch("versions", newest, to_attr="versions_newest")
        )


class Vision(Record, Words):
    """Where a product, or the whole workspace, wants to be: a draft that people edit, and what was published of it."""

    named_after = ("product",)

    product = models.ForeignKey(
        Product, models.CASCADE, null=True, blank=True, related_name="visions", verbose_name=_("product")
    )

    objects = LiveManager.from_queryset(VisionQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(deleted_at=None),
                name="strategy_vision_product",
                violation_error_message=_("This product has a vision already."),
            ),
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(deleted_at=None, product=None),
                name="strategy_vision_workspace",
                violation_error_message=_("The workspace has a vision already."),
            ),
        ]

    def __str__(self):
        return _t("Vision for %(name)s") % {"name": self.product or self.workspace}

    def get_absolute_url(self):
        return reverse("strategy:vision_show", args=[self.workspace.slug, self.key])

    @property
    def key(self):
        return self.product.key if self.product else WHOLE

    @staticmethod
    def reference(text):
        return Q(product=None) if text == WHOLE else Q(product__key=text.upper())

    @property
    def published(self):
        """The version that stands, None before the first."""
        if not hasattr(self, "versions_newest"):
            self.versions_newest = list(self.versions.select_related("by__user").order_by("-number"))
        return self.versions_newest[0] if self.versions_newest else None

    @property
    def changed(self):
        """Names of what the draft says otherwise than the version that stands."""
        last = self.published
        return [name for name in SAID if last and getattr(self, name) != getattr(last, name)]

    def swap(self, changes):
        if "product" in changes:
            raise Refused(_t("A vision stays where it was written."), "product")
        return super().swap(changes)

    def trash(self, *, by, at=None, cause=None):
        """A draft may be thrown away; what was published stays."""
        if self.versions.exists():
            raise Refused(_t("This vision was published. Publish another version instead."))
        return super().trash(by=by, at=at, cause=cause)

    def publish(self, *, by, note="", version=None, at=None):
        """Freeze the draft as the next numbered version and tell every member. Returns the VisionVersion.

        `version` is the draft that `by` saw. Raises Conflict where it was changed since, Refused where nothing
        is new.
        """
        require(by, Can.SHAPE, _t("Only a product manager publishes a vision."))
        at, note = at or timezone.now(), visible(note)
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Vision.everything.select_for_update(no_key=True))
            self.__dict__.pop("versions_newest", None)
            self.check_publishable(version)
            made = VisionVersion.objects.create(
                workspace_id=self.workspace_id, vision=self, number=len(self.versions_newest) + 1, note=note,
                by=by, at=at, **self.said,
            )  # fmt: skip
            row = self.log("published", by=by, note=note, at=at)
            members = self.workspace.memberships.active().select_related("user")
            Notification.tell(Kind.PUBLICATION, members, self, by=by, words=note, cause=row.cause, at=at)
        self.versions_newest.insert(0, made)
        return made

    def check_publishable(self, version):
        if self.deleted_at:
            raise Refused(_t("This vision is in the trash. Restore it first."))
        if version is not None and version != self.version:
            raise Conflict(
                _t("Somebody changed the draft a moment ago. Read it again before you publish it."),
                version=self.version,
            )
        if self.published and not self.changed:
            raise Refused(
                _t("Nothing changed since version %(n)s, so there is nothing to publish.")
                % {"n": self.published.number}
            )


class VisionVersion(Words):
    """A vision as it was published. Never edited; another version follows it."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="vision_versions")
    vision = models.ForeignKey(Vision, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    note = models.TextField(blank=True, default="")
    by = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vision", "number"], name="strategy_visionversion_number"),
        ]

    def __str__(self):
        return f"{self.vision} #{self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A published vision is never edited; another version follows it.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        vision = self.vision
        return reverse("strategy:vision_version", args=[vision.workspace.slug, vision.key, self.number])


def standing(workspace, product=None):
    """The vision of a product, or of the whole workspace, with nothing but the newest of its versions at hand; None where
    nobody wrote one."""
    for vision in written_for(workspace.pk, product.pk) if product else written(workspace.pk):
        vision.workspace, vision.product = workspace, product
        vision.versions_newest = newest_of(vision.pk)
        return vision
    return None


@Prepared
def written(workspace):
    return Vision.objects.filter(workspace=workspace, product=None)


@Prepared
def written_for(workspace, product):
    return Vision.objects.filter(workspace=workspace, product=product)


@Prepared
def newest_of(vision):
    return VisionVersion.objects.filter(vision=vision).order_by("-number")[:1]
