"""Rows in an order that people choose: one is put behind another, and only the ranks that change are written."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ids import new_id


def place(record, among, after, *, by, at=None):
    """Put `record` behind `after`, or first where that is None, under one cause, which it returns.

    among: a queryset of all rows of the order, in their order. Raises Refused where one of the two left it.
    """
    cause = new_id()
    with transaction.atomic():
        found = list(among.select_for_update())
        for wanted in filter(None, [record, after]):
            if wanted not in found:
                raise Refused(_("“%(name)s” is no longer here.") % {"name": wanted})
        row = [other for other in found if other != record]
        row.insert(row.index(after) + 1 if after else 0, found[found.index(record)])
        for rank, other in enumerate(row, 1):
            if other.rank != rank:
                other.edit(by=by, changes={"rank": rank}, at=at, cause=cause)
    return cause


def step(record, among, to):
    """(the row it stands behind after one step "up" or "down", its new place from 1, how many there are)."""
    row = list(among)
    others = [other for other in row if other != record]
    at = row.index(record)
    wanted = max(0, at - 1) if to == "up" else min(len(others), at + 1)
    return (others[wanted - 1] if wanted else None), wanted + 1, len(row), wanted != at
