"""What the house itself writes to people."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Mail


def write_invitation(invitation, link, *, by, at=None):
    """The invitation's mail, in the outbox of its workspace."""
    context = {
        "invitation": invitation,
        "workspace": by.workspace,
        "by": by,
        "link": link,
        "site": settings.BASE_URL,
        "subject": _("%(person)s invites you to %(workspace)s")
        % {"person": by, "workspace": by.workspace.name},
    }
    return Mail.queue(
        kind="invitation",
        recipient=invitation.email,
        period=str(invitation.pk),
        subject=context["subject"],
        text=render_to_string("accounts/mail/invitation.txt", context).strip() + "\n",
        html=render_to_string("accounts/mail/invitation.html", context),
        workspace=by.workspace,
        until=invitation.expires_at,
        at=at,
    )
