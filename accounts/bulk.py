"""One act on many records: one transaction, one cause, and each refusal said of its own row.

It serves any Record: what is done to one row is a function, and the rules are the row's own. (What an import adds by
the thousand, execution/bulk.py does in a handful of statements instead.)
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import Conflict, Forbidden, Refused
from accounts.ids import new_id

MOST = 500  # rows of one act


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


def each(records, act, *, at=None):
    """Outcome of act(record, cause=…, at=…) on each of `records`: it answers None where nothing differs.

    A row that is refused (Refused, Forbidden, Conflict) is as it was; the others are changed none the less.
    """
    outcome, cause, at = Outcome(), new_id(), at or timezone.now()
    with transaction.atomic():
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
