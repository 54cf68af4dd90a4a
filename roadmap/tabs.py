"""The saved views above the roadmap, as one member sees them."""

from functools import cache

from accounts.prepared import Prepared
from roadmap.models import Roadmap


@cache
def tabs(role):
    """The question for the views of those in a role: words within a word of the database, so one question a role."""
    return Prepared(
        lambda workspace, member: Roadmap.objects.filter(workspace=workspace)
        .seen_as(role, member).for_tabs().with_stars(member)
    )  # fmt: skip


def tabs_of(workspace, member):
    """[Roadmap] that this member sees, each with `starred`; those come first."""
    return tabs(member.acting_role)(workspace.pk, member.pk)


def first_among(views, member):
    """The one of the views that opens first for a member's role, None where there is none."""
    found = [view for view in views if member.acting_role in view.first_for]
    return min(found, key=lambda view: (view.created_at, view.pk), default=None)
