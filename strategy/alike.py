"""Which ideas may mean the same: by the words they share and by who wants them. Values in, values out."""

import re
from dataclasses import dataclass, field
from typing import Any

WORDS, VOTERS = 2, 3  # what two ideas have to share, either of them
SHARE = 0.75  # of all who want one of them, those who want both: in a small company everybody votes for much
SHOWN = 3
SHORT = 4  # letters; shorter words say little
COMMON = """
about after again also another anybody because been before being between both came cannot come comes coming could
does doing down each even every from have having here into itself just like made make many more most much must need
needs never number only other ours over people same should since some somebody something such than that their them
then there these they thing things this those through under until very want wants were what when where which while
whom will with without would your yours
"""
EMPTY = frozenset(COMMON.split())


@dataclass(frozen=True)
class Idea:
    """ref: what names it; words: {stem: word as written}; voters: ids; unlike: refs that were said to differ."""

    ref: Any
    words: dict = field(default_factory=dict)
    voters: frozenset = frozenset()
    unlike: frozenset = frozenset()


@dataclass
class Likeness:
    ref: Any
    words: list = field(default_factory=list)
    voters: int = 0

    @property
    def by_words(self):
        return len(self.words) >= WORDS

    @property
    def weight(self):
        return len(self.words) + self.voters / VOTERS


def telling(text):
    """{stem: word} of the words of a text that say something, without their commonest endings."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {stem(word): word for word in words if len(word) >= SHORT and word not in EMPTY}


def stem(word):
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def alike(idea, others):
    """[Likeness] of the others that share two telling words with `idea`, or nearly all of at least three voters.

    The likest first; the words are told as the other writes them.
    """
    found = []
    for other in others:
        if other.ref == idea.ref or other.ref in idea.unlike:
            continue
        shared = sorted(idea.words.keys() & other.words.keys())
        voters, either = len(idea.voters & other.voters), len(idea.voters | other.voters)
        same_voters = voters >= VOTERS and voters >= SHARE * either
        if len(shared) >= WORDS or same_voters:
            found.append(Likeness(other.ref, [other.words[stem] for stem in shared][:SHOWN], voters))
    return sorted(found, key=lambda likeness: -likeness.weight)
