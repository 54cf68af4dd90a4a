"""Periods of goals as people say them: "Q3 2026", "H1 FY27", "2026", "2 Mar – 30 Sep". Text and dates only.

A fiscal year that begins in another month than January is written "FY27", after the year in which it ends.
"""

import datetime as dt
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from strategy import timeframe

QUARTER, HALF, YEAR, OWN = "quarter", "half", "year", "own"
LENGTH = {QUARTER: 3, HALF: 6, YEAR: 12}  # months
JANUARY = 1
OFFERED = {QUARTER: (-1, 5), HALF: (-1, 3), YEAR: (-1, 3)}  # from, to: steps from the one that runs

YEAR_WORDS = r"(?:(?P<fy>fy)\s?)?['’]?(?P<year>[0-9]{4}|[0-9]{2})"
PART = r"(?P<unit>[qh])\s?(?P<n>[1-4])"
PATTERNS = [
    rf"{PART}[\s/-]*{YEAR_WORDS}",
    rf"{YEAR_WORDS}[\s/-]*{PART}",
    r"(?P<fy>fy)\s?['’]?(?P<year>[0-9]{4}|[0-9]{2})",
]


class Period(NamedTuple):
    kind: str
    start: dt.date
    end: dt.date


def parse(text, today, fiscal=JANUARY):
    """The Period a text means. `fiscal` is the month, 1 to 12, in which the workspace's year begins.

    "FY" asks for the fiscal year, anything else is read as the calendar has it. `today` gives the year where the
    text has none. Raises ValueError, with a sentence for people, for what is empty or cannot be read.
    """
    text = " ".join(text.split())
    for pattern in PATTERNS:
        if found := re.fullmatch(pattern, text.lower()):
            return named(found.groupdict(), fiscal, text)
    frame = timeframe.parse(text, today) if text else None
    if frame is None:
        raise ValueError(_("Say for which period, like “Q3 2026” or “2 Mar – 30 Sep 2026”."))
    kind = frame.precision if fits(frame.precision, frame.start, frame.end) else OWN
    return Period(kind, frame.start, frame.end)


def named(words, fiscal, text):
    """A part of a year, or a whole one, out of the words of a pattern."""
    year = int(words["year"])
    year += 2000 if year < 100 else 0
    unit, number = words.get("unit"), int(words.get("n") or 1)
    if (unit == "h" and number > 2) or not timeframe.FIRST_YEAR < year < timeframe.LAST_YEAR:
        raise ValueError(_("“%(text)s” is no period.") % {"text": text})
    kind = {"q": QUARTER, "h": HALF, None: YEAR}[unit]
    first = year_start(year, fiscal if words.get("fy") else JANUARY)
    return of(kind, ahead(first, (number - 1) * LENGTH[kind]))


def year_start(year, fiscal):
    """The first day of the year that ends in `year`."""
    return dt.date(year if fiscal == JANUARY else year - 1, fiscal, 1)


def ahead(first, months):
    """The first of the month that many months after the first of a month."""
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def of(kind, first):
    """The Period of a kind that begins on the first of a month."""
    return Period(kind, first, ahead(first, LENGTH[kind]) - dt.timedelta(days=1))


def fits(kind, start, end):
    """Whether these days are one whole quarter, half or year, whenever the year begins; own dates always fit."""
    if kind == OWN:
        return True
    return kind in LENGTH and start.day == 1 and of(kind, start).end == end


def running(kind, today, fiscal=JANUARY):
    """The Period of a kind in which `today` lies."""
    into = (today.month - fiscal) % 12
    return of(kind, ahead(dt.date(today.year, today.month, 1), -(into % LENGTH[kind])))


def offered(today, fiscal=JANUARY):
    """{kind: [Period]} to pick from: the one before, the one that runs, and those that come."""
    found = {}
    for kind, (first, last) in OFFERED.items():
        now = running(kind, today, fiscal).start
        found[kind] = [of(kind, ahead(now, step * LENGTH[kind])) for step in range(first, last)]
    return found


def words(period, today, fiscal=JANUARY):
    """ "Q3 2026", "H1 FY27", "2026"; the days themselves where it was given by them, or where the workspace's year
    begins elsewhere since. What is said of a quarter, half or year is read back as the same days."""
    kind, start, end = period
    for month in dict.fromkeys((fiscal, JANUARY)):
        if kind != OWN and fits(kind, start, end) and (start.month - month) % LENGTH[kind] == 0:
            return unit(kind, start, month)
    return timeframe.words(start, end, timeframe.DAY, today)


def unit(kind, start, fiscal):
    into = (start.month - fiscal) % 12
    year = ahead(start, 11 - into).year
    name = str(year) if fiscal == JANUARY else f"FY{year % 100:02}" if 2000 <= year < 2100 else f"FY{year}"
    if kind == YEAR:
        return name
    return f"{'Q' if kind == QUARTER else 'H'}{into // LENGTH[kind] + 1} {name}"


def overlap(first, other):
    """Whether two periods share a day."""
    return first.start <= other.end and other.start <= first.end
