"""What waits for what, what the schedule asks of a task, and working calendars."""

from config.tests.writes.row import PROJECT, delete, page, patch, post
from execution.models import Project, WorkCalendar

WEEK = {"days": ["mon", "tue"], "hours": "8"}
EVE = {"day": "2026-12-24", "name": "Eve", "worked": "1"}


def abroad(place):
    WorkCalendar.objects.filter(pk=place.own_calendar.pk).update(country="FK")
    return place.own_calendar.pk


def moved(place):
    seen = Project.objects.get(pk=place.project.pk).work_version
    return {"start": "2026-07-06", "due": "2026-07-07", "mode": "must", "seen": seen}


WRITES = [
    page("execution:task_plan", PROJECT, "task.key", body={"duration": "1.5"}),
    page("execution:task_reschedule", PROJECT, "later.key", body=moved),
    post("task-reschedule", PROJECT, "later.pk", verb="edited", body=lambda p: moved(p) | {"apply": True}),
    page("execution:task_dependency_new", PROJECT, "later.key", verb="created",
         body=lambda p: {"way": "blocks", "other": p.task.key}),
    page("execution:task_dependency_edit", PROJECT, "later.key", "task_dependency.pk", body={"kind": "SS", "lag": "1"}),
    page("execution:task_dependency_delete", PROJECT, "later.key", "task_dependency.pk", verb="deleted"),
    page("execution:calendar_edit", PROJECT, body=WEEK),
    page("execution:project_calendar_edit", PROJECT, "project.key", verb="created", body=WEEK),
    page("execution:calendar_delete", PROJECT, "own_calendar.pk", verb="deleted"),
    page("execution:calendar_take", PROJECT, abroad, verb="created"),
    page("execution:calendar_day_new", PROJECT, "calendar.pk", verb="created", body=EVE),
    page("execution:calendar_day_edit", PROJECT, "free_day.pk", body=EVE),
    page("execution:calendar_day_delete", PROJECT, "free_day.pk", verb="deleted"),
    post("task-dependency-list", PROJECT, body=lambda p: {"before": str(p.later.pk), "after": str(p.task.pk)}),
    patch("task-dependency", PROJECT, "task_dependency.pk", {"lag": 1.5}),
    delete("task-dependency", PROJECT, "task_dependency.pk"),
    post("calendar-list", PROJECT, body=lambda p: {"project": str(p.project.pk)}),
    patch("calendar", PROJECT, "own_calendar.pk", {"hours": 7}),
    delete("calendar", PROJECT, "own_calendar.pk"),
    post("calendar-day-list", PROJECT, body=lambda p: {"calendar": str(p.calendar.pk), "day": "2026-12-24"}),
    patch("calendar-day", PROJECT, "free_day.pk", {"worked": 1}),
    delete("calendar-day", PROJECT, "free_day.pk"),
]  # fmt: skip
