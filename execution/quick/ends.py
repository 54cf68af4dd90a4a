"""Days and hours at the end of a line. Pure."""

import re
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from execution.quick.days import Unreadable, day_of, weekday_name
from execution.quick.reading import Mark

MOST_HOURS = 99_999
HOURS = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)(h|hrs?|hours?|m|mins?|minutes?|d|days?)")
CLOCKED = re.compile(r"(\d{1,5})h(\d{1,2})(?:m|min)?")
BEFORE_A_DAY = ("by", "on", "due", "until")


def trailing(words, known):
    """[Mark] of days and hours at the end of the words, which they are taken from. One word always stays."""
    found = []
    while len(words) > 1:
        mark, n = last(words, known)
        if mark is None:
            break
        found.append(mark)
        del words[-n:]
    return found


def last(words, known):
    """(Mark, how many words it takes) of what the words end with; (None, 0) where they end with a word."""
    for n in range(min(4, len(words) - 1), 0, -1):
        run = words[-n:]
        if any(token.literal for token in run) or apart(run):
            continue
        said = [plainly(token.text) for token in run]
        start, end = run[0].start, run[-1].end
        if (hours := hours_of(said, known)) is not None:
            fault = "" if hours <= MOST_HOURS else _("That is more work than a task may hold.")
            return Mark("estimate", start, end, None if fault else hours, fault), n
        if said[0] in BEFORE_A_DAY and n > 1 and (mark := day_mark(said[1:], start, end, known)):
            return mark, n
        if mark := day_mark(said, start, end, known):
            return mark, n
    return None, 0


def plainly(text):
    """In small letters, without what closes a sentence; "1.7." keeps its point."""
    text = text.rstrip(",;:").lower()
    return text if re.fullmatch(r"\d+\.\d+\.", text) else text.rstrip(".")


def apart(run):
    """Whether a sign stands between them."""
    return any(b.start - a.end > 3 for a, b in pairwise(run))


def day_mark(said, start, end, known):
    """The Mark of words that are a day, None where they are none."""
    try:
        day = day_of(said, known.today)
    except Unreadable as wrong:
        return Mark("due", start, end, None, wrong.message)
    if day is None:
        return None
    if day < known.today:
        words = _("“%(said)s” is over: it was %(day)s. Choose a day from today on.")
        return Mark("due", start, end, None, words % {"said": " ".join(said), "day": weekday_name(day)})
    return Mark("due", start, end, day)


def dated(words, known, marks):
    """[Mark] of the first date in digits anywhere else, where no day is said yet."""
    if any(mark.kind == "due" for mark in marks):
        return []
    for token in words:
        if (
            not token.literal
            and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plainly(token.text))
            and len(words) > 1
        ):
            words.remove(token)
            return [day_mark([plainly(token.text)], token.start, token.end, known)]
    return []


def hours_of(said, known):
    """Decimal hours of ["3h"], ["3", "hours"], ["1h", "30min"] and the like; None for anything else."""
    if len(said) == 2 and said[1][:1].isdigit():
        parts = [hours_of([part], known) for part in said]
        return None if None in parts or parts[1] >= 1 or parts[0] % 1 else sum(parts)
    text = "".join(said) if len(said) <= 2 else ""
    if found := CLOCKED.fullmatch(text):
        return Decimal(found[1]) + quarter(Decimal(found[2]) / 60) if int(found[2]) < 60 else None
    if not (found := HOURS.fullmatch(text)):
        return None
    amount = Decimal(found[1].replace(",", "."))
    each = {"h": Decimal(1), "m": 1 / Decimal(60), "d": known.hours_a_day}[found[2][0]]
    return quarter(amount * each)


def quarter(hours):
    """As the database keeps it: two decimals."""
    return hours.quantize(Decimal("0.01")).normalize() + 0
