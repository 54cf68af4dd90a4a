"""What members are told of: visions, goals and whatever else is published with a note."""

from django.apps import apps

from accounts.prepared import Prepared
from collaboration.models import Kind, Notification

FEW = 4


@Prepared
def newest_unread(member):
    """The first few publications that this member has not read, newest first."""
    found = Notification.objects.filter(member=member, kind=Kind.PUBLICATION)
    return found.unread().newest_first()[:FEW]


def told_between(member, since, until):
    """Publications that this member was told of after `since` and no later than `until`, oldest first."""
    found = member.notifications.filter(kind=Kind.PUBLICATION, at__gt=since, at__lte=until)
    return found.select_related("actor__user").order_by("at", "id")


def subject_of(notification):
    """The row a notification speaks of, None where it is gone or has no page."""
    try:
        model = apps.get_model(notification.subject_type)
    except LookupError:  # a noun of an older release
        return None
    if not hasattr(model, "get_absolute_url"):
        return None
    rows = model.objects.filter(workspace_id=notification.workspace_id, pk=notification.subject_id)
    return rows.first()
