"""What stood at an earlier hour: the rows of today with what the log says of later acts taken back.

No database, no words. A value is kept as the log keeps it, but a reference by its id alone and a list of references as
a frozenset of ids.
"""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from accounts.ownfields import is_own


@dataclass(frozen=True)
class Row:
    """A row of one noun. kind: as the log names it. id: a string. values: {field: value}. here: whether it is out of
    the trash. label: what the log called it last; purged: it is known from the log alone."""

    kind: str
    id: str
    values: dict = field(default_factory=dict)
    here: bool = True
    label: str = ""
    purged: bool = False


class Act(NamedTuple):
    """A row of the log. changes: {field: [old, new]} as logged."""

    kind: str
    id: str
    verb: str
    label: str
    version: int
    changes: dict


def fill(rows, later):
    """A field of the company's that stands empty now is in no row, and had a value where the log says so."""
    for act in later:
        row = rows.get((act.kind, act.id))
        for name in filter(is_own, act.changes if row else ()):
            row.values.setdefault(name, None)


def rewind(rows, later, earlier=(), references=()):
    """{(kind, id): Row} of what existed before `later` happened, the trash among it.

    rows: {(kind, id): Row} of today. later: [Act] since, in any order; the order of versions is what counts. earlier:
    [Act] before, of those subjects that have no row today (their whole story), and of fields in `references` that may
    name such a one; both only serve what was removed for good, of which `later` tells that it went. references: names
    of fields that let go of what is removed, without a word in the log.
    """
    then = dict(rows)
    purged = {(act.kind, act.id) for act in later} - set(rows)
    for act in sorted(earlier, key=lambda act: act.version):
        if (act.kind, act.id) in purged:
            then[act.kind, act.id] = redo(then.get((act.kind, act.id)), act)
    for act in sorted(later, key=lambda act: act.version, reverse=True):
        if (act.kind, act.id) not in purged and (act.kind, act.id) in then:
            then[act.kind, act.id] = undo(then[act.kind, act.id], act)
    found = {key: row for key, row in then.items() if row is not None}
    gone = {row.id for row in found.values() if row.purged and row.here}
    return hold_on(found, gone, earlier, references) if gone else found


def undo(row, act):
    """The Row as it was before the act, None where the act made it."""
    if row is None or act.verb == "created":
        return None
    if act.verb in ("deleted", "restored"):
        return replace(row, here=act.verb == "deleted")
    values = {
        name: before(row.values[name], *pair) for name, pair in act.changes.items() if name in row.values
    }
    return replace(row, values=row.values | values) if values else row


def before(now, old, new):
    """A value before a change. A list gives back what was taken and loses what was added: what it holds unsaid (a
    goal in the trash) stays."""
    old, new = bare(old), bare(new)
    if isinstance(now, frozenset):
        old, new = old or frozenset(), new or frozenset()
        return (now - (new - old)) | (old - new)
    return old


def redo(row, act):
    """The Row after the act, known from the log alone."""
    row = row or Row(act.kind, act.id, purged=True)
    here = {"deleted": False, "restored": True}.get(act.verb, row.here)
    values = {name: bare(new) for name, (_old, new) in act.changes.items()}
    return replace(row, values=row.values | values, here=here, label=act.label)


def hold_on(found, gone, earlier, references):
    """References to what is gone for good, which today's rows let go of."""
    told = {}
    for act in sorted(earlier, key=lambda act: act.version):
        for name, (old, new) in act.changes.items():
            if name in references:
                at = (act.kind, act.id), name
                last = told.get(at)
                told[at] = after(last, old, new) if isinstance(new, list) else bare(new)
    for (key, name), value in told.items():
        row = found.get(key)
        if row is None or row.purged:
            continue
        now = row.values.get(name)
        if isinstance(value, frozenset):
            found[key] = replace(row, values=row.values | {name: (now or frozenset()) | (value & gone)})
        elif now is None and value in gone:
            found[key] = replace(row, values=row.values | {name: value})
    return found


def after(last, old, new):
    old, new = bare(old) or frozenset(), bare(new) or frozenset()
    return ((last or frozenset()) - (old - new)) | new


def bare(value: Any):
    """A logged value without the labels beside its ids."""
    if isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value):
        return frozenset(item["id"] for item in value)
    return value["id"] if isinstance(value, dict) and "id" in value else value
