"""Work on the clock. A task may be rung twice, at once or after a crash: the tables say what is left."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from accounts import trash
from accounts.models import Mail

BATCH = 200


@shared_task
def send_mail_due():
    """Send what is due, each mail by exactly one worker. Without a mail server it stays in the outbox, and so does
    what waited too long: a server set later does not send what nobody waits for any more."""
    now = timezone.now()
    Mail.objects.let_go(now)
    if not settings.MAIL_ON:
        return 0
    mine = (mail for mail in Mail.objects.due(now)[:BATCH] if mail.claim() and mail.still_wanted(now))
    return sum(1 for mail in mine if mail.send() is None)


@shared_task
def purge_trash():
    """What lay in the trash for 30 days goes for good."""
    return trash.purge(timezone.now())
