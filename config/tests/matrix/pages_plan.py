"""A task's place in the schedule and working calendars. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Project, WorkCalendar

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
PLANNED = "302 403 302 403 403 404 404 login login"
WEEK = {"days": ["mon", "tue"], "hours": "8"}


def abroad(here):
    WorkCalendar.objects.filter(pk=here.own_calendar.pk).update(country="FK")


def moved(here):
    seen = Project.objects.get(pk=here.project.pk).work_version
    return {"start": "2026-07-06", "due": "2026-07-07", "mode": "must", "seen": seen}


ROWS = [
    Row("execution:task_plan", args=lambda here: [here.task.key],
        data=lambda here: {"duration": "1.5", "version": here.task.version}, GET=FORM, POST=PLANNED),
    Row("execution:task_reschedule", args=lambda here: [here.task.key], GET="422 403 422 403 403 404 404 login login",
        case="one whose days follow from its subtasks"),
    Row("execution:task_reschedule", args=lambda here: [here.later.key], data=moved, GET=FORM, POST=PLANNED),
    Row("execution:task_options", args=lambda here: [here.task.key], data=lambda here: {"q": "ask"}, GET=READ),
    Row("execution:task_dependency_new", args=lambda here: [here.later.key],
        data=lambda here: {"way": "blocks", "other": here.task.key}, GET=FORM, POST=PLANNED),
    Row("execution:task_dependency_edit", args=lambda here: [here.later.key, here.task_dependency.pk],
        data=lambda here: {"kind": "SS", "lag": "1", "version": 1}, GET=FORM, POST=PLANNED),
    Row("execution:task_dependency_delete", args=lambda here: [here.later.key, here.task_dependency.pk], POST=PLANNED),
    Row("execution:calendar", GET=READ),
    Row("execution:calendar_edit", data=lambda here: WEEK | {"version": here.calendar.version}, GET=FORM, POST=PLANNED),
    Row("execution:project_calendar", args=lambda here: [here.project.key], GET=READ),
    Row("execution:project_calendar", case="its own", args=lambda here: [here.loose.key], GET=READ),
    Row("execution:project_calendar_edit", args=lambda here: [here.project.key], data=lambda here: WEEK, GET=FORM,
        POST=PLANNED),
    Row("execution:calendar_delete", args=lambda here: [here.own_calendar.pk], POST=PLANNED),
    Row("execution:calendar_take", args=lambda here: [here.own_calendar.pk], before=abroad, POST=PLANNED),
    Row("execution:calendar_day_new", args=lambda here: [here.calendar.pk],
        data=lambda here: {"day": "2026-12-24", "name": "Eve", "worked": "1"}, GET=FORM, POST=PLANNED),
    Row("execution:calendar_day_edit", args=lambda here: [here.free_day.pk],
        data=lambda here: {"day": "2026-12-24", "name": "Eve", "worked": "1", "version": 1}, GET=FORM, POST=PLANNED),
    Row("execution:calendar_day_delete", args=lambda here: [here.free_day.pk], POST=PLANNED),
]  # fmt: skip
