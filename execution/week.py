"""The working week of one person, day by day. Hours are Decimals. No database."""

import datetime as dt
from dataclasses import dataclass

DAYS = 5


@dataclass(frozen=True)
class Day:
    """date; done: hours of what was finished on it; due: hours left of what is due on it; height: per cent of
    the fullest day."""

    date: dt.date
    done: object
    due: object
    height: float = 0

    @property
    def hours(self):
        return self.done + self.due


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def days(tasks, today):
    """[Day] from Monday to Friday, and the weekend's days where something falls on them."""
    first = monday(today)
    week = [of(tasks, first + dt.timedelta(days=n)) for n in range(7)]
    shown = week[:DAYS] + [day for day in week[DAYS:] if day.hours]
    most = max(day.hours for day in week) or 1
    return [Day(d.date, d.done, d.due, round(float(100 * d.hours / most), 1)) for d in shown]


def of(tasks, date):
    done = sum(task.estimate or 0 for task in tasks if task.status == "done" and task.finished_on == date)
    due = sum(task.hours_left or 0 for task in tasks if task.is_open and task.due == date)
    return Day(date, done, due)
