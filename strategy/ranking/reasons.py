"""Why a ranking changed: each that moved, with what was done to it, or who passed it. Pure."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cause:
    """What was done: words, and who, when and why where that is known."""

    words: str
    by: Any = None
    at: Any = None
    note: str = ""


@dataclass
class Move:
    """One that stands elsewhere: `old` and `new` rank, None where it was or is no candidate.

    `causes` are its own; `passed` and `gave_way` name who moved past it down or up where it has none.
    """

    who: Any
    old: int | None
    new: int | None
    causes: list = field(default_factory=list)
    passed: list = field(default_factory=list)
    gave_way: list = field(default_factory=list)

    @property
    def up(self):
        """Places up, negative down; None where it came or went."""
        return None if self.old is None or self.new is None else self.old - self.new


def moves(before, now, causes, common=()):
    """[Move] of everyone whose rank differs, by their rank now, those that left at the end.

    before, now: [who] in order. causes: {who: [Cause]} of their own. common: [Cause] that touch everyone, as new
    weights do.
    """
    old, new = ({who: n for n, who in enumerate(order, 1)} for order in (before, now))
    found = []
    for who in [*now, *(who for who in before if who not in new)]:
        if old.get(who) == new.get(who):
            continue
        move = Move(who, old.get(who), new.get(who), [*causes.get(who, ()), *common])
        if not move.causes:
            explain(move, old, new, causes)
        found.append(move)
    return found


def explain(move, old, new, causes):
    """Who with a cause of their own passed it (came before it, and did not stand there), or no longer stands there."""
    far = float("inf")
    for who in causes:
        was_above = old.get(who, far) < old.get(move.who, far)
        is_above = new.get(who, far) < new.get(move.who, far)
        if is_above and not was_above:
            move.passed.append(who)
        elif was_above and not is_above:
            move.gave_way.append(who)
