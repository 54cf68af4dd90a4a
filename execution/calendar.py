"""Working days: Monday to Friday. Dates are `datetime.date`, counts are whole days. No database."""

import datetime as dt

WEEK = 5


def is_working_day(day):
    return day.weekday() < WEEK


def working_days_between(first, last):
    """How many working days lie from `first` to `last`, both included; 0 where `last` is earlier."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    ends = first.weekday() + rest  # of the days beyond whole weeks, counted from that Monday
    return weeks * WEEK + max(min(ends, WEEK) - min(ends - rest, WEEK), 0) + max(ends - 7, 0)


def add_working_days(day, n):
    """The n-th working day after `day`, or the last day there is; `day` itself for n = 0. Raises ValueError for a
    negative n."""
    if n < 0:
        raise ValueError("n counts working days forward, so it is 0 or more")
    if not n:
        return day
    at = day.weekday()
    weeks, rest = divmod(min(at, WEEK - 1) + n, WEEK)  # a weekend counts from its Friday
    on = 7 * weeks + rest - at
    return day + dt.timedelta(days=min(on, (dt.date.max - day).days))
