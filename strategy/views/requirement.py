from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.roles import Can
from strategy.forms.requirement import RequirementForm
from strategy.views.initiative import effect, initiative_or_404
from strategy.views.saving import save_edit

FORM = require_http_methods(["GET", "HEAD", "POST"])


def requirement_or_404(request, pk):
    found = request.workspace.requirements.filter(initiative__deleted_at=None)
    return find_or_404(found.select_related("initiative__product", "initiative__workspace"), pk)


@access(Can.SHAPE)
@FORM
def requirement_new(request, key):
    initiative = initiative_or_404(request, key)
    form = RequirementForm(request.POST or None, workspace=request.workspace)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.create(request.membership, initiative=initiative)
    ):
        return redirect(f"{initiative.get_absolute_url()}#requirements")
    context = {"form": form, "initiative": initiative, "effect": effect(initiative, {"requirements"})}
    status = 422 if form.errors else 200
    return render(request, "strategy/requirement/edit.html", context, status=status)


@access(Can.SHAPE)
@FORM
def requirement_edit(request, pk):
    requirement = requirement_or_404(request, pk)
    initiative = requirement.initiative
    form = RequirementForm(request.POST or None, instance=requirement, workspace=request.workspace)
    context = {"requirement": requirement, "initiative": initiative}
    context["effect"] = effect(initiative, {"requirements"})
    return save_edit(request, form, "strategy/requirement/edit.html", context, initiative)


@access(Can.SHAPE)
@require_POST
def requirement_place(request, pk):
    """One place up or down. The order is no promise, so it changes nothing under review."""
    requirement = requirement_or_404(request, pk)
    row = list(requirement.initiative.requirements.all())
    at = [r.pk for r in row].index(requirement.pk)
    others = row[:at] + row[at + 1 :]
    wanted = max(0, at - 1) if request.POST.get("to") == "up" else min(len(others), at + 1)
    requirement.place(by=request.membership, after=others[wanted - 1] if wanted else None)
    return redirect(f"{requirement.initiative.get_absolute_url()}#requirements")


@access(Can.SHAPE)
@require_POST
def requirement_delete(request, pk):
    requirement = requirement_or_404(request, pk)
    cause = requirement.trash(by=request.membership)
    messages.success(request, _("The requirement is removed."), extra_tags=f"undo:{cause}")
    return redirect(f"{requirement.initiative.get_absolute_url()}#requirements")
