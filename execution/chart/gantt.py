"""A project's tasks as columns: what its Gantt draws and its table says, a list a field. No database.

Days are "2026-06-17", which sorts as it reads; hours are numbers. Linear in tasks, and nothing calls itself however deep
they are nested. Thousands of tasks pass here at every look at a plan, so columns are read instead of objects made.
"""

from operator import itemgetter
from typing import NamedTuple

from django.utils.translation import gettext as _

CLOSED = ("done", "cancelled")
# of what is drawn, a value a row
A_ROW = (
    "number", "title", "depth", "status", "start", "due", "share", "who", "baseline_start", "baseline_finish",
)  # fmt: skip
FIELDS = (
    "id", "parent", "number", "title", "status", "start", "due", "estimate", "remaining", "duration", "milestone",
    "archived",
)  # fmt: skip


class Tree(NamedTuple):
    """Tasks in the order of their tree, a subtask behind its parent, a column a field.

    id: of each, unlike any other. start, due: days or None. estimate, remaining: hours or None. duration: working days
    that somebody said, or None. milestone: anything that is equal where it is the same, or None. archived: when it was,
    or None. depth: 0 at the edge.
    above: the index of what it is part of, -1 for nothing. whole: whether it has subtasks. order: where each stood in what
    the tree was made of.
    """

    id: tuple
    number: tuple
    title: tuple
    status: tuple
    start: tuple
    due: tuple
    estimate: tuple
    remaining: tuple
    duration: tuple
    milestone: tuple
    archived: tuple
    depth: list
    above: list
    whole: list
    order: list


def tree(columns):
    """Tree of columns in the order of FIELDS, those of one parent in the order given; parent: ids or None.

    One whose parent is not here stands at the edge, as do those that are part of each other.
    """
    id, parent, *rest = columns
    order, depth, above = placed(id, parent)
    pick = itemgetter(*order) if len(order) > 1 else tuple
    found = [pick(column) for column in (id, *rest)]
    whole = [False] * len(order)
    for n in above:
        if n >= 0:
            whole[n] = True
    return Tree(*found, depth, above, whole, order)


def placed(id, parent):
    """(order, depth, above) of tasks by their ids and those of their parents."""
    here, below, roots = set(id), {}, []
    for n, one in enumerate(parent):
        if one is not None and one in here:
            below.setdefault(one, []).append(n)
        else:
            roots.append(n)
    order, depth, above = [], [0] * len(id), [-1] * len(id)
    for root in roots:
        if id[root] not in below:
            order.append(root)
            continue
        stack = [(root, 0, -1)]
        while stack:
            n, deep, whole = stack.pop()
            at = len(order)
            order.append(n)
            depth[at], above[at] = deep, whole
            if parts := below.get(id[n]):
                stack += [(part, deep + 1, at) for part in reversed(parts)]
    lost = sorted(set(range(len(id))).difference(order)) if len(order) < len(id) else []
    return order + lost, depth, above


def spans(found):
    """(starts, dues): of one with subtasks from the first to the last of those that are not cancelled; its own days where
    none of them has any."""
    starts, dues = list(found.start), list(found.due)
    low, high = {}, {}
    above, status, whole = found.above, found.status, found.whole
    inner = [n for n, up in enumerate(above) if up >= 0 or whole[n]]
    for n in reversed(inner):  # a subtask always stands behind its parent
        if whole[n] and n in low:
            starts[n], dues[n] = low[n], high[n]
        up = above[n]
        if up < 0 or status[n] == "cancelled":
            continue
        first, last = starts[n] or dues[n], dues[n] or starts[n]
        if first:
            low[up] = min(first, low.get(up, first))
            high[up] = max(last, high.get(up, last))
    return starts, dues


def shares(found):
    """How much of each is done, in whole per cents as PRODUCT.md's "The numbers" weighs it; None without any work. An
    unfinished whole is never 100."""
    mean, above = mean_of(found), found.above
    weight, done = [], []
    columns = (found.whole, found.status, found.estimate, found.remaining)
    for whole, status, estimate, remaining in zip(*columns, strict=True):
        size = 0.0 if whole or status == "cancelled" else mean if estimate is None else estimate
        weight.append(size)
        if status == "done":
            done.append(size)
        elif size and remaining is not None and estimate and remaining < estimate:
            done.append(estimate - remaining)
        else:
            done.append(0.0)
    for n in [n for n, up in enumerate(above) if up >= 0][::-1]:
        weight[above[n]] += weight[n]
        done[above[n]] += done[n]
    return [
        (100 if part == all_ else percent(part, all_) if part else 0) if all_ else None
        for part, all_ in zip(done, weight, strict=True)
    ]


def mean_of(found):
    """The mean estimate of those without subtasks that are not cancelled; 1 where there is none or all are zero."""
    columns = (found.estimate, found.whole, found.status)
    known = [
        estimate
        for estimate, whole, status in zip(*columns, strict=True)
        if estimate is not None and not whole and status != "cancelled"
    ]
    return sum(known) / len(known) if any(known) else 1.0


def percent(done, weight):
    share = done / weight
    return 100 if share > 1 - 1e-9 else min(99, int(share * 100 + 0.5))


