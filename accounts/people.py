"""How somebody comes to have an account: by making the first workspace, or by an invitation."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models import Invitation, User, Workspace


def is_first_run():
    return not Workspace.objects.exists() and not User.objects.exists()


def new_user(email, name, password, proved=False):
    """A user who can sign in; `proved` when their answer came by a mail that we sent."""
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=proved)
    return user


def begin(*, name, email, password, workspace, timezone_name):
    """The first owner and their workspace: (user, workspace). Of many at once exactly one succeeds."""
    with transaction.atomic():
        if connection.vendor == "postgresql":  # SQLite has one writer anyway
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE accounts_workspace IN SHARE ROW EXCLUSIVE MODE")
        if not is_first_run():
            raise Refused(_("Somebody has set this up already. Sign in, or ask them for an invitation."))
        user = new_user(email, name, password)
        return user, Workspace.open(workspace, user, timezone=timezone_name)


def join(invitation, *, name, password):
    """A new account for the invited address, and its membership. Raises Refused."""
    with transaction.atomic():
        if User.objects.filter(email__iexact=invitation.email).exists():
            raise Refused(_("This address has an account. Sign in first."))
        user = new_user(invitation.email, name, password, proved=settings.MAIL_ON)
        return invitation.accept(user)


def invite_again(invitation, *, by):
    """A fresh invitation with a fresh secret; the old link dies. Returns (invitation, secret)."""
    with transaction.atomic():
        if invitation.revoked_at is None:
            invitation.revoke(by=by)
        return Invitation.invite(by=by, email=invitation.email, role=invitation.role)
