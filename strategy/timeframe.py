"""Time frames as people say them: "Q3 2027", "March 2027", "27 Apr – 14 Aug". Text and dates only."""

import calendar
import contextlib
import datetime as dt
import re
from typing import NamedTuple

from django.utils.dates import MONTHS, MONTHS_3, MONTHS_AP
from django.utils.translation import gettext as _

DAY, WEEK, MONTH, QUARTER, HALF, YEAR = "day", "week", "month", "quarter", "half", "year"
LENGTH = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}  # months
FIRST_YEAR, LAST_YEAR = 1990, 2199
ENGLISH = (calendar.month_name, calendar.month_abbr)
BETWEEN = re.compile(r"\s+(?:to|until|till)\s+|\s*(?:–|—|\.\.)\s*|\s+-\s+")


class TimeFrame(NamedTuple):
    start: dt.date
    end: dt.date
    precision: str


def parse(text, today):
    """The TimeFrame a text means, None for an empty one.

    `today` gives the year where the text has none: this year, or the next one when it would be over.
    Raises ValueError when the text cannot be read or ends before it starts.
    """
    text = " ".join(text.split())
    if not text:
        return None
    whole = unit(text, today) or unit(re.sub(r"\s*/\s*", " ", text), today)
    if whole:
        return whole
    parts = BETWEEN.split(text)
    if len(parts) == 1:
        parts = text.split("-")  # "oct-dec"; a date with hyphens was read before
    return span(*parts, text, today) if len(parts) == 2 else fail(text)


def span(first, last, text, today):
    """ "A to B": each may be a day or a longer unit; what one leaves out, the other says."""
    opening = unit(first, today)
    since = opening.start if opening and has_year(first) else today
    closing = unit(last, since) or fail(text)
    if opening is None and re.fullmatch(r"[0-9]{1,2}\.?", first):
        opening = unit(f"{first} {calendar.month_name[closing.end.month]} {closing.end.year}", today)
    elif opening and not has_year(first):
        opening = in_year(opening, closing.end)
    if opening is None:
        fail(text)
    if closing.end < opening.start:
        raise ValueError(_("The end lies before the start."))
    precision = opening.precision if opening.precision == closing.precision else DAY
    return TimeFrame(opening.start, closing.end, precision)


def in_year(frame, end):
    """The same months in the last year that does not lie after `end`; a week keeps its number."""
    if frame.precision == WEEK:
        return week_in_year(frame.start.isocalendar().week, end)
    found = shift(frame, end.year - frame.start.year)
    return shift(found, -1) if found.start > end else found


def week_in_year(number, end):
    """The same for a week of that number; None where neither this year nor the last one has it."""
    for year in (end.isocalendar().year, end.isocalendar().year - 1):
        with contextlib.suppress(ValueError):
            found = iso_week(year, number)
            if found.start <= end:
                return found
    return None


def shift(frame, years):
    start, end = frame.start, frame.end
    try:
        return frame._replace(
            start=start.replace(year=start.year + years), end=end.replace(year=end.year + years)
        )
    except ValueError:  # 29 February
        last = end.replace(day=28, year=end.year + years)
        return frame._replace(
            start=min(last, start.replace(day=min(start.day, 28), year=start.year + years)), end=last
        )


def has_year(text):
    return bool(re.search(r"[0-9]{4}", text))


def fail(text):
    raise ValueError(_("“%(text)s” is no time frame.") % {"text": text})


def unit(text, today):
    """One day, week, month, quarter, half or year; None where it is none of them."""
    text = " ".join(re.sub(r"[,.]", " ", text.lower()).split())
    for pattern, read in READERS:
        if found := re.fullmatch(pattern, text):
            try:
                return within(read(found, today))
            except (ValueError, OverflowError):
                return None
    return None


def within(frame):
    return frame if frame and frame.start.year >= FIRST_YEAR and frame.end.year <= LAST_YEAR else None


def months(year, month, precision):
    """The unit of `precision` that begins in this month."""
    last = month + LENGTH[precision] - 1
    return TimeFrame(
        dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), precision
    )


def coming(make, today):
    """make(year) for the first year in which it exists and is not over: 29 February waits for a leap year."""
    for year in range(today.year, today.year + 9):
        with contextlib.suppress(ValueError):
            frame = make(year)
            if frame.end >= today:
                return frame
    return None


def with_year(found, today, make):
    year = found["year"]
    return make(int(year)) if year else coming(make, today)


def month_number(name):
    """1 to 12 for a month's name, whole or short, in English or in the reader's language."""
    for number in range(1, 13):
        names = [table[number] for table in ENGLISH]
        names += [str(table[number]) for table in (MONTHS, MONTHS_3, MONTHS_AP)]
        if name in {n.lower().rstrip(".") for n in names}:
            return number
    return None


