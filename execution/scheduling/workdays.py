"""Working time in halves of a day. No database.

An instant is a whole number: 2 x `date.toordinal()` is the beginning of that day, one more its noon, two more its end,
which is the beginning of the next day. A half runs from one instant to the next. Working time is counted: `count` tells
how many worked halves lie before an instant (from a zero that is the calendar's own), so the k-th worked half runs from
`begin(k)`, and k halves are over at `end(k)`. Between the three hold, for every instant x and count k,

    end(k) <= x  if and only if  k <= count(x)          count(x) <= k  if and only if  x <= begin(k)

which is all that the arithmetic of late dates needs (two Galois connections; Davey and Priestley, "Introduction to
Lattices and Order", chapter 7).
"""

import datetime as dt
from decimal import Decimal
from itertools import accumulate

DAY = 2  # halves
PLAIN_WEEK = (2, 2, 2, 2, 2, 0, 0)
HALVES = ((0, 0), (1, 0), (1, 1))  # by how many are worked: a half day is a morning
FIRST, LAST = DAY * dt.date.min.toordinal(), DAY * dt.date.max.toordinal()
REACH = DAY * 366 * 800  # halves on each side of where a calendar is first asked
PATCH = DAY * 7 * 104


class TooFar(ValueError):
    """A date would lie outside what can be reckoned with: centuries away."""


def morning(day):
    """The instant at which a date begins."""
    return DAY * day.toordinal()


def evening(day):
    """The instant at which a date ends."""
    return DAY * day.toordinal() + DAY


def day_of(half):
    """The date of the half that begins at this instant. Raises TooFar outside the years 1 to 9999."""
    if not FIRST <= half <= LAST + 1:
        raise TooFar("a date outside the years 1 to 9999")
    return dt.date.fromordinal(half // DAY)


class Workdays:
    """Which halves of which days are worked.

    week: seven numbers from Monday on, 0 for a free day, 1 for a morning, 2 for a whole day. exceptions: {date: one of
    these numbers} that hold instead, as for holidays. hours: of a whole day, a Decimal above 0. Raises ValueError for
    anything else, and for a week nobody works in.
    """

    def __init__(self, week=PLAIN_WEEK, exceptions=None, hours=Decimal(8)):
        self.week, self.exceptions, self.hours = tuple(week), dict(exceptions or {}), hours
        if len(self.week) != 7 or not {*self.week, *self.exceptions.values()} <= {0, 1, 2}:
            raise ValueError("a day has 0, 1 or 2 worked halves, a week seven days")
        if not any(self.week) or hours <= 0:
            raise ValueError("a week has worked days, a day has hours")
        self.origin, self.low, self.high = None, 1, 0
        self.worked, self.before = [], 0

    # -- arithmetic ---------------------------------------------------------

    def count(self, instant):
        """How many worked halves lie before an instant."""
        if not self.low <= instant <= self.high:
            self.reach(instant)
        return self.counts[instant - self.low] + self.before

    def begin(self, k):
        """The instant at which the worked half number k begins."""
        at = k - self.before
        if not 0 <= at < len(self.worked):
            at = self.place(k)
        return self.worked[at]

    def end(self, k):
        """The instant at which k worked halves are over."""
        return self.begin(k - 1) + 1

    def shift(self, instant, halves):
        """An instant so many worked halves later, or earlier below 0. The same instant for 0."""
        if halves > 0:
            return self.end(self.count(instant) + halves)
        return self.begin(self.count(instant) + halves) if halves else instant

    def unshift(self, instant, halves):
        """The last instant x with shift(x, halves) <= instant."""
        if halves > 0:
            return self.begin(self.count(instant) - halves)
        return self.begin(self.count(instant + 1) - 1 - halves) if halves else instant

    # -- dates ---------------------------------------------------------------

    def halves_on(self, day):
        """How many halves of a date are worked."""
        return self.exceptions.get(day, self.week[day.weekday()])

    def halves_between(self, first, last):
        """Worked halves from `first` to `last`, both included; 0 where `last` is earlier."""
        return max(0, self.count(evening(last)) - self.count(morning(first)))

    def days_between(self, first, last):
        """Working days from `first` to `last`, both included, a Decimal in steps of a half."""
        return Decimal(self.halves_between(first, last)) / DAY

    def last_day(self, first, halves):
        """The date on which work of so many halves ends that begins on `first`, or on the next working day."""
        k = self.count(morning(first))
        return day_of((self.end(k + halves) - 1) if halves else self.begin(k))

    def first_day(self, last, halves):
        """The date on which work of so many halves, at least one, begins that ends on `last` or the working day before."""
        return day_of(self.begin(self.count(evening(last)) - halves))

    def next_day(self, day):
        """`day`, or the first working day after it."""
        return day_of(self.begin(self.count(morning(day))))

    # -- the window that has been laid out ------------------------------------

    def place(self, k):
        at = -1 if self.origin is None else k - self.before
        while not 0 <= at < len(self.worked):
            if self.origin is None:
                raise TooFar("count an instant first: counts begin where a calendar is first asked")
            self.widen(forward=at >= 0)
            at = k - self.before
        return at

    def reach(self, instant):
        if self.origin is None:
            self.origin = instant - instant % (DAY * 7)
            self.lay(self.origin, self.origin + PATCH)
        while not self.low <= instant <= self.high:
            self.widen(forward=instant > self.high)

    def widen(self, forward):
        """Twice as far: what asking one by one costs in all stays in proportion to what is reached."""
        size = self.high - self.low
        low, high = (self.low, self.high + size) if forward else (self.low - size, self.high)
        low, high = max(low, self.origin - REACH), min(high, self.origin + REACH)
        if (low, high) == (self.low, self.high):
            raise TooFar("a date centuries away")
        self.lay(low, high)

    def lay(self, low, high):
        flags = bytearray(
            half for n in range(7) for half in HALVES[self.week[(n - 1) % 7]]
        )  # day 0 is a Sunday
        turn = low % (DAY * 7)
        flags = (flags * ((high - low) // len(flags) + 2))[turn : turn + high - low]
        for day, halves in self.exceptions.items():
            at = morning(day) - low
            if 0 <= at < high - low - 1:
                flags[at : at + DAY] = bytes(HALVES[halves])
        counts = list(accumulate(flags, initial=0))
        self.before = -counts[self.origin - low]
        self.worked = [low + n for n, worked in enumerate(flags) if worked]
        self.counts, self.low, self.high = counts, low, high


def plain():
    """Monday to Friday, eight hours, no holidays."""
    return Workdays()
