"""Which ideas may mean the same: by the words they share and by who wants them. Values in, values out."""

import re
from dataclasses import dataclass, field
from typing import Any

WORDS, VOTERS = 2, 3  # what two ideas have to share, either of them
SHOWN = 3
SHORT = 4  # letters; shorter words say little
EMPTY = frozenset(
    """
    about after again also another because been before being between both cannot could does doing down each even every
    from have having here into itself just like made make many more most much must never only other ours over same
    should since some such than that their them then there these they this those through under until very want wants
    were what when where which while whom will with without would your yours
    """.split()
)


@dataclass(frozen=True)
class Idea:
    """ref: anything hashable; words: set of stems; voters: set of ids; votes: how many."""

    ref: Any
    words: frozenset = frozenset()
    voters: frozenset = frozenset()


@dataclass
class Likeness:
    ref: Any
    words: list = field(default_factory=list)
    voters: int = 0

    @property
    def weight(self):
        return len(self.words) + self.voters / VOTERS


def stems(text):
    """The telling words of a text without their commonest endings: {"crate", "leav"}."""
    found = {stem(word) for word in re.findall(r"[^\W\d_]+", text.casefold())}
    return frozenset(word for word in found if len(word) >= SHORT and word not in EMPTY)


def stem(word):
    if word in EMPTY:
        return word
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return word[: -len(ending)]
    return word


def alike(idea, others):
    """[Likeness] of the others that share two telling words or three voters with `idea`, the likest first."""
    found = []
    for other in others:
        words, voters = sorted(idea.words & other.words), len(idea.voters & other.voters)
        if other.ref != idea.ref and (len(words) >= WORDS or voters >= VOTERS):
            found.append(Likeness(other.ref, words[:SHOWN], voters))
    return sorted(found, key=lambda likeness: -likeness.weight)
