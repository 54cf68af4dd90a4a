"""Asks before others move along, or before a blocked task goes on, whatever page the change was made on: on a page, or
beside the plan that it was made in."""

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render

from accounts.reasons import because
from execution.blocks import StillBlocked
from execution.models import PlanningHabit
from execution.scheduling.along import AGAIN, MovesOthers
from execution.scheduling.reschedule import MODES
from execution.views import beside, preview
from execution.views.block import asking

ASKED = ("csrfmiddlewaretoken", "move_mode", "move_seen", "move_go", "move_why", AGAIN)


class PreviewMiddleware:
    """Where others would move, the answer is what moves, to be agreed to; where a blocked task moves on, whether the block
    is over. Whoever agrees is asked the same way next time, and may say why: that stands with each task that moves."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST" and beside.wanted(request) and AGAIN in request.POST:
            return self.look(request)
        with because(request.POST.get("move_why", "") if request.method == "POST" else ""):
            answer = self.get_response(request)
        if request.method == "POST" and answer.status_code < 400:
            mode, member = request.POST.get("move_mode"), getattr(request, "membership", None)
            if member and mode in MODES and request.POST.get("move_go"):
                PlanningHabit.keep(member, mode)
        return answer

    def look(self, request):
        """Whoever looks once more has agreed to nothing: whatever is asked, nothing is saved, and what would have been
        is no answer."""
        with transaction.atomic():
            answer = self.get_response(request)
            transaction.set_rollback(True)
        if 300 <= answer.status_code < 400:
            list(get_messages(request))  # they tell what was not done
            return HttpResponse(status=204)
        return answer

    def process_exception(self, request, error):
        if isinstance(error, StillBlocked):
            return asking(request, error)
        return page(request, error) if isinstance(error, MovesOthers) else None


def page(request, asked):
    mode, subject = request.POST.get("move_mode"), asked.subject
    if mode not in MODES:
        mode = PlanningHabit.of(request.membership)
    if subject is not None:
        subject.refresh_from_db()  # as it stands: nothing was changed
    again = [
        (name, text) for name in request.POST if name not in ASKED for text in request.POST.getlist(name)
    ]
    stale = asked.stale or AGAIN in request.POST
    if beside.wanted(request):
        fields = [*again, ("move_seen", asked.along.seen), ("move_go", "1")]
        how = {"action": request.get_full_path(), "fields": fields, "choice": "move_mode"}
        return beside.page(request, asked.along, mode, stale=stale, **how)
    context = {
        "subject": subject,
        "back": asked.back or (subject.get_absolute_url() if subject is not None else request.path),
        "again": again,
        "stale": stale,
        "why": request.POST.get("move_why", ""),
    }
    return render(request, "execution/plan/preview.html", context | preview.told(asked.along, mode))
