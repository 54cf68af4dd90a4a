"""What approving one bet would move. Pure: efforts, places and dates in, who moves out.

Two things move a bet that nobody promised yet: the room of a planning period that the approved one takes, by the
rule of the capacity line, and having to wait for the approved one's end.
"""

import datetime as dt
from typing import NamedTuple

from strategy.ranking import order as ranking

AT_MOST = 5
DAY = dt.timedelta(days=1)


class Shift(NamedTuple):
    """Who moves. `start` and `to` are days where dates moved it, None where it leaves the period."""

    who: object
    start: dt.date | None = None
    to: dt.date | None = None


def crowded_out(order, effort, room):
    """[id] of those that fit before and no longer do, in their order.

    order: [(id, effort in person-weeks or None)] of what is planned for the period and promised to nobody, the
    first in the ranking first, without the one that is asked for. effort: what that one takes, None or 0 takes
    nothing. room: person-weeks of the period that are not promised yet, None where the period has no capacity.
    What has no effort takes no room and is never moved.
    """
    if room is None or not effort:
        return []
    efforts = [size for _pk, size in order]
    before = ranking.line_at(efforts, room)[0]
    after = ranking.line_at(efforts, room - effort)[0]
    return [pk for pk, size in order[after:before] if size]


def pushed(end, who, waits, spans):
    """[Shift] of those that would begin before what they wait for ends, the earliest first.

    end: the day on which `who` would end, None where it has no dates. waits: {id: ids it waits for}. spans:
    {id: (first day, last day)} of those that may move; who is not in it stays. Each begins the day after the last
    it waits for and lasts as long as before, and so pushes those that wait for it in turn.
    """
    if end is None:
        return []
    ends, found = {who: end}, {}
    for _turn in spans:  # as many as the longest chain may have links, so that a circle ends too
        before = dict(ends)
        for pk, (start, last) in spans.items():
            needed = [ends[other] for other in waits.get(pk, ()) if other in ends]
            begins = max(needed) + DAY if needed and pk != who else start
            if begins > start:
                found[pk], ends[pk] = Shift(pk, start, begins), begins + (last - start)
        if ends == before:
            break
    return sorted(found.values(), key=lambda shift: (shift.to, str(shift.who)))


def displaced(order, effort, room, *, end=None, who=None, waits=None, spans=None):
    """([Shift], how many more): both kinds as one list of at most five, nobody twice, dates before room."""
    found = {shift.who: shift for shift in pushed(end, who, waits or {}, spans or {})}
    for pk in crowded_out(order, effort, room):
        found.setdefault(pk, Shift(pk))
    rows = list(found.values())
    return rows[:AT_MOST], max(0, len(rows) - AT_MOST)
