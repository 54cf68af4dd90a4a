import datetime
import hashlib
import secrets

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.integrity import guard
from accounts.models.membership import Membership
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can, Role

VALID_FOR = datetime.timedelta(days=7)


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


class InvitationQuerySet(RecordQuerySet):
    def waiting(self):
        """Neither taken nor revoked, in time or not."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def open(self, at=None):
        return self.waiting().filter(expires_at__gt=at or timezone.now())

    def by_secret(self, secret):
        return self.open().filter(secret_hash=digest(secret)).select_related("workspace").first()


class Invitation(Record):
    """A door for one e-mail address, once, for a week. The role is the one stored here."""

    undoable = ()

    email = models.EmailField(_("e-mail"), max_length=254)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.CONTRIBUTOR)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = LiveManager.from_queryset(InvitationQuerySet)()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="accounts_invitation_role"),
            models.UniqueConstraint(
                fields=["workspace", "email"],
                condition=Q(accepted_at=None, revoked_at=None, deleted_at=None),
                name="accounts_invitation_open_once",
                violation_error_message=_("This address has an open invitation already. Revoke it first."),
            ),
        ]

    def __str__(self):
        return self.email

    @classmethod
    def hidden_from(cls, member):
        """Whom somebody asked to come is read where people are managed, and nowhere else."""
        if member.can(Can.MANAGE_PEOPLE):
            return None
        return cls.everything.filter(workspace=member.workspace)

    @classmethod
    def invite(cls, *, by, email, role, at=None):
        """A new invitation and its secret, which is nowhere else."""
        at, email = at or timezone.now(), email.strip().lower()
        if member := by.workspace.memberships.filter(user__email__iexact=email).first():
            back = _t("This person was here before. Give access back to them in the list instead.")
            raise Refused(back if member.deactivated_at else _t("This person is already a member."), "email")
        secret = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.objects.filter(
                workspace=by.workspace, email=email, expires_at__lte=at, revoked_at=None, accepted_at=None
            ).update(revoked_at=at)
            invitation = cls.create(
                by=by, at=at, email=email, role=role, secret_hash=digest(secret), expires_at=at + VALID_FOR
            )
        return invitation, secret

    def revoke(self, *, by, at=None):
        """It opens nothing any more. Held meanwhile, so that nobody is told so while somebody comes in by it."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Invitation.everything.select_for_update(no_key=True))
            if self.accepted_at:
                raise Refused(_t("This invitation was accepted already. Take their access away instead."))
            if self.revoked_at:
                return None
            return self.edit(by=by, changes={"revoked_at": at or timezone.now()}, at=at, verb="revoked")

    def accept(self, user, at=None):
        """Single use under any number of clicks: the row is claimed before the membership is made."""
        at = at or timezone.now()
        if user.email.lower() != self.email.lower():
            raise Refused(_t("This invitation is for another e-mail address."))
        with guard(Membership), transaction.atomic():
            claimed = Invitation.objects.open(at).filter(pk=self.pk).update(accepted_at=at)
            if not claimed:
                raise Refused(_t("This invitation was used already or has expired. Ask for a new one."))
            membership = Membership(workspace=self.workspace, user=user, role=self.role, created_at=at)
            membership.save(force_insert=True)
            membership.log("joined", by=membership, changes={"role": [None, self.role]}, at=at)
        return membership

    @staticmethod
    def address(secret):
        return reverse("accounts:invitation_accept", args=[secret])
