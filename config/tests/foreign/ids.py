"""The ids of the company next door, and ids of nothing, one beside the other."""

import re
import uuid

from django.apps import apps

from accounts.lookup import find
from accounts.models.record import Record

NOBODY, NO_KEY, NO_WORD = "01890000-0000-7000-8000-000000000000", "QQQ", "nowhere"
# Names in an address that choose among words or say one; one id is enough to see that they take it for none.
WORDS = {
    "add", "arrows", "choice", "colour", "columns", "confidence", "cursor", "day", "due", "effort", "end", "filters", "fold",
    "from", "group", "health", "hide", "horizon", "impact", "kind", "lane", "late", "layout", "mode", "next", "only", "order",
    "park", "place", "q", "reach", "segment", "show", "since", "size", "source", "spread", "start", "starts", "state",
    "status", "stopped", "tab", "table", "text", "then", "to", "unread", "until", "verdict", "was", "weeks", "when", "worth",
    "zoom", "at", "back", "limit", "line", "looked", "recent", "spans", "unit", "view",
    "against", "archived", "capacity", "closed", "days", "estimate", "field", "file", "first", "last", "noun", "on",
    "period", "priority", "quiet", "rows", "slide", "title", "urlencode", "whose", "x", "y",
}  # fmt: skip
# How a chip compares, and between what.
COMPARING = (".op", ".from", ".to")
OWN_FIELD = "field-"  # a company's own: text, numbers, dates and words
# Names in an address that say a row's part rather than its kind.
PARTS = {
    "assignee": "owner", "assignees": "owner", "but": "draft", "by": "owner", "initiative": "draft", "member": "owner",
    "parent": "goal", "saved": "task_view", "steward": "owner", "template": "project_template",
}  # fmt: skip
SAMPLES = (
    "owner",
    "product",
    "goal",
    "key_result",
    "draft",
    "requirement",
    "project",
    "task",
    "milestone",
    "delivery",
)


def kinds():
    return [model for model in apps.get_models() if issubclass(model, Record)]


def is_id(value):
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True


def nothing_like(value):
    """What looks like `value` and names nothing: an id, a key (`NXT-G1` -> `QQQ-G1`) or a word."""
    if is_id(value):
        return NOBODY
    text = str(value)
    return re.sub(r"^[A-Z][A-Z0-9]+", NO_KEY, text) if re.match(r"[A-Z][A-Z0-9]{1,4}(-|$)", text) else NO_WORD


def names_of(record):
    """Everything that names this row from outside: its id, and its key where it has one."""
    key = getattr(record, "key", "") or getattr(getattr(record, "user", None), "email", "")
    return [str(record.pk), *([key] if key and hasattr(type(record), "reference") else [])]


def pk_behind(key, workspace):
    """The id of the row with this human key in that workspace, or None."""
    found = (find(m.objects.filter(workspace=workspace), key) for m in kinds() if hasattr(m, "reference"))
    return next((str(row.pk) for row in found if row), None)


def some(model, workspace, size):
    """A few of that kind next door, the last by its key where it has one."""
    rows = list(model.objects.filter(workspace=workspace)[:size]) if model in kinds() else []
    return [str(row.pk) for row in rows[:-1]] + [name for row in rows[-1:] for name in names_of(row)]


def samples(place, name):
    """Ids of the row of that name where the place has one; for any other name of one row of each kind."""
    if name in WORDS or name.endswith(COMPARING) or name.startswith(OWN_FIELD):
        return [str(place.product.pk)]
    record = getattr(place, PARTS.get(name, name), None)
    records = [record] if isinstance(record, Record) else [getattr(place, noun) for noun in SAMPLES]
    return [ref for record in records for ref in names_of(record)]
