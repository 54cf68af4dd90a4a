"""One act on many records: one cause, and each refusal said of its own row.

It serves any Record: what is done to one row is a function, and the rules are the row's own. (What an import adds by
the thousand, execution/bulk.py does in a handful of statements instead.)
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import Conflict, Forbidden, Refused
from accounts.ids import new_id
from accounts.models.many import group

MOST = 5000  # rows of one act
CHUNK = 500  # of them in one transaction, so that nobody else waits for long


@dataclass
class Left:
    """A row that stayed as it was. message: why, for people; conflict: what somebody else made of it meanwhile."""

    record: Any
    message: str
    field: str = ""
    conflict: Any = None


@dataclass
class Outcome:
    """cause: of what changed, None where nothing did. same: rows that were so already."""

    cause: Any = None
    changed: list = field(default_factory=list)
    same: list = field(default_factory=list)
    left: list = field(default_factory=list)


def in_chunks(pks, read, act, *, at=None, cause=None):
    """Outcome of act(records, cause=…, at=…), which answers an Outcome, on all of `pks`, some at a time under one cause.

    `read(pks)` gives the records of one part in their order; what was deleted meanwhile is left out.
    """
    whole, cause, at = Outcome(), cause or new_id(), at or timezone.now()
    for start in range(0, len(pks), CHUNK):
        part = act(read(pks[start : start + CHUNK]), cause=cause, at=at)
        whole.changed += part.changed
        whole.same += part.same
        whole.left += part.left
    whole.cause = cause if whole.changed else None
    return whole


def each(records, act, *, at=None, cause=None):
    """Outcome of act(record, cause=…, at=…) on each of `records`: it answers None where nothing differs.

    A row that is refused (Refused, Forbidden, Conflict) is as it was; the others are changed none the less.
    """
    outcome, cause, at = Outcome(), cause or new_id(), at or timezone.now()
    with transaction.atomic():
        for model, some in group(records):
            model.hold_all(some)
        for record in records:
            try:
                with transaction.atomic():
                    done = act(record, cause=cause, at=at)
            except (Refused, Forbidden) as refused:
                outcome.left.append(Left(record, refused.message, getattr(refused, "field", None) or ""))
            except Conflict as conflict:
                outcome.left.append(Left(record, conflict.message, conflict=conflict))
            else:
                (outcome.same if done is None else outcome.changed).append(record)
    outcome.cause = cause if outcome.changed else None
    return outcome
