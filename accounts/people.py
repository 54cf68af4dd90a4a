"""How somebody comes to have an account: by making the first workspace, or by an invitation."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts import mails
from accounts.errors import Refused
from accounts.integrity import guard
from accounts.models import Invitation, User, Workspace


def is_first_run():
    return not Workspace.objects.exists() and not User.objects.exists()


def new_user(email, name, password):
    """A user who can sign in. Their address is not proved by an invitation: whoever invited saw the link too."""
    with guard(User):
        user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
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


def invite(*, by, email, role, at=None):
    """A new invitation with its mail: (invitation, the link, which is nowhere else but in that mail)."""
    with transaction.atomic():
        invitation, secret = Invitation.invite(by=by, email=email, role=role, at=at)
        link = settings.BASE_URL + Invitation.address(secret)
        mails.write_invitation(invitation, link, by=by, at=at)
    return invitation, link


def invite_again(invitation, *, by, at=None):
    """A fresh invitation with a fresh link; the old link dies. Returns (invitation, link)."""
    with transaction.atomic():
        if invitation.revoked_at is None:
            invitation.revoke(by=by, at=at)
        return invite(by=by, email=invitation.email, role=invitation.role, at=at)


def join(invitation, *, name, password):
    """A new account for the invited address, and its membership. Raises Refused."""
    with transaction.atomic():
        if User.objects.filter(email__iexact=invitation.email).exists():
            raise Refused(_("This address has an account. Sign in first."))
        return invitation.accept(new_user(invitation.email, name, password))
