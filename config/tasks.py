from celery import shared_task
from django.core.management import call_command

from accounts.models import Heartbeat

BEAT = "beat"


@shared_task
def beat_seen():
    """Asked by beat, done by a worker: a fresh row proves both."""
    Heartbeat.beat(BEAT)


@shared_task
def clear_sessions():
    call_command("clearsessions")
