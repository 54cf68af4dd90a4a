"""What waits for what in the story's projects, and the calendar that all of them go by."""

from decimal import Decimal

from execution.models import FreeDay, Task, TaskDependency, WorkCalendar, Worked
from roadmap.demo.calendar import COUNTRY, REGION

PARTY = ("07-31", "Company afternoon")  # half a day off

# project: [(first, then, kind, lag in working days)]
WAITS = {
    "STO": [
        ("Schedule model", "Order generation job", "FS", 0),
        ("Order generation job", "Stock reservation with Depot", "FS", 0),
        (
            "Card mandate migration",
            "Failed-payment retries",
            "SS",
            20,
        ),  # the first mandates are enough to retry
        ("Set up a standing order", "Pause, skip and edit", "SS", 10),
        ("Pause, skip and edit", "Reminder e-mails", "FS", 0),
        ("Failed-payment retries", "Pilot with three hubs", "FS", 0),
        ("Pilot with three hubs", "Fixes and sign-off", "FS", 0),
        ("Fixes and sign-off", "General release", "FS", 0),
    ],
}

# (project, task): what blocks it, who said so, and the day
BLOCKED = {
    ("STO", "Card mandate migration"): ("The provider's test account, promised for Monday", "NH", "06-15"),
    ("PTL", "Beta with twelve growers"): ("Two growers have not signed the photo consent", "AT", "06-16"),
}


def calendar(stage, by, at):
    """The workspace's, with the public holidays of where it is."""
    made = WorkCalendar.create(by=by, at=at, country=COUNTRY, region=REGION)
    day = stage.calendar.day(PARTY[0])
    if not made.free_days.filter(day=day).exists():
        FreeDay.create(by=by, at=at, calendar=made, day=day, name=PARTY[1], worked=Worked.MORNING)


def wait(project, by, at):
    """Once the tasks of a project are there."""
    waits = WAITS.get(project.key, ())
    found = (
        {task.title: task for task in project.tasks.select_related("workspace", "project")} if waits else {}
    )
    for first, then, kind, lag in waits:
        if first in found and then in found:
            ends = {"before": found[first], "after": found[then]}
            TaskDependency.create(by=by, at=at, kind=kind, lag=Decimal(lag), **ends)


def of_task(stage, task):
    """What blocks it, said on its day."""
    if told := BLOCKED.get((task.project.key, task.title)):
        words, who, day = told
        stage.on(day, block(stage, task.pk, words, who), hour=10)


def block(stage, pk, words, who):
    def act(at):
        task = Task.objects.select_related("workspace", "project__workspace").get(pk=pk)
        if task.is_open:
            task.block(words, by=stage.people[who], at=at)

    return act
