import hashlib
import secrets
from functools import cache, partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.prepared import Prepared
from accounts.roles import Can

PREFIX = "thl_"
MEMBER = ("workspace_id", "role")
PLACE = "membership__workspace_id"
HOLDS = {
    "membership__deactivated_at": None,
    "membership__deleted_at": None,
    "membership__user__is_active": True,
}
RIGHTS = ("expires_at", "used_at", *(f"membership__{name}" for name in MEMBER))


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenQuerySet(RecordQuerySet):
    def valid(self, at=None):
        at = at or timezone.now()
        return self.filter(revoked_at__isnull=True).filter(
            models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=at)
        )


def with_hash(secret_hash, *whose):
    return ApiToken.objects.select_related(*whose).filter(secret_hash=secret_hash, revoked_at=None)


@partial(Prepared, kept=True)
def with_secret(secret_hash):
    """Each program asks it with each request."""
    return with_hash(secret_hash, "membership__user", "membership__workspace")


@cache
def with_rights(figures):
    """Prepared: the same token, where its member is one still; of both only what tells whether it holds and what they may.
    Beside it, as `figure0` and so on, what these make of the workspace that it opens: figure(reference to a workspace) ->
    expression."""
    told = {f"figure{n}": figure(models.OuterRef(PLACE)) for n, figure in enumerate(figures)}

    def build(secret_hash):
        return with_hash(secret_hash, "membership").filter(**HOLDS).only(*RIGHTS).annotate(**told)

    return Prepared(build, kept=True)


class ApiToken(Record):
    """A key for programs: acts as one membership, may what that membership may, no more."""

    undoable = ()

    membership = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField(max_length=4, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = LiveManager.from_queryset(TokenQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self):
        return self.name

    @staticmethod
    def by_secret(secret, found=with_secret):
        """The valid token with this secret, or None; `with_rights` alone, where nothing else will be asked of it."""
        found = found(digest(secret))
        return found[0] if found and found[0].is_valid() else None

    def is_valid(self, at=None):
        return self.expires_at is None or self.expires_at > (at or timezone.now())

    @classmethod
    def hidden_from(cls, member):
        return None if member.can(Can.TOKENS) else cls.everything.filter(workspace=member.workspace)

    @classmethod
    def issue(cls, *, membership, name, expires_at=None, at=None):
        """A new token and its secret; the secret is shown once and kept only as a hash."""
        secret = PREFIX + secrets.token_urlsafe(32)
        with transaction.atomic():
            token = cls(
                workspace=membership.workspace,
                membership=membership,
                name=name,
                secret_hash=digest(secret),
                ending=secret[-4:],
                expires_at=expires_at,
                created_at=at or timezone.now(),
            )
            token.save(force_insert=True)
            token.log("created", by=membership, changes={"name": [None, name]}, at=at)
        return token, secret

    def revoke(self, *, by, at=None):
        self.refresh_from_db(fields=["revoked_at", "version"])
        if self.revoked_at:
            return None
        return self.edit(by=by, changes={"revoked_at": at or timezone.now()}, at=at, verb="revoked")

    def touch(self, at=None):
        """Remember the last use, at most once a minute so that reading does not write."""
        at = at or timezone.now()
        if self.used_at is None or (at - self.used_at).total_seconds() > 60:
            ApiToken.objects.filter(pk=self.pk).update(used_at=at)
