"""What changed for a reader since a day, in the digest's words, as the portfolio lists it."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from roadmap import health as rules
from roadmap.digests import facts, lead
from roadmap.digests import words as digest_words
from roadmap.digests.changes import Change, changes_of
from roadmap.digests.material import Material, Product

STATES = {
    "approve": "approved",
    "launch": "in_delivery",
    "ship": "shipped",
    "decline": "declined",
    "supersede": "declined",
    "hold": "on_hold",
}
HEALTH = {"ok": rules.ON_TRACK, "risk": rules.AT_RISK, "off": rules.OFF_TRACK, "none": rules.NO_PLAN}


@dataclass(frozen=True)
class Row:
    """One change as the page tells it. kind: its words; cause: why. state or health: its sign, "" for none."""

    kind: str
    title: str
    url: str
    cause: str
    tone: str
    state: str = ""
    health: str = ""
    old: dt.date | None = None
    new: dt.date | None = None


def told(member, found, delivering, since, at):
    """The digest's Material of the same facts, told to nobody before: what it was is read from the readings."""
    workspace, zone = member.workspace, timezone.get_current_timezone()
    first = dt.datetime.combine(since, dt.time(), zone)
    before = facts.courses_before(workspace, [d for line in delivering for d in line.deliveries], since)
    causes = facts.deciding([line.facts for line in delivering])
    return Material(
        workspace=workspace.name,
        reader="",
        today=workspace.today(at),
        since=since,
        until=workspace.today(at),
        products=tuple(
            Product(name) for name in dict.fromkeys(line.initiative.product.name for line in found)
        ),
        deliveries=tuple(
            facts.delivery_of(line.initiative, line.facts, workspace, {}, before, causes)
            for line in delivering
        ),
        moves=facts.moves_of(member, first, at.astimezone(zone)),
    )


def sentence(material, found):
    """What it comes to: the digest's headline."""
    if not found:
        return _("Nothing is planned yet.")
    if not material.deliveries:
        return _("Nothing is in delivery.")
    return lead.headline(material, changes_of(material))


def changes(material, found, since):
    """[Row]: slips first, worst first; what recovered; moves, newest first; then what is new."""
    rows = [row_of(change) for change in changes_of(material)]
    first = dt.datetime.combine(since, dt.time(), timezone.get_current_timezone())
    new = [line.initiative for line in found if line.initiative.created_at >= first and line.state == "draft"]
    new.sort(key=lambda i: i.created_at, reverse=True)
    return rows + [
        Row(_("New"), i.title, i.get_absolute_url(), i.product.name, "quiet", state="draft",
            new=timezone.localtime(i.created_at).date())
        for i in new
    ]  # fmt: skip


def row_of(change: Change):
    kind, _dot, cause = change.words.partition(". ")
    moved = change.kind in digest_words.MOVES
    return Row(
        kind=kind.rstrip("."),
        title=change.title,
        url=change.url.removeprefix(settings.BASE_URL),
        cause=cause,
        tone=change.tone,
        state=STATES.get(change.kind, "in_review") if moved else "",
        health="" if moved else HEALTH[change.tone],
        old=change.old,
        new=change.new,
    )
