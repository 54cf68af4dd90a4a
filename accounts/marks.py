"""What was added and what was cut between two versions of a text or of a list. Values in, values out."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

TOO_LONG = 1200  # pieces; beyond, whole lines are compared instead of words


class Mark(NamedTuple):
    kind: str  # "same", "ins" or "del"
    text: str


def words(old, new):
    """[Mark] that tell both texts, the old before the new."""
    before, after = pieces(old, new)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Mark("same", "".join(before[a:b])))
            continue
        found += [Mark("del", "".join(before[a:b]))] if a < b else []
        found += [Mark("ins", "".join(after[c:d]))] if c < d else []
    return joined(found)


def pieces(old, new):
    before, after = (re.findall(r"\s+|[^\s]+", text or "") for text in (old, new))
    if max(len(before), len(after)) > TOO_LONG:
        before, after = ((text or "").splitlines(keepends=True) for text in (old, new))
    return before, after


def joined(marks):
    """A lone space between two changes belongs to them: "one two" became "three four" is one change."""
    kept = []
    for at, mark in enumerate(marks):
        lone = mark.kind == "same" and mark.text.isspace() and 0 < at < len(marks) - 1
        kept += [Mark("del", mark.text), Mark("ins", mark.text)] if lone else [mark]
    return merged(kept)


def merged(marks):
    """Neighbours of one kind as one; within a run of changes the cut before the added."""
    found, run = [], {"del": "", "ins": ""}
    for mark in [*marks, Mark("same", "")]:
        if mark.kind != "same":
            run[mark.kind] += mark.text
            continue
        found += [Mark(kind, run[kind]) for kind in ("del", "ins") if run[kind]]
        run = {"del": "", "ins": ""}
        found += [mark] if mark.text else []
    return found


class Row(NamedTuple):
    kind: str
    item: dict


def rows(old, new):
    """[Row] of requirements or goals by their id: the new in their order, then what was cut. A row whose words
    changed is one that was cut and one that was added."""
    before = {item["id"]: item for item in old}
    found = []
    for item in new:
        was = before.pop(item["id"], None)
        if was is not None and was != item:
            found.append(Row("del", was))
        found.append(Row("same" if was == item else "ins", item))
    return found + [Row("del", item) for item in before.values()]
