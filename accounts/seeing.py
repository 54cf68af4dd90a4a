"""To see the workspace as an executive does: a look of one session, which changes nothing and lets nothing be changed."""

from django.utils.translation import gettext as _

from accounts.errors import Forbidden
from accounts.roles import Role

KEY = "seen_as_executive"  # in the session: the id of the workspace that is seen so
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def look_through(session, membership):
    """Tells a member of this request which role they look through."""
    if session.get(KEY) == str(membership.workspace_id) and membership.role != Role.EXECUTIVE:
        membership.seen_as = Role.EXECUTIVE


def start(session, membership):
    session[KEY] = str(membership.workspace_id)


def stop(session):
    session.pop(KEY, None)


def refuse_writing(request, view=None):
    """Raises Forbidden for what would change something meanwhile; `view.while_looking` is let through."""
    member = request.membership
    if member and member.seen_as and request.method not in SAFE and not getattr(view, "while_looking", False):
        raise Forbidden(
            _("You see this as an executive does, so nothing is saved. Go back to your own view first.")
        )


def while_looking(view):
    view.while_looking = True
    return view
