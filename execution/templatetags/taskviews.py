from dataclasses import dataclass

from django import template

from accounts.prepared import Prepared
from execution import shown
from execution.models import TaskView
from execution.models.taskview import PLACES

register = template.Library()

OF_ALL = Prepared(
    lambda workspace, member: TaskView.objects.filter(workspace=workspace, project=None).seen_as(member)
)
OF_ONE = Prepared(lambda project, member: TaskView.objects.filter(project=project).seen_as(member))
ORDER = list(PLACES)


@dataclass(frozen=True)
class Offered:
    """views: those of one project, or of all, that a member sees, those of this page first. open: the one that the address
    is of, or None; edited: whether it asks for something else by now. of: the address."""

    views: list
    open: TaskView | None
    edited: bool
    may_change: bool
    of: str


@register.simple_tag(takes_context=True)
def task_views(context, page, project):
    """Offered on a page of tasks, None where nothing is: a project in the archive. One question."""
    request = context["request"]
    if project and project.archived_at:
        return None
    workspace, member = request.workspace, request.membership
    found = OF_ONE(project.pk, member.pk) if project else OF_ALL(workspace.pk, member.pk)
    for view in found:
        view.workspace, view.project = workspace, project
    found.sort(
        key=lambda view: (view.page != page, ORDER.index(view.page), view.name.casefold(), str(view.pk))
    )
    named = request.GET.get("saved", "")
    here = next((view for view in found if str(view.pk) == named and view.page == page), None)
    asked = shown.kept(request.GET.urlencode(), page)
    return Offered(
        found,
        here,
        edited=here is not None and not shown.same(here.query, asked),
        may_change=here is not None and here.changeable_by(member),
        of=request.get_full_path(),
    )
