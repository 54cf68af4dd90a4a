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
    return weeks * WEEK + sum((first.weekday() + n) % 7 < WEEK for n in range(rest))


def add_working_days(day, n):
    """The n-th working day after `day`; `day` itself for n = 0. Raises ValueError for a negative n."""
    if n < 0:
        raise ValueError("n counts working days forward, so it is 0 or more")
    if not n:
        return day
    friday = day - dt.timedelta(days=max(0, day.weekday() - 4))  # a weekend counts from its Friday
    weeks, rest = divmod(friday.weekday() + n, WEEK)
    return friday - dt.timedelta(days=friday.weekday()) + dt.timedelta(weeks=weeks, days=rest)
