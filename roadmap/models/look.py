import datetime as dt

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models.fields import IdField

VISIT = dt.timedelta(hours=1)  # a look within it belongs to the same visit


class Look(models.Model):
    """When a member last looked at the roadmap of a product, or of all of them: where they stopped reading. It is
    nobody's act on the company's data, and no log tells of it."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="looks")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="looks")
    product = models.ForeignKey("strategy.Product", models.CASCADE, null=True, related_name="looks")
    at = models.DateTimeField()  # begin of the last visit
    before = models.DateTimeField(null=True)  # begin of the one before it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "product"], condition=Q(product__isnull=False), name="roadmap_look_once"
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(product=None), name="roadmap_look_once_whole"
            ),
        ]

    def __str__(self):
        return f"{self.member_id} {self.at}"

    @classmethod
    def take(cls, member, product, at=None):
        """This member looks now; written once a visit, whoever asks at the same time. Returns the moment since which
        changes are news to them, None on the first visit."""
        at = at or timezone.now()
        row = cls.objects.filter(member=member, product=product).first()
        if row is None:
            try:
                with transaction.atomic():
                    cls.objects.create(
                        workspace_id=member.workspace_id, member=member, product=product, at=at
                    )
            except IntegrityError:  # from another window of theirs
                pass
            return None
        if at - row.at >= VISIT:
            cls.objects.filter(pk=row.pk, at=row.at).update(before=row.at, at=at)
        return row.since(at)

    @classmethod
    def last(cls, member, product, at=None):
        """The same, without looking."""
        row = cls.objects.filter(member=member, product=product).first()
        return row and row.since(at or timezone.now())

    def since(self, at):
        return self.at if at - self.at >= VISIT else self.before