def read_month(found, today):
    number = month_number(found["month"])
    return number and with_year(found, today, lambda year: months(year, number, MONTH))


def read_day(found, today):
    number = month_number(found["month"])
    if not number:
        return None

    def make(year):
        day = dt.date(year, number, int(found["day"]))
        return TimeFrame(day, day, DAY)

    return with_year(found, today, make)


def read_part(precision):
    def read(found, today):
        first = (int(found["n"]) - 1) * LENGTH[precision] + 1
        return with_year(found, today, lambda year: months(year, first, precision))

    return read


def read_date(found, today):
    day = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    return TimeFrame(day, day, DAY)


def iso_week(year, number):
    """The week of that number; ValueError where the year has none."""
    monday = dt.date.fromisocalendar(year, number, 1)
    return TimeFrame(monday, monday + dt.timedelta(days=6), WEEK)


def read_week(found, today):
    return with_year(found, today, lambda year: iso_week(year, int(found["n"])))


def numbered(letter, highest):
    """ "q3", "q3 2027", "2027 q3" as two patterns."""
    part = rf"{letter}\s?(?P<n>[1-{highest}])"
    return [rf"{part}(?:\s(?P<year>[0-9]{{4}}))?", rf"(?P<year>[0-9]{{4}})[\s-]?{part}"]


YEAR_AFTER = r"(?:\s(?P<year>[0-9]{4}))?"
READERS = [
    (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})", read_date),
    (r"(?P<year>[0-9]{4})", lambda found, today: months(int(found["year"]), 1, YEAR)),
    (r"(?P<year>[0-9]{4})-(?P<m>0[1-9]|1[0-2])", lambda f, today: months(int(f["year"]), int(f["m"]), MONTH)),
    *((pattern, read_part(QUARTER)) for pattern in numbered("q", 4)),
    *((pattern, read_part(HALF)) for pattern in numbered("h", 2)),
    (rf"(?:w|cw|kw|week)\s?(?P<n>[0-9]{{1,2}}){YEAR_AFTER}", read_week),
    (r"(?P<year>[0-9]{4})[\s-]?w(?P<n>[0-9]{1,2})", read_week),
    (rf"(?P<month>[^\W\d_]+){YEAR_AFTER}", read_month),
    (rf"(?P<day>[0-9]{{1,2}})\s(?P<month>[^\W\d_]+){YEAR_AFTER}", read_day),
    (rf"(?P<month>[^\W\d_]+)\s(?P<day>[0-9]{{1,2}}){YEAR_AFTER}", read_day),
]


# -- and back into words --------------------------------------------------------


def words(start, end, precision, today):
    """ "Q3 2027", "27 Apr – 14 Aug"; a year that is `today`'s, or said once already, is left out. "" without dates."""
    if not start or not end:
        return ""
    if precision in LENGTH and whole(start, end, precision):
        return in_units(start, end, precision)
    if precision == WEEK and start.weekday() == 0 and end - start == dt.timedelta(days=6):
        return f"W{start.isocalendar().week} {start.isocalendar().year}"
    if start == end:
        return day(start, today)
    first = day(start, end if start.year == end.year else today)
    return f"{first} – {day(end, today)}"


def whole(start, end, precision):
    """Whether the dates are those of whole units; else only the days themselves are true."""
    first = months(start.year, floor(start.month, precision), precision)
    last = months(end.year, floor(end.month, precision), precision)
    return first.start == start and last.end == end


def kept(start, end, precision):
    """How precise these days still are: as before while they are whole units of it, else to the day."""
    if precision == WEEK:
        return WEEK if (start.weekday(), end.weekday()) == (0, 6) else DAY
    return precision if precision in LENGTH and whole(start, end, precision) else DAY


def floor(month, precision):
    length = LENGTH[precision]
    return (month - 1) // length * length + 1


def in_units(start, end, precision):
    first, last = one(start, precision), one(end, precision)
    if (start.year, first) == (end.year, last):
        return named(first, start.year)
    if start.year == end.year and first:
        return f"{first} – {named(last, end.year)}"
    return f"{named(first, start.year)} – {named(last, end.year)}"


def one(day, precision):
    match precision:
        case "month":
            return str(MONTHS[day.month])
        case "quarter":
            return f"Q{(day.month + 2) // 3}"
        case "half":
            return f"H{1 if day.month < 7 else 2}"
    return ""


def named(part, year):
    return f"{part} {year}".strip()


def day(date, today):
    text = f"{date.day} {str(MONTHS_3[date.month]).capitalize()}"
    return text if date.year == today.year else f"{text} {date.year}"
