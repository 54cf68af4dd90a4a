from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from strategy.forms.approval import DecisionForm
from strategy.models import Decision, Verdict
from strategy.snapshots import difference_words, differences
from strategy.views.initiative import initiative_or_404, label_of

RECENT = 8
DONE = {
    Verdict.APPROVE: _l("%(key)s is approved: the promise stands."),
    Verdict.REQUEST_CHANGES: _l("%(key)s went back with your note."),
    Verdict.DECLINE: _l("%(key)s is declined."),
}


@access(Can.READ)
@require_safe
def approval_list(request):
    """What waits for this reader, what others decide, and what was decided last."""
    mine = set(request.workspace.initiatives.waiting_for(request.membership).values_list("pk", flat=True))
    found = list(request.workspace.approval_requests.open())
    decided = (
        Decision.objects.filter(workspace=request.workspace, request__initiative__deleted_at=None)
        .select_related("by__user", "request__initiative__product", "request__initiative__workspace")
        .order_by("-at", "-id")
    )
    context = {
        "waiting": [r for r in found if r.initiative_id in mine],
        "others": [r for r in found if r.initiative_id not in mine],
        "decided": decided[:RECENT],
    }
    return render(request, "strategy/approval/list.html", context)


@access(Can.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_decide(request, key):
    """Approve, request changes or decline what is put forward; only from a seat."""
    initiative = initiative_or_404(request, key)
    review = initiative.request
    if review is None and request.method != "POST":
        messages.info(request, _("%(key)s is not under review.") % {"key": initiative.key})
        return redirect(initiative)
    if review:
        review.initiative = initiative
        review.check_seat(request.membership)
    initial = {"verdict": request.GET.get("verdict", Verdict.APPROVE), "version": review and review.version}
    form, status = DecisionForm(request.POST or None, initial=initial), 200
    if request.method == "POST":
        status = decide(request, initiative, form)
        if status == 302:
            said = DONE[form.cleaned_data["verdict"]]
            messages.success(request, said % {"key": initiative.key})
            return redirect(initiative)
    context = {"initiative": initiative, "review": review, "form": form, "conflicted": status == 409}
    return render(request, "strategy/approval/decide.html", context, status=status)


def decide(request, initiative, form):
    """302 decided, 422 refused, 409 another version or somebody was faster; the form says why."""
    if not form.is_valid():
        return 422
    try:
        initiative.decide(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return 409
    return 302


@access(Can.READ)
@require_safe
def snapshot_show(request, key, pk):
    """What was put forward, as it was, and what differs today."""
    initiative = initiative_or_404(request, key)
    asked = find_or_404(initiative.requests.select_related("asked_by__user"), pk)
    names = differences(asked.snapshot, initiative.snapshot())
    context = {
        "initiative": initiative,
        "asked": asked,
        "number": initiative.requests.filter(at__lte=asked.at).count(),
        "decision": asked.decisions.select_related("by__user").first(),
        "since": difference_words(names, label_of(initiative)),
    }
    return render(request, "strategy/approval/snapshot.html", context)
