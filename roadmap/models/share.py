import hashlib
import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from roadmap.models.roadmap import Roadmap


class Field(models.TextChoices):
    """What a visitor may be shown besides titles. Nothing is, unless it is ticked."""

    LANE = "lane", _("Goals or products, as headings")
    STATE = "state", _("Shipped, being built, planned or exploring")
    QUARTER = "quarter", _("The quarter it is expected in")
    PROGRESS = "progress", _("Progress of what is being built")
    DRAFTS = "drafts", _("Drafts and what is in review")
    HEALTH = "health", _("Health sign")
    REASON = "reason", _("Why the health is what it is, with its dates")
    DATES = "dates", _("Exact dates")
    OWNER = "owner", _("Who owns it")
    EFFORT = "effort", _("Effort in person-weeks")
    KEY = "key", _("Keys such as ORC-12")


# The same in a word, for a list of links.
SHORT = {
    Field.LANE: _("headings"),
    Field.STATE: _("states"),
    Field.QUARTER: _("quarters"),
    Field.PROGRESS: _("progress"),
    Field.DRAFTS: _("drafts"),
    Field.HEALTH: _("health"),
    Field.REASON: _("reasons"),
    Field.DATES: _("exact dates"),
    Field.OWNER: _("owners"),
    Field.EFFORT: _("effort"),
    Field.KEY: _("keys"),
}
OPENS_BY = (
    "workspace",
    "roadmap__workspace",
    "roadmap__product",
    "roadmap__owner__user",
)  # what `opens` reads
USUAL = (Field.LANE, Field.STATE, Field.QUARTER, Field.PROGRESS)


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


class ShareQuerySet(RecordQuerySet):
    def seen_by(self, member):
        """Those of views that this member sees."""
        return self.filter(roadmap__in=Roadmap.objects.filter(workspace=member.workspace).seen_by(member))

    def revocable_by(self, member):
        """Those they see; for whoever manages the workspace all of it, so that no address outlives its maker."""
        return self if member.can(Can.MANAGE_WORKSPACE) else self.seen_by(member)

    def by_secret(self, secret, at=None):
        """The link behind this address while it opens anything, else None."""
        found = (
            self.filter(secret_hash=digest(secret), revoked_at=None, roadmap__deleted_at=None)
            .select_related(*OPENS_BY)
            .first()
        )
        return found if found and found.opens(at) else None

    def for_list(self):
        return self.select_related(*OPENS_BY).order_by("-created_at", "-id")


class ShareLink(Record):
    """A roadmap for somebody without an account: a secret address that shows the listed fields only."""

    undoable = ("deleted", "restored")  # an address given away cannot be taken back, only revoked
    right = Can.SHARE

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="share_links")
    roadmap = models.ForeignKey(
        Roadmap, models.CASCADE, related_name="share_links", verbose_name=_("roadmap")
    )
    name = models.CharField(_("for whom"), max_length=80)
    intro = models.CharField(_("introduction"), max_length=300, blank=True, default="")
    fields = models.JSONField(_("shown"), default=list, blank=True)
    expires_on = models.DateField(_("last day"), null=True, blank=True)
    password = models.CharField(max_length=128, blank=True, default="", editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField(max_length=4, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    # Derived: how often it was opened.
    opened_at = models.DateTimeField(null=True, editable=False)
    opened = models.PositiveIntegerField(default=0, editable=False)

    objects = LiveManager.from_queryset(ShareQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="roadmap_sharelink_named"),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def hidden_from(cls, member):
        """Those of views that are."""
        return cls.everything.filter(workspace=member.workspace, roadmap__in=Roadmap.hidden_from(member))

    def get_absolute_url(self):
        return reverse("roadmap:share", args=[self.workspace.slug, self.roadmap_id])

    @classmethod
    def issue(cls, *, by, roadmap, name, fields=USUAL, password="", at=None, **more):
        """A new link and its secret; the secret is shown once and kept only as a hash."""
        secret = secrets.token_urlsafe(32)
        link = cls(
            workspace=roadmap.workspace, roadmap=roadmap, name=name.strip(), fields=in_order(fields), **more,
            password=make_password(password) if password else "", secret_hash=digest(secret),
            ending=secret[-4:], created_at=at or timezone.now(),
        )  # fmt: skip
        link.check_fields({"name", "intro", "fields", "expires_on"})
        told = {"roadmap": roadmap, "name": link.name, "fields": link.fields, "expires_on": link.expires_on}
        with transaction.atomic():
            link.save(force_insert=True)
            link.log("created", by=by, changes={n: [None, v] for n, v in told.items()}, at=at)
        return link, secret

    def clean(self):
        unknown = [name for name in self.fields if name not in Field.values]
        if unknown:
            said = _t("%(name)s is nothing a link can show.") % {"name": unknown[0]}
            raise ValidationError({"fields": said})

    def edit(self, *, by, changes, **how):
        """Record.edit; what was revoked stays as it was."""
        if self.revoked_at:
            raise Refused(_t("This link is revoked. Make a new one."))
        if "roadmap" in changes and changes["roadmap"] != self.roadmap:
            raise Refused(_t("A link stays with its roadmap."), "roadmap")
        if "fields" in changes:
            changes = changes | {"fields": in_order(changes["fields"])}
        return super().edit(by=by, changes=changes, **how)

    def revoke(self, *, by, at=None):
        """From now on its address is nobody's. Revoking twice changes nothing."""
        if self.revoked_at:
            return None
        return super().edit(by=by, changes={"revoked_at": at or timezone.now()}, at=at, verb="revoked")

    def opens(self, at=None):
        """Whether the address still opens; its last day is a day of the workspace and counts."""
        if self.revoked_at or self.deleted_at or self.orphaned:
            return False
        if not self.roadmap.whole and (self.roadmap.product is None or self.roadmap.product.deleted_at):
            return False
        return self.expires_on is None or self.workspace.today(at) <= self.expires_on

    @property
    def orphaned(self):
        """Of a private view whose owner left, or may no longer share: nobody here answers for it."""
        view = self.roadmap
        return view.private and not (view.owner and view.owner.can(Can.SHARE))

    def shows(self, name):
        return name in self.fields

    def fits(self, password):
        return check_password(password, self.password)

    def count(self, at=None):
        """One more opening; nothing a writer could collide with."""
        at = at or timezone.now()
        ShareLink.objects.filter(pk=self.pk).update(opened=F("opened") + 1, opened_at=at)


def in_order(fields):
    """Known names in the order of the table, the rest behind them; each once."""
    rest = [name for name in dict.fromkeys(fields) if name not in Field.values]
    return [name for name in Field.values if name in fields] + rest
