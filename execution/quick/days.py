"""Days as people type them: "fri", "next week", "17 jun", "in 3 days". Pure."""

import calendar
import datetime as dt
import re

from django.utils import formats
from django.utils.translation import gettext as _

DAYS = [
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "weds", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday"),
]  # fmt: skip
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NEAR = {"today": 0, "tod": 0, "tomorrow": 1, "tom": 1, "tmr": 1, "yesterday": -1}
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
FEW = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(?:(\d{4}))?")
NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?")
LATEST = dt.date(2199, 12, 31)


class Unreadable(ValueError):
    """These words are meant as a day that the calendar does not have. message: a sentence on it."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def day_of(said, today):
    """The date that these words mean, None where they are no day. said: words in small letters.

    A weekday is the next one, today's is today; "next fri" is that of next week, "last fri" the one before today. A day
    of a month without a year is the next one. Raises Unreadable for "31 feb".
    """
    for reader in (near, weekday, phrase, in_a_while, of_a_month, in_digits):
        day = reader(said, today)
        if day is not None:
            return day
    return None


def near(said, today):
    return today + dt.timedelta(NEAR[said[0]]) if len(said) == 1 and said[0] in NEAR else None


def weekday(said, today):
    which = next((n for n, words in enumerate(DAYS) if said[-1] in words), None)
    if which is None or len(said) > 2:
        return None
    ahead = (which - today.weekday()) % 7
    if len(said) == 1:
        return today + dt.timedelta(ahead)
    monday = today - dt.timedelta(today.weekday())
    match said[0]:
        case "next":
            return monday + dt.timedelta(7 + which)
        case "this":
            return monday + dt.timedelta(which)
        case "last":
            return today - dt.timedelta((today.weekday() - which - 1) % 7 + 1)
    return None


def phrase(said, today):
    monday = today - dt.timedelta(today.weekday())
    match said:
        case ["next", "week"]:
            return monday + dt.timedelta(7)
        case ["next", "month"]:
            return (today.replace(day=1) + dt.timedelta(32)).replace(day=1)
        case ["end", "of", "week"]:
            friday = monday + dt.timedelta(4)
            return friday if friday >= today else friday + dt.timedelta(7)
        case ["end", "of", "month"]:
            return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return None


def in_a_while(said, today):
    """ "in 3 days", "in a week"."""
    if len(said) != 3 or said[0] != "in" or said[2] not in UNITS:
        return None
    n = FEW.get(said[1]) or (
        int(said[1]) if said[1].isascii() and said[1].isdigit() and len(said[1]) < 4 else None
    )
    return None if n is None else today + dt.timedelta(n * UNITS[said[2]])


def of_a_month(said, today):
    """ "17 jun", "june 17th", "17 jun 2027"."""
    if len(said) not in (2, 3):
        return None
    first, second, *year = said
    if year and not re.fullmatch(r"\d{4}", year[0]):
        return None
    if first[:1].isalpha():
        first, second = second, first
    number, month = NUMBER.fullmatch(first), month_of(second)
    if not number or month is None:
        return None
    return next_of(int(number[1]), month, int(year[0]) if year else None, today)


def month_of(word):
    word = word.rstrip(".")
    found = [n for n, name in enumerate(MONTHS, 1) if word == name or word == calendar.month_name[n].lower()]
    return found[0] if found else 9 if word == "sept" else None


def in_digits(said, today):
    if len(said) != 1:
        return None
    if found := ISO.fullmatch(said[0]):
        return real(int(found[3]), int(found[2]), int(found[1]))
    if (found := POINTS.fullmatch(said[0])) and (said[0].endswith(".") or found[3]):
        return next_of(int(found[1]), int(found[2]), int(found[3]) if found[3] else None, today)
    return None


def next_of(day, month, year, today):
    """That day of that month; without a year the next one from today on. 29 Feb waits for its leap year."""
    if year:
        return real(day, month, year)
    years = range(today.year, today.year + 9)
    found = (
        dt.date(y, month, day)
        for y in years
        if 1 <= month <= 12 and day <= calendar.monthrange(y, month)[1] and day
    )
    return next((one for one in found if one >= today), None) or real(day, month, today.year)


def real(day, month, year):
    try:
        found = dt.date(year, month, day)
    except ValueError as error:
        raise Unreadable(_("The calendar has no such day.")) from error
    if found > LATEST:
        raise Unreadable(_("Nobody plans beyond the year 2199."))
    return found


def weekday_name(day):
    """ "Mon 15 Jun", with the year where the reader could not tell."""
    return formats.date_format(day, "D j M Y")
