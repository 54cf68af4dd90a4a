from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.order import placed
from strategy.forms.requirement import RequirementForm
from strategy.views.initiative import effect, initiative_or_404

FORM = require_http_methods(["GET", "HEAD", "POST"])


def requirement_or_404(request, pk):
    found = request.workspace.requirements.filter(initiative__deleted_at=None)
    return find_or_404(found.select_related("initiative__product", "initiative__workspace"), pk)


@access(Can.SHAPE)
@FORM
def requirement_new(request, key):
    initiative = initiative_or_404(request, key)
    form = RequirementForm(request.POST or None, workspace=request.workspace)
    context = {"initiative": initiative, "effect": effect(initiative, {"requirements"})}
    fixed = {"initiative": initiative}
    return new_page(request, form, "strategy/requirement/edit.html", context, fixed=fixed, to=in_its_list)


def in_its_list(requirement):
    return f"{requirement.initiative.get_absolute_url()}#requirements"


@access(Can.SHAPE)
@FORM
def requirement_edit(request, pk):
    requirement = requirement_or_404(request, pk)
    initiative = requirement.initiative
    form = RequirementForm(request.POST or None, instance=requirement, workspace=request.workspace)
    context = {"requirement": requirement, "initiative": initiative}
    context["effect"] = effect(initiative, {"requirements"})
    context["url"] = request.path
    template = "strategy/initiative/_field.html" if request.htmx else "strategy/requirement/edit.html"
    return edit_page(request, form, template, context, in_its_list(requirement))


@access(Can.SHAPE)
@require_POST
def requirement_met(request, pk):
    """Ticked by hand, or no longer; what became a task is met when that is done."""
    requirement = requirement_or_404(request, pk)
    met = request.POST.get("met") == "1"
    row = requirement.edit(by=request.membership, changes={"met": met})
    if row:
        toast(request, _("Met.") if met else _("No longer met."), row.cause)
    return redirect(in_its_list(requirement))


@access(Can.SHAPE)
@require_POST
def requirement_place(request, pk):
    """One place up or down. The order is no promise, so it changes nothing under review."""
    requirement = requirement_or_404(request, pk)
    placed(request, list(requirement.initiative.requirements.all()), requirement)
    return redirect(in_its_list(requirement))


@access(Can.SHAPE)
@require_POST
def requirement_delete(request, pk):
    requirement = requirement_or_404(request, pk)
    cause = requirement.trash(by=request.membership)
    toast(request, _("The requirement is removed."), cause)
    return redirect(in_its_list(requirement))
