from django.db import models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.models.activity import Activity
from accounts.models.fields import IdField
from accounts.models.membership import Membership
from accounts.roles import Role
from accounts.zones import zone_of


class Workspace(models.Model):
    """One organisation. Everything belongs to exactly one; nothing crosses."""

    id = IdField()
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=50, unique=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)
    # How often rows of it were removed for good. Sums of versions fall by that, and may come to what they once were.
    purges = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("roadmap:home", kwargs={"workspace": self.slug})

    @classmethod
    def open(cls, name, owner, *, slug=None, at=None, **fields):
        """A new workspace with its first owner."""
        at = at or now()
        with transaction.atomic():
            workspace = cls.objects.create(
                name=name, slug=slug or cls.free_slug(name), created_at=at, **fields
            )
            membership = Membership(workspace=workspace, user=owner, role=Role.OWNER, created_at=at)
            membership.save(force_insert=True)
            workspace.log("created", by=membership, at=at)
        return workspace

    @classmethod
    def free_slug(cls, name):
        base = slugify(name)[:40] or "workspace"
        taken = set(cls.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        return next(s for s in [base, *(f"{base}-{n}" for n in range(2, 10_000))] if s not in taken)

    def log(self, verb, *, by, changes=None, at=None):
        return Activity.write(self, verb, by=by, changes=changes, at=at, version=1, workspace=self)

    def rename(self, *, by, name, timezone_name, at=None):
        """Change the workspace's own words; the log keeps the old ones."""
        changes = {}
        for field, value in (("name", name), ("timezone", timezone_name)):
            if getattr(self, field) != value:
                changes[field] = [getattr(self, field), value]
                setattr(self, field, value)
        if changes:
            with transaction.atomic():
                self.save(update_fields=list(changes))
                self.log("edited", by=by, changes=changes, at=at)

    def today(self, at=None):
        """The workspace's date: every "today" in schedule, forecast and health is this one."""
        return (at or now()).astimezone(zone_of(self.timezone)).date()
