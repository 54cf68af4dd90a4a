from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from strategy.forms.approval import DecisionForm
from strategy.history import Step, history
from strategy.measuring import measure
from strategy.models import Decision, Verdict
from strategy.snapshots import difference_words, differences
from strategy.states import State
from strategy.views.initiative import initiative_or_404, label_of

RECENT = 8
DONE = {
    Verdict.APPROVE: _l("%(key)s is approved: the promise stands."),
    Verdict.REQUEST_CHANGES: _l("%(key)s went back with your note."),
    Verdict.DECLINE: _l("%(key)s is declined."),
}
AGREED = _l("Your yes to %(key)s is kept. Others must agree too.")


@access(Can.READ)
@require_safe
def approval_list(request):
    """What waits for this reader, the most pressing opened beside it; what others decide; what was decided."""
    queue = queue_of(request)
    first = next(iter(queue["waiting"]), None)
    context = opened(request, first, queue, {}) if first else queue
    return render(request, "strategy/approval/show.html", context | {"landing": True})


@access(Can.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_decide(request, key):
    """Approve, request changes or decline what is put forward; only from a seat."""
    initiative = initiative_or_404(request, key)
    review = initiative.request
    if request.method != "POST" and (review is None or initiative.state != State.IN_REVIEW):
        messages.info(request, _("%(key)s is not under review.") % {"key": initiative.key})
        return redirect(initiative)
    if review:
        review.initiative = initiative
        review.check_seat(request.membership)
    form, status = DecisionForm(request.POST or None, initial=asked_for(request, review)), 200
    if request.method == "POST":
        status = decide(request, initiative, form)
        if status == 302:
            said = AGREED if initiative.state == State.IN_REVIEW else DONE[form.cleaned_data["verdict"]]
            messages.success(request, said % {"key": initiative.key})
            return redirect(initiative)
    context = opened(request, review, queue_of(request, review), {"form": form})
    context |= {"initiative": initiative, "conflicted": status == 409, "landing": False}
    return render(request, "strategy/approval/show.html", context, status=status)


def asked_for(request, review):
    verdict = request.GET.get("verdict")
    known = verdict if verdict in Verdict.values else Verdict.APPROVE
    return {"verdict": known, "version": review and review.version}


def queue_of(request, chosen=None):
    """{waiting, others, decided}; those beside the chosen one carry the key that leads to them."""
    mine = set(request.workspace.initiatives.waiting_for(request.membership).values_list("pk", flat=True))
    found = list(request.workspace.approval_requests.open())
    waiting = [r for r in found if r.initiative_id in mine]
    ids = [r.pk for r in waiting]
    at = ids.index(chosen.pk) if chosen and chosen.pk in ids else 0
    for n, ask in enumerate(waiting):
        ask.key = {at - 1: "k", at + 1: "j"}.get(n, "")
    here = {"workspace": request.workspace, "imported": False}  # what was decided elsewhere is no news
    decided = Decision.objects.standing().filter(request__initiative__deleted_at=None, **here)
    decided = decided.select_related(
        "by__user", "request__initiative__product", "request__initiative__workspace"
    )
    others = [r for r in found if r.initiative_id not in mine]
    return {"waiting": waiting, "others": others, "decided": decided.order_by("-at", "-id")[:RECENT]}


def opened(request, ask, queue, more):
    """One request with all that its decision needs."""
    if ask is None:  # decided meanwhile; the form says so
        return queue | more
    initiative = ask.initiative
    form = DecisionForm(initial=asked_for(request, ask))
    goals = request.workspace.goals.for_list().filter(initiatives=initiative)
    before = (
        initiative.requests.filter(at__lt=ask.at).order_by("-at").select_related("asked_by__user").first()
    )
    context = {
        "ask": ask,
        "initiative": initiative,
        "form": form,
        "number": initiative.requests.filter(at__lte=ask.at).count(),
        "promise_number": initiative.promises.count() + 1,
        "before": before,
        "old": (before or ask).snapshot,
        "asked_changes": changes_of(before),
        "serves": [measure(goal, request.workspace.today()) for goal in goals],
        "approvers": [seat.member for seat in initiative.product.approvers()],
        "steps": [told_once(step, ask) for step in history(initiative)],
        "since": [],
    }
    return queue | context | more


def told_once(step, ask):
    """The words of this very request stand at its head already."""
    own = step.verb == "submit" and step.request is not None and step.request.pk == ask.pk
    return replace(step, note="") if own else step


def changes_of(before):
    """The decision that sent it back, as a step with its points; None where none did."""
    decision = (
        before and before.decisions.filter(verdict="request_changes").select_related("by__user").first()
    )
    if not decision:
        return None
    return Step(
        "request_changes", decision.by, decision.at, decision.note, asked=list(before.points.in_order())
    )


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
        "decision": asked.decisions.standing().in_order().last(),
        "since": difference_words(names, label_of(initiative)),
    }
    return render(request, "strategy/approval/snapshot.html", context)
