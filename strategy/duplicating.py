"""A draft made like another initiative."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.roles import Can
from strategy import shares
from strategy.models import Initiative, InitiativeLink, Requirement

LONGEST = Initiative._meta.get_field("title").max_length


def title_of(initiative):
    """ "Standing orders (copy)", within what a title may hold."""
    end = _(" (copy)")
    return f"{initiative.title[: LONGEST - len(end)]}{end}"


def duplicate(initiative, *, by, title="", at=None, cause=None):
    """The copy: what it is a bet on comes along, what was decided, promised, scored and planned does not.

    One cause for all of it, so that one undo takes it back; the log of each names the other.
    """
    require(by, Can.SHAPE, _("Only a product manager duplicates an initiative."))
    how = {"by": by, "at": at or timezone.now(), "cause": cause or new_id()}
    goals = list(initiative.goals.current().select_related("product").order_by("pk"))
    with transaction.atomic():
        copy = Initiative.create(
            **how,
            workspace=initiative.workspace,
            product=initiative.product,
            title=title.strip() or title_of(initiative),
            problem=initiative.problem,
            outcome=initiative.outcome,
            effort=initiative.effort,
            confidence=initiative.confidence,
            theme=initiative.pillar,
            goals=goals,
            goal_shares=shares.left([goal.key for goal in goals], initiative.goal_shares),
            owner=by,
            note=_("Copied from %(key)s %(title)s.") % {"key": initiative.key, "title": initiative.title},
            **own_values(initiative),
        )
        carry_over(initiative, copy, how)
        said = _("Copied to %(key)s %(title)s.") % {"key": copy.key, "title": copy.title}
        initiative.log("duplicated", note=said, **how)
    return copy


def carry_over(initiative, copy, how):
    for rank, one in enumerate(initiative.requirements.all(), 1):
        wanted = {"title": one.title, "priority": one.priority, "rank": rank}
        Requirement.create(initiative=copy, workspace=copy.workspace, **wanted, **how)
    for link in initiative.links.all():
        where = {"label": link.label, "url": link.url}
        InitiativeLink.create(initiative=copy, workspace=copy.workspace, **where, **how)


def own_values(initiative):
    """{name: value} of the company's own fields, as far as they still take what stands there."""
    found = {}
    for its in initiative.workspace.customfields.of(initiative.own_fields):
        held = initiative.custom.get(its.key)
        if held is None:
            continue
        try:
            found[its.field_name] = its.read(held)
        except Refused:  # an option that was archived since
            continue
    return found
