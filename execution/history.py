"""The log of a task or project in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Activity
from accounts.ownfields import is_own
from accounts.views.answers import readable
from execution.models import AssetKind, AssetState, Declared, Priority, ProjectState, Purpose, Status

SHOWN = 50
WORDS = {
    "status": dict(Status.choices),
    "priority": dict(Priority.choices),
    "state": dict(ProjectState.choices) | dict(AssetState.choices),
    "kind": dict(AssetKind.choices),
    "purpose": dict(Purpose.choices),
    "declared_health": dict(Declared.choices),
}
VERBS = {
    "created": gettext_lazy("created this"),
    "edited": gettext_lazy("changed this"),
    "declared": gettext_lazy("said how it stands"),
    "moved": gettext_lazy("moved this to another project"),
    "blocked": gettext_lazy("said what blocks this"),
    "unblocked": gettext_lazy("ended the block"),
    "archived": gettext_lazy("archived this"),
    "unarchived": gettext_lazy("brought this back"),
    "deleted": gettext_lazy("deleted this"),
    "restored": gettext_lazy("restored this"),
}
DERIVED = {"declared_health": gettext_lazy("health")}  # logged of it, but no field of its own
# they follow from something said already
SILENT = {"started_on", "finished_on", "project", "rank", "number", "archived_at", "blocked_on"}


def history(record):
    """[{row, verb, lines: [(label, old, new)]}], newest first."""
    rows = Activity.objects.of(record).newest_first()[:SHOWN]
    return [{"row": row, "verb": verb(row), "lines": lines(record, row)} for row in rows]


def verb(row):
    return _("moved this in its order") if set(row.changes) == {"rank"} else VERBS.get(row.verb, row.verb)


def lines(record, row):
    if row.verb == "created":
        return []
    return [
        (label(record, name), said(name, own(record, name, old)), said(name, own(record, name, new)))
        for name, (old, new) in row.changes.items()
        if name not in SILENT
    ]


def own(record, name, value):
    """What the company's own field holds, in words."""
    return record.field_of(name).say(value) if is_own(name) else value


def label(record, name):
    if name in DERIVED:
        return str(DERIVED[name]).capitalize()
    words = str(record.field_of(name).verbose_name)
    return words if is_own(name) else words.capitalize()


def said(name, value):
    if value in (None, "", []):
        return "–"
    if name == "description":
        return _("a text")
    if isinstance(value, list):
        return ", ".join(item["label"] for item in value)
    if isinstance(value, dict):
        return value["label"]
    return str(WORDS.get(name, {}).get(value, value))


def in_words(conflict):
    """The conflict with the words of statuses and priorities instead of their values, and labels instead of rows."""
    for name in conflict.fields.keys() & WORDS.keys():
        pair = conflict.fields[name]
        pair["yours"], pair["theirs"] = said(name, pair["yours"]), said(name, pair["theirs"])
    return readable(conflict)
