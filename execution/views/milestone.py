from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Refused
from accounts.roles import Can
from accounts.views.answers import back_or, edit_page, new_page, toast
from execution import tree
from execution.explain import of_milestone, told
from execution.forms.milestone import MilestoneForm
from execution.grown import grown
from execution.milestones import standings
from execution.views.burn import burn_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def milestone_or_404(request, pk):
    found = request.workspace.milestones.filter(project__deleted_at=None)
    return find_or_404(found.select_related("workspace", "project__workspace"), pk)


@access(Can.READ)
@require_safe
def show(request, pk):
    """How far the work towards it is, how it grew, and what is left."""
    milestone = milestone_or_404(request, pk)
    project, today = milestone.project, request.workspace.today()
    rows = tree.rows(list(project.tasks.for_tree().order_by("number")))
    living = list(project.milestones.all())
    context = {
        "milestone": milestone,
        "project": project,
        "today": today,
        "standing": next(s for s in standings(living, rows, today) if s.milestone == milestone),
        "burn": burn_of(milestone, grown(milestone, today), today),
        "explain": told(of_milestone(rows, milestone, {one.pk for one in living})),
    }
    return render(request, "execution/milestone/show.html", context)


@access(Can.PLAN)
@FORM
def new(request, key):
    project = find_or_404(request.workspace.projects.for_list(), key)
    form = MilestoneForm(request.POST or None, workspace=request.workspace)
    context, fixed = {"project": project}, {"project": project}
    return new_page(request, form, "execution/milestone/edit.html", context, fixed=fixed, words=added)


def added(milestone):
    return _("%(milestone)s is added.") % {"milestone": milestone}


@access(Can.PLAN)
@FORM
def edit(request, pk):
    milestone = milestone_or_404(request, pk)
    form = MilestoneForm(request.POST or None, instance=milestone, workspace=request.workspace)
    context = {"milestone": milestone, "project": milestone.project}
    to = back_or(request, milestone)  # the calendar that it was carried in, the plan that it was opened from
    return edit_page(request, form, "execution/milestone/edit.html", context, to=to)


@access(Can.PLAN)
@require_POST
def reach(request, pk):
    """Reached, or open again: what the posted word says."""
    milestone, me = milestone_or_404(request, pk), request.membership
    to = request.POST.get("to", "reached")
    if to not in ("reached", "open"):
        raise Refused(_("A milestone is reached or open."), "to")
    row = milestone.reach(by=me) if to == "reached" else milestone.reopen(by=me)
    if row:
        words = _("%(milestone)s is reached.") if to == "reached" else _("%(milestone)s is open again.")
        toast(request, words % {"milestone": milestone}, row.cause)
    return redirect(back_or(request, milestone))


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    milestone = milestone_or_404(request, pk)
    cause = milestone.trash(by=request.membership)
    toast(request, _("%(milestone)s is in the trash.") % {"milestone": milestone}, cause)
    return redirect(milestone.project)
