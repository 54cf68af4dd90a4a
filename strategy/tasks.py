"""Work on the clock. A task may be rung twice, at once or after a crash: the tables say what is left."""

import datetime as dt
import logging

from celery import shared_task
from django.utils import timezone

from accounts.models import Workspace
from strategy import reminders

log = logging.getLogger(__name__)


@shared_task
def remind_of_requests(at=None):
    """Remind those whose answer is awaited, in every workspace. Returns how many reminders were given.

    `at` comes as text where an operator asks, because a message carries no date.
    """
    at = dt.datetime.fromisoformat(at) if isinstance(at, str) else at or timezone.now()
    return sum(attempt(workspace, at) for workspace in Workspace.objects.order_by("id"))


def attempt(workspace, at):
    """One workspace's failure is logged and tried again with the next round; it never stops the others."""
    try:
        return reminders.remind(workspace, at)
    except Exception:
        log.exception("The reminders of workspace %s failed.", workspace.pk)
        return 0