def counts(found):
    """{index: [how many direct subtasks count, how many of them are done]} of those with subtasks."""
    below = {n: [0, 0] for n, whole in enumerate(found.whole) if whole}
    for up, status in zip(found.above, found.status, strict=True):
        if up >= 0 and status != "cancelled":
            below[up][0] += 1
            below[up][1] += status == "done"
    return below


def places(found, milestones, head=-1):
    """{milestone: (index of the row that it stands behind, depth)}: within the task that all work for it is part of, else
    behind the last row. milestones: as the tasks name them. head: the index of a row that all tasks are part of, -1 where
    there is none."""
    aimed = [(n, one) for n, one in enumerate(found.milestone) if one is not None]
    root, ends = [], {}
    for n, up in enumerate(found.above) if aimed else ():
        root.append(n if up <= head else root[up])
        ends[root[n]] = n
    roots = {one: set() for one in milestones}
    for n, one in aimed:
        if one in roots:
            roots[one].add(root[n])
    behind = {one: next(iter(tops)) for one, tops in roots.items() if len(tops) == 1}
    inside = {one: top for one, top in behind.items() if ends[top] > top}
    last, edge = len(found.above) - 1, head + 1
    return {one: (ends[inside[one]], edge + 1) if one in inside else (last, edge) for one in milestones}


def stops(found, links, blocked, today):
    """{"stopped": indexes, "why": words} of those that should go on and cannot, in their order: blocked, or under way by
    their days while what they, or what they are part of, follow is not done. links: {before, after, kind} of indexes.
    blocked: {index: words}. today: a date, None where nobody asks."""
    why, day, waits = dict(blocked), today and today.isoformat(), _("Waits for “%(title)s”")
    status, start = found.status, found.start
    for after, before in held(found, links).items() if day else ():
        if after in why or status[after] in CLOSED:
            continue
        due = found.due[after]
        if status[after] != "todo" or (start[after] or day + "~") <= day or (due or day + "~") <= day:
            why[after] = waits % {"title": found.title[before]}
    return {"stopped": sorted(why), "why": [why[n] for n in sorted(why)]}


def held(found, links):
    """{index: index of the first unfinished one that it follows}, its own links before those of what it is part of."""
    first = {}
    for before, after, kind in zip(*(links[name] for name in ("before", "after", "kind")), strict=True):
        status = found.status[before]
        if status == "todo" if kind == "SS" else kind == "FS" and status not in CLOSED:
            first.setdefault(after, before)
    for n, up in enumerate(found.above):  # a subtask always stands behind its parent
        if up in first:
            first.setdefault(n, first[up])
    return first


def archived(found):
    """Indexes of what was archived, with all that stands below it."""
    gone = set()
    for n, (when, up) in enumerate(zip(found.archived, found.above, strict=True)):
        if when is not None or (up in gone and found.status[n] in CLOSED):
            gone.add(n)
    return gone


def apart(found, wanted):
    """Indexes of those that are not among the wanted ids and have none of these below them: what leads there stays."""
    seen = [id in wanted for id in found.id]
    for n in range(len(seen) - 1, -1, -1):  # a subtask always stands behind its parent
        if seen[n] and found.above[n] >= 0:
            seen[found.above[n]] = True
    return {n for n, one in enumerate(seen) if not one}


def without(drawn, gone):
    """What is drawn (`charted.drawn`) but these rows, whose work still counts in the shares of what they were part of. What
    refers to a row by its index does so anew."""
    if not gone:
        return drawn
    tasks, links, marks = drawn["tasks"], drawn["links"], drawn["milestones"]
    size = len(tasks["number"])
    kept = [n for n in range(size) if n not in gone]
    at = {n: new for new, n in enumerate(kept)}
    found = {
        name: [column[n] for n in kept] if len(column) else column
        for name, column in tasks.items()
        if name in A_ROW
    }
    for names in (("moment",), ("whole", "below", "ready"), ("stopped", "why")):
        rows = [row for row in zip(*(tasks[name] for name in names), strict=True) if row[0] in at]
        found |= {name: [row[n] for row in rows] for n, name in enumerate(names)}
        found[names[0]] = [at[n] for n in found[names[0]]]
    rows = [row for row in zip(*links.values(), strict=True) if row[0] in at and row[1] in at]
    ties = {name: [row[n] for row in rows] for n, name in enumerate(links)}
    ties |= {name: [at[n] for n in ties[name]] for name in ("before", "after")}
    behind = [sum(n not in gone for n in range(one + 1)) - 1 for one in marks["behind"]]
    return drawn | {"tasks": found, "links": ties, "milestones": marks | {"behind": behind}}


def columns(found, words):
    """{field: list} of a Tree as they go over the wire. words: the statuses, by whose place they are told.

    start, due: as drawn. share: per cents or None. moment: indexes of those that take no time. whole: of those with
    subtasks; below, ready: of these, direct subtasks that count and those done.
    """
    word = {status: n for n, status in enumerate(words)}
    starts, dues = spans(found)
    below = counts(found)
    return {
        "number": found.number,
        "title": found.title,
        "depth": found.depth,
        "status": list(map(word.__getitem__, found.status)),
        "start": starts,
        "due": dues,
        "share": shares(found),
        "moment": [n for n, days in enumerate(found.duration) if days == 0 and not found.whole[n]],
        "whole": list(below),
        "below": [one[0] for one in below.values()],
        "ready": [one[1] for one in below.values()],
    }
