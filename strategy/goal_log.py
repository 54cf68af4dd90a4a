"""What happened to a goal and its key results, newest first, for the rail of its page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Activity
from accounts.templatetags.shell import short_date
from strategy.templatetags.strategy import amount

RECENT = 8
TOLD = {
    "current_value": _("Check-in"),
    "target_value": _("Target"),
    "start_value": _("Start"),
    "period_start": _("Period starts"),
    "period_end": _("Period ends"),
}
VERBS = {
    "created": _("Added"),
    "deleted": _("Removed"),
    "restored": _("Brought back"),
    "edited": _("Edited"),
    "published": _("Published"),
}
GLYPHS = {"created": "plus", "deleted": "trash", "restored": "undo", "published": "share"}


@dataclass
class Entry:
    word: str
    title: str  # of the key result, "" for the goal itself
    by: Any
    at: Any
    glyph: str
    old: str = ""
    new: str = ""
    note: str = ""
    published: bool = False


def log(goal, results):
    """[Entry] of the goal and its key results; one query."""
    units = {result.pk: result.unit for result in results}
    rows = Activity.objects.filter(workspace_id=goal.workspace_id, subject_id__in=[goal.pk, *units])
    return [entry(row, goal, units) for row in rows.newest_first()[:RECENT]]


def entry(row, goal, units):
    name = next((n for n in TOLD if n in row.changes), None) if row.verb in ("edited", "checked_in") else None
    unit = units.get(row.subject_id, "")
    old, new = (shown(value, name, unit) for value in row.changes[name]) if name else ("", "")
    glyph = "target" if name == "current_value" else GLYPHS.get(row.verb, "pencil")
    title = "" if row.subject_id == goal.pk else row.subject_label
    word = TOLD[name] if name else VERBS.get(row.verb, row.verb)
    if row.verb == "created" and not title:
        word = _("Goal added")
    return Entry(word, title, row.actor, row.at, glyph, old, new, row.note, row.verb == "published")


def shown(value, name, unit):
    if value is None:
        return ""
    return short_date(dt.date.fromisoformat(value)) if name.startswith("period") else amount(value, unit)
