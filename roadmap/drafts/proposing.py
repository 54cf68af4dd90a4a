"""Asking the leads of an initiative's projects for another end. Its plan is theirs: nothing moves by asking."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.roles import Can
from execution.models import ProjectComment
from roadmap import words as said
from roadmap.models import Delivery
from roadmap.requirement_tasks import ENDED


def projects_of(initiative):
    """[Project] that are under way for it, those with a lead first."""
    found = Delivery.objects.filter(initiative=initiative, project__deleted_at=None)
    found = found.exclude(project__state__in=ENDED).select_related(
        "project__workspace", "project__lead__user"
    )
    projects = [delivery.project for delivery in found.order_by("at", "id")]
    return sorted(projects, key=lambda project: project.lead is None)


def leads_of(projects, but):
    """[Membership] of those who lead them, each once, without `but`."""
    found = {p.lead.pk: p.lead for p in projects if p.lead and p.lead.is_active and p.lead != but}
    return list(found.values())


@transaction.atomic
def propose(initiative, *, by, end, start=None, words="", at=None):
    """[Project]: a comment on each project under way, which its lead is told of. Raises Forbidden, Refused."""
    require(by, Can.LAUNCH, _("Only product and project managers propose other dates."))
    projects = projects_of(initiative)
    if not projects:
        raise Refused(_("No project of %(key)s is under way.") % {"key": initiative.key})
    cause = new_id()
    for project in projects:
        text = wording(initiative, start, end, words)
        if project.lead and project.lead != by and project.lead.is_active:
            text = f"@[{project.lead.pk}] {text}"
        ProjectComment.create(by=by, project=project, text=text, cause=cause, at=at)
    return projects


def wording(initiative, start, end, words):
    """ "Proposed on the roadmap for ORC-21 Standing orders: 27 Apr – 28 Aug." and the reason below it."""
    told = {
        "key": initiative.key,
        "title": initiative.title,
        "days": said.days(start, end) if start else said.day(end),
    }
    asked = (
        _("Proposed on the roadmap for %(key)s %(title)s: %(days)s.")
        if start
        else _("Proposed on the roadmap for %(key)s %(title)s: done by %(days)s.")
    )
    return "\n\n".join(filter(None, [asked % told, words.strip()]))
