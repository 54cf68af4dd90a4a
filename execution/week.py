"""The working week of one person, day by day. Hours are Decimals. No database."""

import datetime as dt
from dataclasses import dataclass

DAYS = 5


@dataclass(frozen=True)
class Day:
    """date; done: hours of what was finished on it; due: hours left of what is due on it; room: hours that are worked on
    it; height: per cent of the fullest day."""

    date: dt.date
    done: object
    due: object
    height: float = 0
    room: object = 0

    @property
    def hours(self):
        return self.done + self.due

    @property
    def is_over(self):
        """More than there is room for."""
        return self.hours > self.room > 0


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def days(tasks, today, room=lambda day: 0):
    """[Day] from Monday to Friday, and the weekend's days where something falls on them. room: hours worked on a date."""
    first = monday(today)
    week = [of(tasks, first + dt.timedelta(days=n)) for n in range(7)]
    shown = week[:DAYS] + [day for day in week[DAYS:] if day.hours]
    most = max(max(day.hours, room(day.date)) for day in week) or 1
    return [Day(d.date, d.done, d.due, share(d.hours, most), room(d.date)) for d in shown]


def share(hours, most):
    return round(float(100 * hours / most), 1)


def line(days):
    """How high the room of a full day stands, per cent of the fullest day; 0 where nobody said."""
    most = max((max(day.hours, day.room) for day in days), default=0)
    return share(max(day.room for day in days), most) if most else 0


def of(tasks, date):
    done = sum(task.estimate or 0 for task in tasks if task.status == "done" and task.finished_on == date)
    due = sum(task.hours_left or 0 for task in tasks if task.is_open and task.due == date)
    return Day(date, done, due)
