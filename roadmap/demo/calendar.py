"""The story's days on today's calendar, counted in working days, so that every weekday tells the same."""

import datetime as dt
import zoneinfo

from execution.calendar import add_working_days, is_working_day, working_days_between
from execution.scheduling.publicdays import public_days
from timeline import calendar as units

ZONE = "Europe/Berlin"
COUNTRY, REGION = "DE", "BE"
TODAY = dt.date(2026, 6, 17)  # a Wednesday
COARSE = ("month", "quarter", "half", "year")


class Calendar:
    """The story's Wednesday is today; on a weekend it is the Monday to come."""

    def __init__(self, now):
        self.now = now
        self.zone = zoneinfo.ZoneInfo(ZONE)
        self.today = now.astimezone(self.zone).date()
        self.anchor = self.today if is_working_day(self.today) else add_working_days(self.today, 1)
        years = range(self.anchor.year - 1, self.anchor.year + 3)
        self.free = set(public_days(COUNTRY, REGION, years))  # on which nobody works

    def day(self, told):
        """The date of a story's day, "06-17" or "2027-03-01"; as many working days from today."""
        if told is None:
            return None
        date = dt.date.fromisoformat(told if len(told) > 5 else f"{TODAY.year}-{told}")
        if date >= TODAY:
            return add_working_days(self.anchor, working_days_between(TODAY, date) - 1)
        return self.before(working_days_between(date, TODAY) - 1)

    def first(self, told):
        """The date on which a piece of work begins: never a holiday."""
        return self.beyond(self.day(told))

    def last(self, told, first=None):
        """The date on which it ends: before a holiday, but not before it begins, nor late by that alone."""
        date = self.day(told)
        end = self.until(date)
        if end < (first or end) or end < self.today <= date:
            return self.beyond(date)
        return end

    def beyond(self, date):
        while not self.works(date):
            date += dt.timedelta(days=1)
        return date

    def until(self, date):
        while not self.works(date):
            date -= dt.timedelta(days=1)
        return date

    def works(self, date):
        return is_working_day(date) and date not in self.free

    def before(self, days, date=None):
        """So many working days before `date`, a working day (else before the story's today)."""
        weeks, rest = divmod(days, 5)
        date = (date or self.anchor) - dt.timedelta(weeks=weeks)
        return date - dt.timedelta(days=rest + (2 if rest > date.weekday() else 0))

    def frame(self, start, end, precision):
        """(start, end) of a time frame: whole months, quarters or years where it is meant so roughly."""
        first, last = self.day(start), self.day(end)
        if precision not in COARSE:
            return first, last
        return units.floor(first, precision), units.last_day(last, precision)

    def at(self, date, hour=9):
        """That hour of the day."""
        return dt.datetime.combine(date, dt.time(hour), self.zone)
