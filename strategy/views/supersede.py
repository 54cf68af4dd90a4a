from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from accounts.views.answers import toast
from strategy.forms.supersede import SupersedeForm
from strategy.states import allowed, refusal
from strategy.views.initiative import initiative_or_404


@access(Can.SHAPE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_supersede(request, key):
    """Close an initiative in favour of another one, with the reason."""
    initiative = initiative_or_404(request, key)
    if request.method != "POST" and not allowed("supersede", initiative.state):
        messages.info(request, refusal("supersede", initiative.key, initiative.state))
        return redirect(initiative)
    form = SupersedeForm(request.POST or None, workspace=request.workspace, initiative=initiative)
    status = 200
    if request.method == "POST":
        status, row = supersede(request, initiative, form)
        if row is not None:
            said = _("%(key)s takes the place of %(old)s.")
            toast(
                request, said % {"key": form.cleaned_data["successor"].key, "old": initiative.key}, row.cause
            )
            return redirect(initiative)
    context = {"initiative": initiative, "form": form}
    return render(request, "strategy/initiative/supersede.html", context, status=status)


def supersede(request, initiative, form):
    """(302, the log's row) done, (422, None) refused, (409, None) somebody was faster; the form says why."""
    if not form.is_valid():
        return 422, None
    try:
        return 302, initiative.supersede(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return 422, None
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return 409, None


@access(Can.SHAPE)
@require_POST
def initiative_unsupersede(request, key):
    initiative = initiative_or_404(request, key)
    try:
        initiative.unsupersede(by=request.membership)
    except (Refused, Conflict) as said:
        messages.error(request, said.message)
    else:
        words = _("%(key)s is back: %(state)s.")
        messages.success(
            request, words % {"key": initiative.key, "state": initiative.get_state_display().lower()}
        )
    return redirect(initiative)
