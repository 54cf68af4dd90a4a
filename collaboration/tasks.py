"""Work on the clock. A task may be rung twice, at once or after a crash: the tables say what is left."""

from celery import shared_task
from django.utils import timezone

from collaboration import files
from collaboration.models.notification import KEPT_FOR, Notification

BATCH = 1000


@shared_task
def sweep_notifications(at=None):
    """What was read goes after 90 days; what was not stays. Returns how many went."""
    old = Notification.objects.filter(read_at__lt=(at or timezone.now()) - KEPT_FOR)
    gone = 0
    while pks := list(old.values_list("pk", flat=True)[:BATCH]):
        gone += Notification.objects.filter(pk__in=pks).delete()[0]
    return gone


@shared_task
def sweep_files():
    """What was kept of files that no row names goes. Returns how many went."""
    return files.sweep()
