"""Dependencies of tasks, schedules and working calendars, by program. The nine answers: row.py."""

from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
READ = "200 200 200 200 200 404 401 401 401"
MADE = "201 403 201 403 403 400 401 401 401"
CHANGED = "200 403 200 403 403 404 401 401 401"
GONE = "204 403 204 403 403 404 401 401 401"

ROWS = [
    Row("api:task-dependency-list", data=lambda here: {"before": here.later.key, "after": str(here.task.pk)}, GET=LIST,
        POST=MADE),
    Row("api:task-dependency-detail", args=lambda here: [here.task_dependency.pk],
        data=lambda here: {"lag": 1.5, "version": 1}, GET=READ, PATCH=CHANGED, DELETE=GONE),
    Row("api:task-reschedule", args=lambda here: [here.later.pk],
        data=lambda here: {"start": "2026-07-06", "due": "2026-07-07"}, POST=CHANGED),
    Row("api:project-schedule", args=lambda here: [here.project.pk], GET=READ),
    Row("api:calendar-list", data=lambda here: {"project": str(here.project.pk)}, GET=LIST, POST=MADE),
    Row("api:calendar-detail", args=lambda here: [here.own_calendar.pk], data=lambda here: {"hours": 7, "version": 1},
        GET=READ, PATCH=CHANGED, DELETE=GONE),
    Row("api:calendar-day-list", data=lambda here: {"calendar": str(here.calendar.pk), "day": "2026-12-24"}, GET=LIST,
        POST=MADE),
    Row("api:calendar-day-detail", args=lambda here: [here.free_day.pk], data=lambda here: {"worked": 1, "version": 1},
        GET=READ, PATCH=CHANGED, DELETE=GONE),
]  # fmt: skip
