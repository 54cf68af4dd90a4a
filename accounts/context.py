"""What every page's frame shows of the reader; the sections of the sidebar are added further up."""

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from accounts.models import Membership, Theme
from accounts.prepared import Prepared
from accounts.roles import CAPABILITIES, Can, Role
from accounts.templatetags.shell import hue, initials

HIDDEN = ("side", "panel")  # parts of the frame that a reader may put away in their browser


def frame(request):
    """The frame without navigation: workspace, the reader, theme, rights."""
    # A request refused by the outermost middleware has met neither sign-in nor workspace.
    user, membership = getattr(request, "user", AnonymousUser()), getattr(request, "membership", None)
    workspace = getattr(request, "workspace", None)
    signed_in = user.is_authenticated
    return {
        "workspace": workspace
        and {"name": workspace.name, "slug": workspace.slug, "letter": workspace.name[:1].upper()},
        "workspaces": switcher(user, workspace) if signed_in and workspace else [],
        "me": membership
        and {
            "id": str(membership.pk),
            "name": user.name,
            "email": user.email,
            "initials": initials(user.name or user.email),
            "hue": hue(membership.pk),
            "role_label": Role(membership.acting_role).label,
        },
        "seen_as": membership.seen_as if membership else "",
        "may_see_as": bool(membership) and membership.role != Role.EXECUTIVE,
        "theme": user.theme if signed_in and user.theme != Theme.SYSTEM else "",
        "shortcuts": user.shortcuts if signed_in else True,
        "hidden": " ".join(part for part in HIDDEN if part in request.COOKIES.get("hidden", "").split(".")),
        "can": {c.name: bool(membership) and c in CAPABILITIES[membership.acting_role] for c in Can},
        "nav": [],
        "places": [],
        "tabs": [],
    }


def switcher(user, current):
    return [
        {
            "name": m.workspace.name,
            "slug": m.workspace.slug,
            "url": m.workspace.get_absolute_url(),
            "current": m.workspace == current,
        }
        for m in houses_of(user.pk)
    ]


@Prepared
def houses_of(user):
    """The memberships of a person, each with its workspace."""
    found = Membership.objects.filter(user=user).active()
    return found.select_related("workspace").order_by("workspace__name")


def shell(request):
    return {"shell": SimpleLazyObject(lambda: frame(request))}
