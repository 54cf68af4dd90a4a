from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.fields import IdField
from accounts.models.many import AT_ONCE
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from roadmap.history.picture import PARTS, from_rows, rows


class SnapshotQuerySet(RecordQuerySet):
    def standing(self):
        """Those that have something to show: of all products, or of one that is still here."""
        return self.filter(Q(whole=True) | Q(product__deleted_at=None, product__isnull=False))

    def for_list(self):
        return (
            self.standing()
            .select_related("workspace", "product", "taken_by__user")
            .order_by("-taken_at", "-id")
        )

    def showing(self, product):
        """Those that tell of one product, or of all of them where it is None."""
        return self.filter(Q(whole=True) | Q(product=product)) if product else self.filter(whole=True)


class Snapshot(Record):
    """A roadmap frozen under a name. What it holds are rows of its own, which nothing that happens later touches."""

    right = Can.SHARE
    undoable = ("created", "deleted", "restored")

    name = models.CharField(_("name"), max_length=60)
    # Said twice, so that a product removed for good never turns its snapshot into one of everything.
    whole = models.BooleanField(_("all products"), default=False, editable=False)
    product = models.ForeignKey(
        "strategy.Product", models.CASCADE, null=True, blank=True, related_name="snapshots",
        verbose_name=_("product"),
    )  # fmt: skip
    day = models.DateField(_("day"), editable=False)
    taken_at = models.DateTimeField(_("taken"), editable=False)
    taken_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="snapshots"
    )

    objects = LiveManager.from_queryset(SnapshotQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=Q(deleted_at=None),
                name="roadmap_snapshot_name",
                violation_error_message=_("There is a snapshot of this name already. Choose another."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="roadmap_snapshot_named"),
            models.CheckConstraint(
                condition=Q(whole=False) | Q(product=None),
                name="roadmap_snapshot_whole",
                violation_error_message=_("It shows one product or all of them."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        product = f"&product={self.product.key}" if self.product else ""
        return f"{reverse('roadmap:changes', args=[self.workspace.slug])}?since={self.pk}{product}"

    @classmethod
    def keep(cls, *, by, name, picture, at, product=None):
        """Freeze a Picture of one product, or of all, as it was at `at`."""
        kept = picture.of(str(product.pk) if product else "")
        with transaction.atomic():
            made = cls.create(
                by=by, at=at, name=name.strip(), whole=product is None, product=product, day=kept.day, taken_at=at,
                taken_by=by,
            )  # fmt: skip
            SnapshotRow.objects.bulk_create(
                [
                    SnapshotRow(snapshot=made, place=place, part=part, subject=pk, values=values)
                    for place, (part, pk, values) in enumerate(rows(kept))
                ],
                batch_size=AT_ONCE,
            )
        return made

    def edit(self, **how):
        """A snapshot is what it is."""
        raise Refused(_t("A snapshot never changes. Delete it and keep another one."))

    def picture(self):
        """The Picture that it keeps."""
        found = self.rows.order_by("place").values_list("part", "subject", "values")
        return from_rows(self.day, found)


class SnapshotRow(models.Model):
    """One initiative, key date or name of a snapshot, as plain values."""

    id = IdField()
    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    part = models.CharField(max_length=10)
    subject = models.CharField(max_length=40)
    values = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "part", "subject"], name="roadmap_snapshotrow_once"),
            models.CheckConstraint(condition=Q(part__in=list(PARTS)), name="roadmap_snapshotrow_part"),
        ]

    def __str__(self):
        return f"{self.part} {self.subject}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What a snapshot keeps is never edited.")
        super().save(*args, **kwargs)
