"""Rows that people put into an order by hand: who stands behind whom, and what a step asks for."""

from django.utils.translation import gettext as _

from accounts.errors import Refused


def behind(row, moved, after):
    """`row` with `moved` behind `after`, first where that is None. Refused where one of them left the row."""
    for wanted in filter(None, [moved, after]):
        if wanted not in row:
            raise Refused(_("“%(name)s” is no longer in this list.") % {"name": wanted}, "after")
    if after == moved:
        return list(row)
    rest = [one for one in row if one != moved]
    rest.insert(rest.index(after) + 1 if after else 0, row[row.index(moved)])
    return rest


def wanted(row, moved, to):
    """Where in `row`, from 0, "up", "down" or a place from "1" on brings `moved`; anything else leaves it."""
    at = row.index(moved)
    if to in ("up", "down"):
        at += 1 if to == "down" else -1
    elif to.isascii() and to.isdecimal():
        at = int(to[:6]) - 1
    return min(max(at, 0), len(row) - 1)
