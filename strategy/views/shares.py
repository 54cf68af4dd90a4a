from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.errors import Conflict
from accounts.roles import Can
from accounts.views.answers import back_or, toast
from strategy.forms.shares import SharesForm
from strategy.views.initiative import initiative_or_404


@access(Can.SHAPE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_shares(request, key):
    """Divide an initiative among its goals."""
    initiative, status = initiative_or_404(request, key), 200
    form = SharesForm(request.POST or None, initiative=initiative, workspace=request.workspace)
    if request.method == "POST":
        form = SharesForm(request.POST, initiative=initiative, workspace=request.workspace)
        status = divided(request, initiative, form)
        if status == 302:
            return redirect(back_or(request, initiative))
    came_from = request.POST.get("next") or request.GET.get("next", "")
    context = {"initiative": initiative, "form": form, "came_from": came_from}
    return render(request, "strategy/initiative/shares.html", context, status=status)


def divided(request, initiative, form):
    """302 saved, 422 wrong, 409 changed by somebody else since it was read; the form says why."""
    if not form.is_valid():
        return 422
    version = form.cleaned_data["version"] or initiative.version
    edit = {"changes": {"goal_shares": form.shares()}, "version": version}
    try:
        row = form.attempt(lambda: initiative.edit(by=request.membership, **edit) or False)
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return 409
    if row is None:
        return 422
    if row:
        toast(request, _("Saved."), row.cause)
    return 302
