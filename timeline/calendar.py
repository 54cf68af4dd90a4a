"""Whole units of the calendar: the first day of a week, month, quarter, half or year, and the next one.

Everything is `datetime.date`. A fiscal year starts on the first of `fiscal_month` (1-12, 1 = the calendar
year) and is named after the calendar year in which it ends. Results are held inside date.min..date.max.
"""

import datetime as dt

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
UNITS = ("day", "week", *MONTHS)


def floor(day, unit, fiscal_month=1):
    """First day of the unit that holds `day`. ValueError for a unit not in UNITS."""
    if unit == "day":
        return day
    if unit == "week":
        return day - dt.timedelta(min(day.weekday(), day.toordinal() - 1))
    into = (day.month - fiscal_month) % _months(unit)
    return _month(day.year * 12 + day.month - 1 - into)


def following(day, unit, fiscal_month=1):
    """First day of the unit after the one that holds `day`; date.max when the calendar ends before."""
    if unit in ("day", "week"):
        return shift(floor(day, unit), 1 if unit == "day" else 7)
    first = floor(day, unit, fiscal_month)
    return _month(first.year * 12 + first.month - 1 + _months(unit))


def last_day(day, unit, fiscal_month=1):
    """Last day, inclusive, of the unit that holds `day`."""
    after = following(day, unit, fiscal_month)
    return after if after == dt.date.max else shift(after, -1)


def units(start, end, unit, fiscal_month=1):
    """Yield the first days of the units that touch start..end (inclusive), the first maybe before start."""
    day = floor(start, unit, fiscal_month)
    while day <= end:
        yield day
        after = following(day, unit, fiscal_month)
        if after <= day or after == dt.date.max:
            return
        day = after


def shift(day, days):
    """`day` moved by an integer number of days, stopped at the ends of the calendar."""
    at = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(at)


def quarter(day, fiscal_month=1):
    """Number 1-4 of the fiscal quarter that holds `day`."""
    return (day.month - fiscal_month) % 12 // 3 + 1


def fiscal_year(day, fiscal_month=1):
    """The year a fiscal year is named after: the calendar year it ends in."""
    return day.year + (fiscal_month > 1 and day.month >= fiscal_month)


def _months(unit):
    if unit not in MONTHS:
        raise ValueError(f"unknown unit {unit!r}")
    return MONTHS[unit]


def _month(number):
    year, month = divmod(number, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, 1) if year >= dt.MINYEAR else dt.date.min
