"""Reminds those whose answer is awaited: once before a request is due, once when its day is over."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from collaboration.models import Kind, Notification
from strategy.models import ApprovalRequest


def remind(workspace, at=None):
    """Every reminder that is due in a workspace. Safe to call any number of times, at once and after any
    interruption: only the first to mark a step tells of it, in the same transaction. Returns how many steps were taken.
    """
    at, today = at or timezone.now(), workspace.today(at)
    steps = [
        ("reminded_at", "remind", Q(remind_on__lte=today, due__gte=today)),
        ("reminded_overdue_at", "overdue", Q(due__lt=today, remind_overdue=True)),
    ]
    taken = 0
    for mark, verb, when in steps:
        rows = workspace.approval_requests.in_review().filter(when, **{mark: None}).with_voices()
        for request in rows.select_related("initiative__workspace", "asked_by__user").order_by(
            F("due"), "id"
        ):
            taken += step(request, mark, verb, at)
    return taken


def step(request, mark, verb, at):
    """Mark it, and tell those whose answer is awaited; False where somebody did or it was settled meanwhile."""
    with transaction.atomic():
        mine = ApprovalRequest.objects.filter(pk=request.pk, closed_at=None, **{mark: None})
        if not mine.update(**{mark: at}):
            return False
        sitting, awaited = request.initiative.product.sitting(), request.consent().open
        told = [member for pk, member in sitting.items() if pk in awaited]
        Notification.tell(
            Kind.REQUEST, told, request.initiative, by=request.asked_by, at=at, verb=verb,
            facts={"due": request.due.isoformat()},
        )  # fmt: skip
    return True
