"""Whether an answer says something else than the one before it. Values in, values out."""

import re
from difflib import SequenceMatcher

SAME = 0.8  # share of the words that two answers have in common


def words_of(text):
    return re.findall(r"\w+", (text or "").casefold())


def says_the_same(old, new):
    """Whether `new` is `old` with small corrections.

    alike = 2 · M / T, where M is how many words both have in the same order and T how many they have together;
    the same from 0.8 on. Case, punctuation and space are no words. Two texts without words say the same.
    """
    before, after = words_of(old), words_of(new)
    if not before or not after:
        return before == after
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= SAME
