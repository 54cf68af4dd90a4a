"""A project's tasks as columns: what its Gantt draws and its table says, a list a field. No database.

Days are "2026-06-17", which sorts as it reads; hours are numbers. Linear in tasks, and nothing calls itself however deep
they are nested.
"""

from typing import Any, NamedTuple


class Line(NamedTuple):
    """One task as it is read. id, parent, milestone: anything that is equal where the row is the same. start, due: days or
    None. estimate, remaining: hours or None. duration: working days somebody said, or None."""

    id: Any
    parent: Any
    number: int
    title: str
    status: str
    start: str | None
    due: str | None
    estimate: float | None = None
    remaining: float | None = None
    duration: float | None = None
    milestone: Any = None


class Tree(NamedTuple):
    """lines: [Line] in the order of the tree, a subtask behind its parent. depth: 0 at the edge. above: for each the index
    of what it is part of, -1 for nothing. at: {id: index}."""

    lines: list
    depth: list
    above: list
    at: dict


def tree(lines):
    """Tree of [Line], those of one parent in the order given. One whose parent is not here stands at the edge, as do those
    that are part of each other."""
    here = {line[0] for line in lines}
    below, roots = {}, []
    for line in lines:
        (below.setdefault(line[1], []) if line[1] in here else roots).append(line)
    found = Tree([], [], [], {})
    stack = [(line, 0, -1) for line in reversed(roots)]
    add_line, add_depth, add_above = found.lines.append, found.depth.append, found.above.append
    while stack:
        line, depth, above = stack.pop()
        n = found.at[line[0]] = len(found.lines)
        add_line(line)
        add_depth(depth)
        add_above(above)
        if parts := below.get(line[0]):
            stack += [(part, depth + 1, n) for part in reversed(parts)]
    for line in lines if len(found.lines) < len(lines) else ():
        if line[0] not in found.at:
            found.at[line[0]] = len(found.lines)
            add_line(line)
            add_depth(0)
            add_above(-1)
    return found


def wholes(found):
    """Whether each has subtasks."""
    has = [False] * len(found.lines)
    for above in found.above:
        if above >= 0:
            has[above] = True
    return has


def spans(found, has):
    """(starts, dues): of one with subtasks from the first to the last of those that are not cancelled; its own days where
    none of them has any."""
    starts = [line[5] for line in found.lines]
    dues = [line[6] for line in found.lines]
    low, high = [None] * len(has), [None] * len(has)
    for n in range(len(has) - 1, -1, -1):  # a subtask always stands behind its parent
        if has[n] and (low[n] or high[n]):
            starts[n], dues[n] = low[n] or high[n], high[n] or low[n]
        above = found.above[n]
        if above < 0 or found.lines[n][4] == "cancelled":
            continue
        first, last = starts[n] or dues[n], dues[n] or starts[n]
        if first and (low[above] is None or first < low[above]):
            low[above] = first
        if last and (high[above] is None or last > high[above]):
            high[above] = last
    return starts, dues


def shares(found, has):
    """How much of each is done, in whole per cents as PRODUCT.md's "The numbers" weighs it; None without any work. An
    unfinished whole is never 100."""
    own = [not whole and line[4] != "cancelled" for whole, line in zip(has, found.lines, strict=True)]
    known = [line[7] for mine, line in zip(own, found.lines, strict=True) if mine and line[7] is not None]
    mean = sum(known) / len(known) if any(known) else 1.0
    weight, done = [0.0] * len(has), [0.0] * len(has)
    for n in range(len(has) - 1, -1, -1):
        if own[n]:
            weight[n], done[n] = weighed(found.lines[n], mean)
        above = found.above[n]
        if above >= 0:
            weight[above] += weight[n]
            done[above] += done[n]
    return [whole_percent(part, all_) for part, all_ in zip(done, weight, strict=True)]


def weighed(line, mean):
    """(weight, done weight) of one without subtasks, in hours."""
    _id, _parent, _number, _title, status, _start, _due, estimate, remaining, *_rest = line
    weight = mean if estimate is None else estimate
    if status == "done":
        return weight, weight
    if not estimate or remaining is None:
        return weight, 0.0
    return weight, max(0.0, estimate - remaining)


def whole_percent(done, weight):
    if not weight:
        return None
    share = done / weight
    return 100 if share >= 1 - 1e-9 else min(99, int(share * 100 + 0.5))


def counts(found, has):
    """(below, below_done): how many direct subtasks count, and how many of them are done."""
    below, ready = [0] * len(has), [0] * len(has)
    for line, above in zip(found.lines, found.above, strict=True):
        if above >= 0 and line[4] != "cancelled":
            below[above] += 1
            ready[above] += line[4] == "done"
    return below, ready


def places(found, milestones):
    """{milestone: (index of the row that it stands behind, depth)}: within the task that all work for it is part of, else
    behind the last row. milestones: ids in their order."""
    last, root = len(found.lines) - 1, []
    for n, above in enumerate(found.above):
        root.append(n if above < 0 else root[above])
    roots = {one: set() for one in milestones}
    for n, line in enumerate(found.lines):
        if line[10] in roots:
            roots[line[10]].add(root[n])
    ends = {n: at for at, n in enumerate(root)}  # the last row of each top-level task
    placed = {}
    for one in milestones:
        only = next(iter(roots[one])) if len(roots[one]) == 1 else None
        inside = only is not None and ends[only] > only
        placed[one] = (ends[only], 1) if inside else (last, 0)
    return placed


def columns(found, people, words):
    """{field: list} of a Tree. people: {task id: [index of a person]}. words: the statuses, by whose place they are told.

    key: numbers. start, due: as drawn. share: per cents or None. moment: it takes no time. below, ready: direct subtasks
    that count and those done.
    """
    has, word = wholes(found), {status: n for n, status in enumerate(words)}
    starts, dues = spans(found, has)
    below, ready = counts(found, has)
    return {
        "number": [line[2] for line in found.lines],
        "title": [line[3] for line in found.lines],
        "depth": found.depth,
        "status": [word[line[4]] for line in found.lines],
        "start": starts,
        "due": dues,
        "share": shares(found, has),
        "moment": [n for n, line in enumerate(found.lines) if line[9] == 0 and not has[n]],
        "whole": [n for n, whole in enumerate(has) if whole],
        "below": [below[n] for n, whole in enumerate(has) if whole],
        "ready": [ready[n] for n, whole in enumerate(has) if whole],
        "who": [people.get(line[0], ()) for line in found.lines],
    }
