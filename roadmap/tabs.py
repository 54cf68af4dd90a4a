"""The saved views above the roadmap, as one member sees them."""

from collections import Counter
from functools import cache

from django.utils.translation import gettext as _

from accounts.folding import fold
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
    """[Roadmap] that this member sees, each with `starred`; those come first. Where several go by one name, `whose`."""
    found = tabs(member.acting_role)(workspace.pk, member.pk)
    told_apart(found, workspace)
    return found


def told_apart(views, workspace):
    """Two may give views of one name to one role, and hear nothing of each other: who sees both reads whose each is."""
    often = Counter(fold(view.name) for view in views)
    alike = [view for view in views if often[fold(view.name)] > 1]
    if alike:
        people = workspace.memberships.select_related("user").in_bulk(
            {view.owner_id for view in alike} - {None}
        )
        for view in alike:
            view.whose = str(people.get(view.owner_id, "") or _("somebody who left"))


def first_among(views, member):
    """The one of the views that opens first for a member's role, None where there is none."""
    found = [view for view in views if member.acting_role in view.first_for]
    return min(found, key=lambda view: (view.created_at, view.pk), default=None)
