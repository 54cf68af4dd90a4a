"""Intervals to rows: first row that is free, a row chosen by hand kept while it does not collide."""

from bisect import bisect_left
from typing import NamedTuple

MAX_ROW = 99  # a chosen row beyond it is ignored


class Item(NamedTuple):
    """start, end: occupied px, end exclusive. length: what breaks a tie of starts, longest first.
    row: row chosen by hand or None. before: px that must be free before its start, for what is said of it there."""

    id: object
    start: float
    end: float
    length: float = 0
    row: int | None = None
    before: float = 0


def pack(items, moved=None):
    """Give every item a row: {id: row}, rows counted from 0. O(n log n).

    Items go in order of start, then longest first, then id, each to the first row that is free. Those
    with a chosen row go there before the others, unless they collide with one already there; `moved` is
    the id of the item just dragged, which gives way to all others. Touching ends do not collide.
    """
    ordered = sorted(items, key=lambda item: (item.start, -item.length, str(item.id)))
    held = _held(ordered, moved)
    free = _Rows(len(ordered) + (MAX_ROW if held.rows else 0) + 1)
    rows = {}
    for item in ordered:
        if item.id == moved and item.id not in held.rows:
            continue
        row = held.rows.get(item.id)
        if row is None:
            room = item.start - item.before
            row = free.first(room)
            while held.blocks(row, item):
                row = free.first(room, row + 1)
        free.occupy(row, item.end)
        rows[item.id] = row
    return _with_moved(rows, ordered, moved)


def row_count(rows):
    """Rows a lane needs for the result of `pack`: at least one."""
    return max(rows.values(), default=0) + 1


class _Held:
    """The accepted chosen rows: rows = {id: row}, and per row their starts and ends in order."""

    def __init__(self):
        self.rows, self.starts, self.ends = {}, {}, {}

    def accept(self, item):
        starts, ends = self.starts.setdefault(item.row, []), self.ends.setdefault(item.row, [])
        if ends and ends[-1] > item.start:
            return
        starts.append(item.start)
        ends.append(item.end)
        self.rows[item.id] = item.row

    def blocks(self, row, item):
        starts = self.starts.get(row, ())
        at = bisect_left(starts, item.start)
        return at < len(starts) and starts[at] < item.end


def _held(ordered, moved):
    held = _Held()
    for item in ordered:
        if item.row is not None and 0 <= item.row <= MAX_ROW and item.id != moved:
            held.accept(item)
    return held


def _with_moved(rows, ordered, moved):
    """Place the dragged item last: in its chosen row if that is free, else in the first free one."""
    for mover in (item for item in ordered if item.id == moved):
        taken = {rows[i.id] for i in ordered if i.id in rows and i.start < mover.end and mover.start < i.end}
        wish = mover.row if mover.row is not None and 0 <= mover.row <= MAX_ROW else None
        row = next(row for row in range(len(taken) + 1) if row not in taken)
        rows[mover.id] = wish if wish is not None and wish not in taken else row
    return rows


class _Rows:
    """The end of the last item of each row, in a tree of minima: the first free row in O(log n)."""

    def __init__(self, count):
        self.size = 1 << max(count - 1, 1).bit_length()
        self.low = [float("-inf")] * (2 * self.size)

    def first(self, start, after=0):
        """First row from `after` on whose last item ends at or before `start`."""
        node = after + self.size
        while self.low[node] > start:
            while node & 1:  # a right child: up until there is a right neighbour
                node >>= 1
            node += 1
        while node < self.size:
            node = 2 * node if self.low[2 * node] <= start else 2 * node + 1
        return node - self.size

    def occupy(self, row, end):
        node, low = row + self.size, self.low
        if end <= low[node]:
            return
        low[node] = end
        while node > 1:
            other, node = low[node ^ 1], node >> 1
            least = end if end < other else other
            if low[node] == least:  # and so is all above it
                return
            low[node] = end = least
