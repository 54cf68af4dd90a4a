from typing import NamedTuple

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.errors import Conflict, Forbidden, Refused
from accounts.roles import Can
from strategy.forms.approval import NoteForm, SubmitForm
from strategy.models import Policy
from strategy.views.initiative import initiative_or_404
from strategy.views.verbs import may


class Dialog(NamedTuple):
    title: str
    button: str
    text: str
    done: str


DIALOGS = {
    "submit": Dialog(
        _l("Send %(title)s for review"), _l("Send for review"),
        _l("Its approvers see this version. Changing dates, effort, goals or requirements takes it back."),
        _l("%(key)s is with its approvers."),
    ),
    "withdraw": Dialog(
        _l("Withdraw %(title)s"), _l("Withdraw"), _l("It becomes a draft again. The request stays on record."),
        _l("%(key)s is a draft again."),
    ),
    "hold": Dialog(
        _l("Put %(title)s on hold"), _l("Put on hold"), _l("Resuming brings it back to where it is now."),
        _l("%(key)s is on hold."),
    ),
    "resume": Dialog(
        _l("Resume %(title)s"), _l("Resume"), _l("It goes on where it was before it was put on hold."),
        _l("%(key)s goes on."),
    ),
    "reopen": Dialog(
        _l("Reopen %(title)s"), _l("Reopen"), _l("It becomes a draft. The decision against it stays on record."),
        _l("%(key)s is a draft again."),
    ),
}  # fmt: skip


@access(Can.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_move(request, key, verb):
    """One of the verbs that need no approver, with a note. Its owner may submit and withdraw."""
    if verb not in DIALOGS:
        raise Http404(_("There is nothing at this address."))
    initiative = initiative_or_404(request, key)
    if not may(initiative, request.membership, verb):
        raise Forbidden(_("Only its owner or a product manager may do this."))
    form = form_of(request, initiative, verb)
    status = 200
    if request.method == "POST":
        status = move(request, initiative, verb, form)
        if status == 302:
            messages.success(request, DIALOGS[verb].done % {"key": initiative.key})
            return redirect(initiative)
    dialog = DIALOGS[verb]
    context = {"initiative": initiative, "form": form, "dialog": dialog, "verb": verb}
    context["heading"] = dialog.title % {"title": initiative.title}
    return render(request, "strategy/initiative/move.html", context, status=status)


def form_of(request, initiative, verb):
    data = request.POST if request.method == "POST" else None
    if verb != "submit":
        return NoteForm(data)
    return SubmitForm(data, initial={"due": Policy.seen(initiative.product).due(request.workspace.today())})


def move(request, initiative, verb, form):
    """302 done, 422 refused, 409 somebody was faster; the form says why."""
    if not form.is_valid():
        return 422
    try:
        getattr(initiative, verb)(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return 409
    return 302
