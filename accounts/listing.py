"""The order, the groups and the windows of a long list, in memory and so alike on every database. No database.

A list of thousands is read as light lines first, one query; those are sorted and grouped here, and only the rows of
one window are then read whole.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.errors import Refused


@dataclass
class Bundle:
    """Lines with something in common. key: what it is, None for those without; lines: in their order."""

    key: Any
    lines: list = field(default_factory=list)

    def total(self, name):
        """The sum of a number of its lines, None where nobody said one."""
        known = [line[name] for line in self.lines if line[name] is not None]
        return sum(known) if known else None


@dataclass
class Window:
    """entries: [(Bundle, line)] that are shown; next: the cursor behind them, "" at the end; count: of all lines."""

    entries: list
    next: str
    count: int


def arrange(lines, key, descending=False):
    """Lines by key(line), those without one last whichever way; equal ones stay in the order they came in."""
    known = [(key(line), line) for line in lines]
    with_one = [pair for pair in known if pair[0] not in (None, "")]
    without = [line for value, line in known if value in (None, "")]
    with_one.sort(key=lambda pair: pair[0], reverse=descending)
    return [line for _value, line in with_one] + without


def bundle(lines, keys_of, order):
    """[Bundle] of lines. keys_of(line): the keys it stands under, [] for none; order: all keys in their order. Empty
    bundles are left out, and what has no key, or none of `order`, comes last."""
    found = {key: Bundle(key) for key in order}
    rest = Bundle(None)
    for line in lines:
        named = [found[key] for key in keys_of(line) if key in found]
        for one in named or [rest]:
            one.lines.append(line)
    return [one for one in [*found.values(), rest] if one.lines]


def window(bundles, cursor, size, count):
    """The Window of at most `size` lines behind `cursor` ("" is the beginning).

    A cursor names the line that was last seen. Where that moved meanwhile it is looked for; where it is gone, the
    list goes on at its old place. Raises Refused for one that cannot be read.
    """
    flat = [(one, line) for one in bundles for line in one.lines]
    start = behind(flat, cursor) if cursor else 0
    shown = flat[start : start + size]
    more = start + size < len(flat)
    return Window(shown, encode(start + size - 1, *shown[-1]) if more else "", count)


def partly_read(sizes, read, cursor, size):
    """The same Window of bundles of which only those in it are read. sizes: [(key, how many)] in their order; read(keys):
    [Bundle] of these, whole. No line stands in two of them."""
    found, before = {}, places(sizes)

    def entries(keys):
        found.update((one.key, one) for one in read([key for key in keys if key not in found]))
        return [(found[key], line) for key in keys if key in found for line in found[key].lines]

    start, seen = (0, None) if not cursor else seen_last(cursor)
    for its in [key for key in before if seen and str(key) == seen[0]]:
        marks = [mark(*entry) for entry in entries([its])]
        if seen in marks:
            start = before[its] + marks.index(seen) + 1
    keys = [key for key, count in sizes if before[key] < start + size and before[key] + count > start]
    shown = entries(keys)[start - before[keys[0]] :][:size] if keys else []
    count = sum(count for _key, count in sizes)
    more = shown and start + size < count
    return Window(shown, encode(start + size - 1, *shown[-1]) if more else "", count)


def seen_last(cursor):
    """(the place of the line that was last seen, its mark)"""
    at, *seen = decode(cursor)
    return at, tuple(seen)


def places(sizes):
    """{key: how many lines come before its own}"""
    found, place = {}, 0
    for key, count in sizes:
        found[key] = place
        place += count
    return found


def behind(flat, cursor):
    at, key, pk = decode(cursor)
    if at < len(flat) and mark(*flat[at]) == (key, pk):
        return at + 1
    marks = [mark(*entry) for entry in flat]
    return marks.index((key, pk)) + 1 if (key, pk) in marks else min(at, len(flat))


def mark(one, line):
    return str(one.key), str(line["pk"])


def encode(at, one, line):
    return base64.urlsafe_b64encode(json.dumps([at, *mark(one, line)]).encode()).decode().rstrip("=")


def decode(cursor):
    try:
        at, key, pk = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if isinstance(at, int) and not isinstance(at, bool) and at >= 0:
            return at, str(key), str(pk)
        raise ValueError(at)
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused(_("This page link is damaged. Start again from the first page."), "cursor") from error
