"""What one member should hear of, as their inbox shows it: what is new first, then what they saw, day by day."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keyset import page
from accounts.prepared import Prepared
from collaboration.models import Kind, Notification
from collaboration.models.notification import HUSH

SIZE = 50
ORDER = ("-at", "-id")
GLYPHS = {
    Kind.MENTION: "comment",
    Kind.ASSIGNMENT: "user",
    Kind.REQUEST: "st-review",
    Kind.DECISION: "seal",
    Kind.LAUNCH: "project",
    Kind.PUBLICATION: "compass",
    Kind.IMPORT: "upload",
    Kind.FOLLOW: "bell",
}
# By what was done, else by the kind. The name of who did it stands before, that of the subject behind.
SAID = {
    Kind.MENTION: _("mentioned you on"),
    Kind.ASSIGNMENT: _("gave you"),
    Kind.REQUEST: _("asks you to decide on"),
    Kind.DECISION: _("decided on"),
    Kind.LAUNCH: _("launched"),
    Kind.PUBLICATION: _("published"),
    Kind.IMPORT: _("imported"),
    Kind.FOLLOW: _("moved"),
    "own": _("made you the owner of"),
    "lead": _("made you the lead of"),
    "score": _("asks you to score in"),
    "approve": _("approved"),
    "request_changes": _("asked for changes to"),
    "decline": _("declined"),
    "agree": _("agreed to"),
    "take_back": _("took back their yes to"),
    "supersede": _("superseded"),
    "remind": _("still asks you to decide on"),
    "overdue": _("waits beyond the day for your decision on"),
    "refuse_import": _("did not import"),
    "answer": _("answered"),
    "comment": _("commented on"),
    "status": _("moved"),
    "days": _("set other days for"),
    "block": _("said what blocks"),
    "unblock": _("ended the block of"),
    "submit": _("sent for review"),
    "withdraw": _("withdrew"),
    "launch": _("launched"),
    "ship": _("shipped"),
    "hold": _("put on hold"),
    "resume": _("resumed"),
    "reopen": _("reopened"),
    "land": _("recorded the decision on"),
    "accept_date": _("accepted another date for"),
    "agree_date": _("agreed to another date for"),
    "cut_scope": _("cut the scope of"),
    "add_people": _("decided to add people to"),
    "drift": _("forecasts an end beyond the promise of"),
}


@dataclass(frozen=True)
class Inbox:
    """fresh: days of what is new; seen: days of what was read. `next`: the cursor of what comes after these."""

    fresh: list
    seen: list
    next: str


def inbox(member, only_new=False, cursor=""):
    """A page after the first goes on with what was read, or with what is new where that alone is asked for.

    Raises Refused for a damaged cursor.
    """
    rows = member.notifications.heard().select_related("actor__user")
    fresh = page(rows.unread(), ORDER, cursor if only_new else "", SIZE)
    if only_new:
        return Inbox(by_day(fresh.rows), [], fresh.next)
    seen = page(rows.exclude(read_at=None), ORDER, cursor, SIZE)
    return Inbox([] if cursor else by_day(fresh.rows), by_day(seen.rows), seen.next)


def by_day(rows):
    """[(date, [Notification])] in the reader's days."""
    return [(day, list(group)) for day, group in groupby(rows, lambda row: timezone.localtime(row.at).date())]


def unread_count(member):
    found = unread_in(member.pk, timezone.now() - HUSH)
    return found[0][0] if found else 0


@Prepared
def unread_in(member, since):
    rows = Notification.objects.filter(member=member).settled(since).unread().order_by()
    return rows.values(every=Value(1)).annotate(n=Count("pk")).values_list("n")


def waiting_on(member, size=3):
    """[Notification] that ask something of this member and are new: mentions and requests, the newest first."""
    rows = member.notifications.heard().unread().filter(kind__in=(Kind.MENTION, Kind.REQUEST))
    return list(rows.select_related("actor__user").newest_first()[:size])


def words_of(row):
    return SAID.get(row.verb) or SAID[row.kind]
