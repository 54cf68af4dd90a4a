"""What happened to a goal and its key results, newest first, for the rail of its page."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Activity
from accounts.templatetags.shell import short_date
from strategy.models import Goal

RECENT = 8
TOLD = {
    "current_value": _("Check-in"),
    "target_value": _("Target"),
    "start_value": _("Start"),
    "period_start": _("Period starts"),
    "period_end": _("Period ends"),
    "progress_said": _("Progress"),
    "progress_mode": _("Progress"),
    "parent": _("Part of"),
}
VERBS = {
    "created": _("Added"),
    "deleted": _("Removed"),
    "restored": _("Brought back"),
    "edited": _("Edited"),
    "published": _("Published"),
    "archived": _("Archived"),
    "unarchived": _("Back from the archive"),
}
GLYPHS = {
    "archived": "inbox",
    "unarchived": "undo",
    "created": "plus",
    "deleted": "trash",
    "restored": "undo",
    "published": "share",
}


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
    worded: bool = False  # its note stands below it


def log(goal, results):
    """[Entry] of the goal and its key results; one query."""
    known = {result.pk: result for result in results}
    rows = Activity.objects.filter(workspace_id=goal.workspace_id, subject_id__in=[goal.pk, *known])
    return [entry(row, goal, known) for row in rows.newest_first()[:RECENT]]


def entry(row, goal, known):
    name = next((n for n in TOLD if n in row.changes), None) if row.verb in ("edited", "checked_in") else None
    result = known.get(row.subject_id)
    old, new = (shown(value, name, result) for value in row.changes[name]) if name else ("", "")
    glyph = "target" if name in ("current_value", "progress_said") else GLYPHS.get(row.verb, "pencil")
    title = "" if row.subject_id == goal.pk else row.subject_label
    word = TOLD[name] if name else VERBS.get(row.verb, row.verb)
    if row.verb == "created" and not title:
        word = _("Goal added")
    worded = row.verb in ("published", "archived", "unarchived") or name == "progress_said"
    return Entry(word, title, row.actor, row.at, glyph, old, new, row.note, worded)


def shown(value, name, result):
    """A logged value in words; "" for none."""
    if value is None:
        return ""
    if name.startswith("period"):
        return short_date(dt.date.fromisoformat(value))
    if name == "progress_mode":
        return str(dict(Goal._meta.get_field(name).flatchoices).get(value, value))
    if name == "parent":
        return value["label"]
    if name == "progress_said":
        return f"{value}%"
    return result.said(Decimal(value)) if result else str(value)
