"""Work on the clock. A task may be rung twice, at once or after a crash: the tables say what is left."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from accounts import trash
from accounts.models import Mail

BATCH = 200


@shared_task
def send_mail_due():
    """Send what is due, each mail by exactly one worker. Without a mail server it stays in the outbox."""
    if not settings.MAIL_ON:
        return 0
    mine = (mail for mail in Mail.objects.due(timezone.now())[:BATCH] if mail.claim())
    return sum(1 for mail in mine if mail.send() is None)


@shared_task
def purge_trash():
    """What lay in the trash for 30 days goes for good."""
    return trash.purge(timezone.now())
