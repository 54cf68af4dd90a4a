"""The schedule of a project as its rows say it: calendars, tasks and what waits for what, a few questions in all."""

import datetime as dt
from typing import Any, NamedTuple

from execution.models import Person, TaskDependency, WorkCalendar
from execution.models.status import Status
from execution.schedule import Schedule, schedule
from execution.scheduling.jobs import LONGEST, Job, Link
from execution.scheduling.reschedule import Material

REACH = -3660, 7320  # days around today within which time off is looked at
UNDATED = 10  # halves that a task is taken to last of which nobody said anything, as in the forecast

WRITTEN = ("start", "due", "estimate", "duration", "rule", "rule_day", "deadline", "pinned")
COLUMNS = ("id", "parent_id", "status", *WRITTEN)


class Planned(NamedTuple):
    """schedule: Schedule by the ids of tasks; cancelled work is not in it. free: ids of tasks that nothing holds: their
    days follow from what they wait for."""

    schedule: Schedule
    free: frozenset


class Sheet(NamedTuple):
    """The plan of a project as its rows say it, in columns. rows: {task id: {column: value}} of all that is not cancelled,
    in their order. links: (before, after, kind, lag in days). week, hours, exceptions: of its calendar. people: {membership
    id: (days of the week, {date: 0} away)} of those that work alone on a task otherwise than it says."""

    project: Any
    rows: dict
    links: list
    calendar: WorkCalendar
    exceptions: dict
    people: dict


def plan_of(project):
    """Planned of a project, None where it has no task that is not cancelled. Raises what `schedule` raises."""
    found = material_of(project)
    if not found.jobs:
        return None
    return Planned(schedule(found.jobs, found.links, found.start, found.usual, found.own), found.free)


def material_of(project):
    """`execution.scheduling.reschedule.Material` of a project. Cancelled work is not in it."""
    return laid_out(sheet_of(project))


def sheet_of(project):
    """Sheet of a project: six questions, however many tasks."""
    rows = {
        row["id"]: row for row in rows_of(project) if row["status"] != Status.CANCELLED or row["has_parts"]
    }
    found = TaskDependency.objects.within(project).values_list("before_id", "after_id", "kind", "lag")
    links = [link for link in found if link[0] in rows and link[1] in rows]
    calendar = WorkCalendar.of(project.workspace, project)
    return Sheet(
        project, rows, links, calendar, calendar.exceptions(), people_of(project, calendar, rows.values())
    )


def again(sheet, tasks):
    """The Sheet once the rows of these tasks were written, and nothing else; one question."""
    fresh = {row["id"]: row for row in sheet.project.tasks.filter(pk__in=tasks).values(*COLUMNS)}
    rows = {
        pk: row | {name: fresh[pk][name] for name in WRITTEN} if pk in fresh else row
        for pk, row in sheet.rows.items()
    }
    return sheet._replace(rows=rows)


def laid_out(sheet):
    """`execution.scheduling.reschedule.Material` of a Sheet."""
    rows, links = sheet.rows.values(), [Link(a, b, kind, int(lag * 2)) for a, b, kind, lag in sheet.links]
    usual, own = calendars_of(sheet.calendar, sheet.exceptions, sheet.people)
    waits = waiting(sheet.rows, {link.after for link in links})
    jobs, free, times = [], set(), {}
    for row in rows:
        calendar = row["person"] if row["person"] in own else None
        times[row["id"]] = own.get(calendar, usual)
        job = job_of(row, times[row["id"]], calendar)
        if row["has_parts"]:
            job = job._replace(start=None, finish=None)
        elif is_held(row, row["id"] in waits):
            job = job._replace(held=True)
        else:
            job = wished(job, times[row["id"]])
            free.add(row["id"])
        jobs.append(job)
    return Material(jobs, links, start_of(sheet.project, rows), usual, own, frozenset(free), times)


def calendars_of(calendar, exceptions, people):
    """(Workdays of a calendar, {membership id: Workdays} of these `people_of` it)."""
    own = {one: calendar.workdays(exceptions | away, days) for one, (days, away) in people.items()}
    return calendar.workdays(exceptions), own


def waiting(rows, after):
    """Ids of tasks that wait for something, themselves or what they are part of."""
    found, todo, parts = set(), [pk for pk in after if pk in rows], {}
    for pk, row in rows.items():
        parts.setdefault(row["parent_id"], []).append(pk)
    while todo:
        pk = todo.pop()
        if pk not in found:
            found.add(pk)
            todo += parts.get(pk, ())
    return found


def rows_of(project):
    """[{…}] of the living tasks, in their order, each with the one member that works on it, if it is one."""
    rows = list(project.tasks.order_by("number").values(*COLUMNS))
    here, wholes = {row["id"] for row in rows}, {row["parent_id"] for row in rows}
    through = project.tasks.model.assignees.through.objects
    people = {}
    for task, member in through.filter(task__project=project).values_list("task_id", "membership_id"):
        people[task] = None if task in people else member
    for row in rows:
        row["has_parts"], row["person"] = row["id"] in wholes, people.get(row["id"])
        row["parent_id"] = row["parent_id"] if row["parent_id"] in here else None
    return rows


def people_of(project, calendar, rows):
    """{membership id: (days of the week, {date: 0} away)} of those that work alone on a task, otherwise than `calendar`."""
    members = {row["person"] for row in rows} - {None}
    if not members:
        return {}
    found = {}
    for person in Person.objects.filter(member__in=members).prefetch_related("time_off"):
        away = [one for one in person.time_off.all() if not one.deleted_at]
        if away or person.days != calendar.days:
            found[person.member_id] = person.days, absent(away, project.workspace.today())
    return found


def absent(entries, today):
    """{date: 0} of somebody's time off, as far as plans reach."""
    low, high = (today + dt.timedelta(days=days) for days in REACH)
    return {day: 0 for one in entries for day in one.dates(low, high)}


def job_of(row, times, calendar=None):
    """Job of a row as it stands, not held."""
    return Job(
        row["id"], length_of(row, times), row["parent_id"], calendar, row["start"], row["due"], False,
        row["rule"], row["rule_day"], row["deadline"],
    )  # fmt: skip


def length_of(row, times):
    """Halves: what somebody said, else the working time from start to due, else that of its estimate."""
    if row["duration"] is not None:
        return int(row["duration"] * 2)
    if row["start"] and row["due"]:
        return min(max(1, times.halves_between(row["start"], row["due"])), LONGEST)
    if row["estimate"]:
        return min(max(1, -(-int(row["estimate"] * 2) // max(1, int(times.hours)))), LONGEST)
    return UNDATED


def is_held(row, waits):
    """Whether its days stay as they are: it is over, begun or pinned, or waits for nothing."""
    dated = row["start"] or row["due"]
    return bool(dated) and (not waits or row["pinned"] or row["status"] != Status.TODO)


def wished(job, times):
    """One that follows others begins no earlier than somebody wrote. The due day stays only where it tells what the length
    does not: that it begins or ends in the middle of a day."""
    if job.start is None and job.finish is not None and job.duration:
        return job._replace(start=times.first_day(job.finish, job.duration), finish=None)
    if job.start is None or job.finish is None or not job.duration:
        return job._replace(start=job.start or job.finish, finish=None)
    over = times.halves_between(job.start, job.finish) - job.duration
    return job if over in (1, 2) else job._replace(finish=None)


def start_of(project, rows):
    """The day before which nothing begins that nobody gave a day: the project's start, its first task's, or today."""
    dates = [day for row in rows for day in (row["start"], row["due"]) if day]
    return project.start or min(dates, default=project.workspace.today())
