"""The schedule against answers that others worked out: Microsoft Project's own dates, slack and critical flags, and the
lengths of critical paths that PSPLIB publishes. Small ones of our own are always there."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings

from execution import mspdi
from execution.schedule import schedule
from execution.scheduling.binding import chain
from execution.scheduling.jobs import Job, Link
from execution.scheduling.rules import FS
from execution.scheduling.workdays import Workdays, morning

SAMPLE = Path(settings.BASE_DIR).parent / "shared" / "sample"
FILES = {"mspdirelations.xml": set(), "task-links-project2019-mspdi.xml": set(), "sample.xml": {"2"}}
TWIN = """<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-06-15T08:00:00</StartDate>
<MinutesPerDay>480</MinutesPerDay><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID>
<IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>4</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>
</Calendar></Calendars><Tasks>{tasks}</Tasks></Project>"""
TASK = """<Task><UID>{id}</UID><OutlineLevel>{level}</OutlineLevel><Name>Task {id}</Name><Start>{start}</Start>
<Finish>{finish}</Finish><Duration>PT{hours}H0M0S</Duration><Summary>{summary}</Summary><TotalSlack>{slack}</TotalSlack>
<Critical>{critical}</Critical>{more}</Task>"""


def twin():
    """A week without its Wednesday: two tasks in one, a third that waits for half a day and ends with the second."""
    link = "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>{}</Type><LinkLag>{}</LinkLag></PredecessorLink>"
    rows = [
        (1, 1, "2026-06-15T08:00:00", "2026-06-18T17:00:00", 24, 1, 0, 1, ""),
        (2, 2, "2026-06-15T08:00:00", "2026-06-16T17:00:00", 16, 0, 0, 1, ""),
        (3, 2, "2026-06-18T08:00:00", "2026-06-18T17:00:00", 8, 0, 0, 1, link.format(2, 1, 0)),
        (4, 1, "2026-06-16T13:00:00", "2026-06-16T17:00:00", 4, 0, 4800, 0, link.format(2, 3, 7200)),
    ]
    names = ("id", "level", "start", "finish", "hours", "summary", "slack", "critical", "more")
    return TWIN.format(
        tasks="".join(TASK.format(**dict(zip(names, row, strict=True))) for row in rows)
    ).encode()


def check(source, by_hand=()):
    """Every row of a file but those by hand, which nobody can work out of its tasks: start, finish, slack, critical."""
    file = mspdi.read(source)
    jobs = [held(job, file.told[job.id]) if job.id in by_hand else job for job in file.jobs]
    plan = schedule(jobs, file.links, file.start, file.calendar, file.calendars)
    compared = 0
    for n, job in enumerate(jobs):
        told = file.told[job.id]
        if job.id in by_hand or (by_hand and told.summary):
            continue
        row, times = plan[job.id], plan.times[n]
        assert (plan.begin[n], plan.end[n]) == (place(told.start, times), place(told.finish, times)), told
        assert (row.total, row.critical) == (told.slack, told.critical), told
        compared += 1
    return compared


def held(job, told):
    return job._replace(held=True, start=told.start.date(), finish=mspdi.last_day(told.finish))


def place(when, times):
    """A moment of a day from eight to five in worked halves: over at five is the same as begun the next day at eight."""
    halves = 0 if when.hour <= 8 else 2 if when.hour >= 17 else 1
    return times.count(morning(when.date()) + halves)


def test_a_small_plan_has_the_dates_that_were_worked_out_by_hand():
    assert check(twin()) == 4


@pytest.mark.parametrize("name", FILES)
def test_microsoft_project_says_the_same(name):
    path = SAMPLE / "msproject" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    assert check(path.read_bytes(), FILES[name]) == {"mspdirelations.xml": 6, "sample.xml": 15}.get(name, 17)


def test_a_plan_with_people_and_calendars_of_their_own_is_read():
    path = SAMPLE / "msproject" / "mspdiresource.xml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    file = mspdi.read(path.read_bytes())
    assert [job.id for job in file.jobs] == ["0", "2", "3", "4"]
    assert file.links == [Link("2", "3", FS, 0)]
    assert {"Wade Golden", "Jon Iles", "Brian Leach"} < set(file.people.values())
    assert len(file.given) == 5 and file.calendars["5"].week == file.calendars["6"].week
    assert schedule(file.jobs, file.links, file.start, file.calendar, file.calendars).finished > file.start


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"not xml", "no readable XML"),
        (b"<html/>", "no plan of Microsoft Project"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><Project/>', "document type"),
        (twin().replace(b"PT24H0M0S", b"a while"), "no length of time"),
    ],
)
def test_what_is_no_plan_is_refused_in_words(source, words):
    with pytest.raises(ValueError, match=words):
        mspdi.read(source)


# -- critical paths -----------------------------------------------------------------------

MONDAY = dt.date(2026, 6, 15)


def psplib(text):
    """(the stated length of the critical path, jobs, links) of an instance."""
    lines = text.splitlines()
    stated = int(lines[next(n for n, line in enumerate(lines) if "MPM-Time" in line) + 1].split()[-1])
    section, jobs, links = "", [], []
    for line in lines:
        numbers = [int(word) for word in line.split()] if line.split() and line.split()[0].isdigit() else []
        section = line if line.endswith(":") else section
        if numbers and section.startswith("PRECEDENCE"):
            links += [Link(numbers[0], after) for after in numbers[3:]]
        elif numbers and section.startswith("REQUESTS"):
            jobs.append(Job(numbers[0], 2 * numbers[2]))
    return stated, jobs, links


@pytest.mark.parametrize(
    "path", sorted((SAMPLE / "psplib").glob("*.sm")) or [None], ids=lambda path: path and path.stem
)
def test_the_critical_path_is_as_long_as_its_publisher_says(path):
    if path is None:
        pytest.skip(f"{SAMPLE / 'psplib'} is not here")
    stated, jobs, links = psplib(path.read_text())
    plan = schedule(jobs, links, MONDAY, Workdays(), {})
    assert len(jobs) == 32 and max(plan.end) - min(plan.begin) == 2 * stated
    long = sum(plan.jobs[plan.number[id]].duration for id in chain(plan, 32))
    assert long == 2 * stated
