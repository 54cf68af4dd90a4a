"""A goal of one year."""

import datetime as dt

from strategy.models import Goal

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}


def goal_of(place, title, **fields):
    return Goal.create(by=place.manager, product=place.product, title=title, **YEAR, **fields)
