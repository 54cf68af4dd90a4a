"""Reads a plan in Microsoft Project's XML (MSPDI). No database.

Lengths become halves of a working day, of the file's own minutes a day, rounded up; calendars the halves of their days.
Sources: the published schema of Project 2007, "MSPDI XML Structure", for what elements and numbers mean.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree

from execution.scheduling import rules
from execution.scheduling.jobs import LONGEST, Job, Link
from execution.scheduling.workdays import Workdays

KIND = {"0": rules.FF, "1": rules.FS, "2": rules.SF, "3": rules.SS}
RULE = {
    "2": rules.MUST_START, "3": rules.MUST_FINISH, "4": rules.START_NO_EARLIER, "5": rules.START_NO_LATER,
    "6": rules.FINISH_NO_EARLIER, "7": rules.FINISH_NO_LATER,
}  # fmt: skip
LENGTH = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
TENTHS = 10  # lags and slack are in tenths of a minute
ELAPSED = {"4", "6", "8", "10", "12"}  # formats of a lag that runs on nights and free days too
A_DAY = 24 * 60


class Told(NamedTuple):
    """What the file itself says of a task: start and finish as datetimes, total slack in halves, whether critical."""

    name: str
    summary: bool
    start: dt.datetime
    finish: dt.datetime
    slack: int
    critical: bool


class Plan(NamedTuple):
    """jobs: [Job], ids are the file's; links: [Link]; told: {id: Told}; start: date; calendar: that of the project;
    calendars: {id: Workdays}; people: {id: name}; given: [(task id, person id, share of their time)]."""

    jobs: list
    links: list
    told: dict
    start: dt.date
    calendar: Workdays
    calendars: dict
    people: dict
    given: list


def read(source):
    """Plan of a file's bytes. Raises ValueError with a sentence where it is no such file."""
    if b"<!DOCTYPE" in source:
        raise ValueError("This file declares a document type of its own; a plan in Project's XML has none.")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as broken:
        raise ValueError(f"This is no readable XML: {broken}.") from None
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    if root.tag != "Project" or root.find("StartDate") is None:
        raise ValueError("This XML is no plan of Microsoft Project: it has no Project with a StartDate.")
    day = int(root.findtext("MinutesPerDay") or 480)
    calendars = read_calendars(root, day)
    key = root.findtext("CalendarUID") or "1"
    jobs, told = read_tasks(root, day, calendars)
    links = [
        link for task in root.iterfind("Tasks/Task") for link in read_links(task, day) if link.before in told
    ]
    people = {one.findtext("UID"): one.findtext("Name") or "" for one in root.iterfind("Resources/Resource")}
    given = [
        (one.findtext("TaskUID"), one.findtext("ResourceUID"), Decimal(one.findtext("Units") or 1))
        for one in root.iterfind("Assignments/Assignment")
        if one.findtext("ResourceUID") in people
    ]
    calendar = calendars.get(key) or Workdays()
    return Plan(
        jobs, links, told, moment(root.findtext("StartDate")).date(), calendar, calendars, people, given
    )


def read_tasks(root, day, calendars):
    """([Job], {id: Told}); the outline's levels say what is part of what."""
    jobs, told, above = [], {}, []
    for task in root.iterfind("Tasks/Task"):
        if task.findtext("IsNull") == "1" or not task.findtext("Start"):
            continue
        level = int(task.findtext("OutlineLevel") or 1)
        above = above[:level] + [None] * (level - len(above[:level]))
        job = read_task(task, day, next((one for one in reversed(above) if one is not None), None), calendars)
        above.append(job.id)
        jobs.append(job)
        told[job.id] = tell(task, day)
    return jobs, told


def read_task(task, day, parent, calendars):
    said = task.findtext
    length = halves(minutes(said("Duration")), day)
    if length > LONGEST:
        raise ValueError(f"Task {said('UID')} lasts longer than twenty years.")
    calendar = said("CalendarUID") if said("CalendarUID") in calendars else None
    job = Job(said("UID"), length, parent, calendar)
    if said("Manual") == "1":
        return job._replace(
            held=True, start=moment(said("Start")).date(), finish=last_day(moment(said("Finish")))
        )
    rule, at = RULE.get(said("ConstraintType"), ""), said("ConstraintDate")
    if rule and at:
        to_finish = rule in rules.FINISH_FROM | rules.FINISH_BY
        job = job._replace(rule=rule, rule_day=last_day(moment(at)) if to_finish else moment(at).date())
    return job._replace(deadline=last_day(moment(said("Deadline")))) if said("Deadline") else job


def tell(task, day):
    said = task.findtext
    slack = int(said("TotalSlack") or 0) * 2 // (TENTHS * day)
    start, finish = moment(said("Start")), moment(said("Finish"))
    return Told(said("Name") or "", said("Summary") == "1", start, finish, slack, said("Critical") == "1")


def read_links(task, day):
    for link in task.iterfind("PredecessorLink"):
        lag = int(link.findtext("LinkLag") or 0) // TENTHS
        length = A_DAY if link.findtext("LagFormat") in ELAPSED else day
        sign = -1 if lag < 0 else 1
        kind = KIND.get(link.findtext("Type"), rules.FS)
        yield Link(
            link.findtext("PredecessorUID"), task.findtext("UID"), kind, sign * halves(abs(lag), length)
        )


def read_calendars(root, day):
    """{id: Workdays}; one of a person's begins with the week of the one it is based on."""
    found = {}
    for one in sorted(
        root.iterfind("Calendars/Calendar"), key=lambda one: one.findtext("IsBaseCalendar") != "1"
    ):
        base = found.get(one.findtext("BaseCalendarUID"))
        week, exceptions = (list(base.week), dict(base.exceptions)) if base else ([2] * 5 + [0] * 2, {})
        for part in [*one.iterfind("WeekDays/WeekDay"), *one.iterfind("Exceptions/Exception")]:
            worked, number = worked_halves(part, day), part.findtext("DayType")
            if number not in (None, "0"):
                week[(int(number) + 5) % 7] = worked  # 1 is Sunday
            elif part.find("TimePeriod") is not None:
                exceptions |= dict.fromkeys(days_of(part.find("TimePeriod")), worked)
        found[one.findtext("UID")] = Workdays(week if any(week) else [2] * 5 + [0] * 2, exceptions)
    return found


def worked_halves(part, day):
    if part.findtext("DayWorking") == "0":
        return 0
    spans = (
        (one.findtext("FromTime"), one.findtext("ToTime"))
        for one in part.iterfind("WorkingTimes/WorkingTime")
    )
    total = sum(((clock(until) or A_DAY) - clock(since)) for since, until in spans if since and until)
    return 0 if not total else 2 if total * 4 > day * 2 else 1


def days_of(period):
    first, last = (moment(period.findtext(name)).date() for name in ("FromDate", "ToDate"))
    return [first + dt.timedelta(days=n) for n in range(min((last - first).days + 1, 3660))]


def clock(text):
    return int(text[:2]) * 60 + int(text[3:5])


def moment(text):
    return dt.datetime.fromisoformat(text)


def last_day(when):
    """The day on which something is over: one before where it is over as the working day begins."""
    return when.date() - dt.timedelta(days=1) if when.hour <= 8 else when.date()


def minutes(text):
    found = LENGTH.fullmatch(text or "PT0S")
    if not found:
        raise ValueError(f"“{text}” is no length of time.")
    days, hours, mins, _seconds = (int(part or 0) for part in found.groups())
    return days * A_DAY + hours * 60 + mins


def halves(mins, day):
    return -(-mins * 2 // day)
