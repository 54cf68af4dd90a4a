"""Work on the clock. A task may be rung twice, at once or after a crash: the tables say what is left."""

import datetime as dt
import logging

from celery import shared_task
from django.core.cache import cache
from django.db.models import Count, Sum
from django.utils import timezone

from accounts.models import Workspace
from roadmap.actions import take_readings
from roadmap.digests.facts import members
from roadmap.digests.issue import write_due
from roadmap.imports import drafts, running
from roadmap.models import Delivery, DigestPreference

log = logging.getLogger(__name__)
AT_LEAST = 3600  # seconds after which readings are taken anew though nothing seems to have moved


@shared_task
def send_due_digests(at=None):
    """Write the digests whose hour has come; the outbox sends them. Returns how many were queued."""
    at = moment(at)
    return sum(bool(attempt(member, at)) for member in members().order_by("id"))


def attempt(member, at):
    """One member's failure is logged and tried again with the next sweep; it never stops the others."""
    try:
        known = member.digest if hasattr(member, "digest") else DigestPreference(member=member)
        return write_due(DigestPreference.of(member), at) if known.due(at) else None
    except Exception:
        log.exception("The digest of member %s failed.", member.pk)
        return None


@shared_task
def take_daily_readings(at=None):
    """Remember what was derived, for every workspace where work or the date moved."""
    at = moment(at)
    for workspace in Workspace.objects.order_by("id"):
        try:
            read(workspace, at)
        except Exception:
            log.exception("The readings of workspace %s failed.", workspace.pk)


def read(workspace, at):
    key, sign = f"readings:{workspace.pk}", mark(workspace, at)
    if cache.get(key) != sign:
        take_readings(workspace, at)
        cache.set(key, sign, AT_LEAST)


def mark(workspace, at):
    """Changes whenever a reading might. Versions only grow, deleted rows count too, and purges are counted."""
    seen = Delivery.everything.filter(workspace=workspace).aggregate(
        n=Count("id"),
        link=Sum("version"),
        work=Sum("project__work_version"),
        project=Sum("project__version"),
        initiative=Sum("initiative__version"),
    )
    return f"{workspace.today(at)} {workspace.purges} {sorted(seen.items())}"


@shared_task
def run_imports():
    """Land the imports that wait."""
    return running.run_due()


@shared_task
def purge_imports():
    """Uploaded files are gone after a day."""
    return drafts.purge(timezone.now())


def moment(at):
    """Now, or the moment a test or an operator asks about, as text because a message carries no date."""
    return dt.datetime.fromisoformat(at) if isinstance(at, str) else at or timezone.now()
