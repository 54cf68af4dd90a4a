from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, find_or_404
from accounts.errors import Conflict, Refused
from accounts.roles import Can
from strategy.approving.page import opened
from strategy.approving.snapshots import difference_words, differences
from strategy.forms.approval import DecisionForm
from strategy.models import Verdict
from strategy.states import State
from strategy.views.initiative import initiative_or_404, label_of
from strategy.views.verbs import may_decide, may_take_back
from strategy.views.waiting import Queue

DONE = {
    Verdict.APPROVE: _l("%(key)s is approved: the promise stands."),
    Verdict.REQUEST_CHANGES: _l("%(key)s went back with your note."),
    Verdict.DECLINE: _l("%(key)s is declined."),
}


@access(Can.READ)
@require_safe
def approval_list(request):
    """What waits for this reader, the most pressing opened beside it; what others decide; what was decided."""
    queue = Queue(request)
    first = next(iter(queue.waiting), None)
    queue.choose(first)
    context = {"queue": queue, "landing": True}
    if first:
        context |= shown(request, first) | {"form": DecisionForm(initial=asked_for(request))}
    return render(request, "strategy/approval/show.html", context)


@access(Can.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def initiative_decide(request, key):
    """Approve, request changes or decline what is put forward; only from a seat. Who asked reads along."""
    initiative = initiative_or_404(request, key)
    review = request.workspace.approval_requests.open().filter(initiative=initiative).first()
    if request.method != "POST" and review is None:
        messages.info(request, _("%(key)s is not under review.") % {"key": initiative.key})
        return redirect(initiative)
    if review and (request.method == "POST" or not reads_along(review, request.membership)):
        review.check_seat(request.membership)
    form, status = DecisionForm(request.POST or None, initial=asked_for(request)), 200
    context = {"form": form, "initiative": initiative, "landing": False, "conflicted": ""}
    if request.method == "POST":
        status = decide(request, initiative, form, context)
        if status == 302:
            return redirect(initiative)
    queue = Queue(request, review)
    context |= {"queue": queue}
    if review:
        context |= shown(request, review, seen_by(form, initiative) if status == 409 else None)
    return render(request, "strategy/approval/show.html", context, status=status)


def reads_along(review, member):
    """Whoever asked, and whoever agreed already: they look and say no more."""
    return review.asked_by_id == member.pk or may_take_back(review, member)


def asked_for(request):
    verdict = request.GET.get("verdict")
    return {"verdict": verdict if verdict in Verdict.values else Verdict.APPROVE}


def shown(request, review, seen=None):
    """The request with all that its decision needs, and whether this reader gives it."""
    me = request.membership
    context = opened(review, me, seen)
    return context | {"barred": barred(review, me), "may_take_back": may_take_back(review, me)}


def barred(review, member):
    """Why this reader has nothing to say, "" where they have."""
    if may_decide(review, member):
        return ""
    if may_take_back(review, member):
        left = review.consent().left
        said = ngettext("You agreed. One more must agree.", "You agreed. %(n)s more must agree.", left)
        return said % {"n": left}
    return _("You put this forward yourself. Its approvers decide.")


def seen_by(form, initiative):
    """The request that was before the reader when they sent their answer."""
    version = form.cleaned_data.get("version")
    return initiative.requests.filter(version=version).order_by("at").last() if version else None


def decide(request, initiative, form, context):
    """302 decided, 422 refused, 409 another version or somebody was faster; the form says why."""
    if not form.is_valid():
        return 422
    try:
        decision = initiative.decide(by=request.membership, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return 422
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        context["conflicted"] = conflict.message
        return 409
    messages.success(request, said(decision, initiative))
    return 302


def said(decision, initiative):
    if decision.verdict == Verdict.APPROVE and initiative.state == State.IN_REVIEW:
        left = decision.request.consent().left
        words = ngettext(
            "You agreed to %(key)s. One more must agree.",
            "You agreed to %(key)s. %(n)s more must agree.",
            left,
        )
        return words % {"key": initiative.key, "n": left}
    return DONE[decision.verdict] % {"key": initiative.key}


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
