"""Schedules and working calendars."""

from config.tests.lists.row import page

LISTS = [
    page("execution:task_show", "later.key"),
    page("execution:task_reschedule", "later.key", query="start=2026-07-06&due=2026-07-07&mode=gaps"),
    page("execution:calendar"),
    page("execution:project_calendar", "loose.key"),
    page("api:task-dependency-list"),
    page("api:project-schedule", "project.pk"),
    page("api:calendar-list"),
    page("api:calendar-day-list"),
    page("api:calendar-day-list", query="order=-day"),
]

SINGLE = [
    page("execution:task_options", "task.key"),  # ten lines, however many tasks there are
    page("execution:task_plan", "task.key"),
    page("execution:task_dependency_new", "task.key"),
    page("execution:task_dependency_edit", "later.key", "task_dependency.pk"),
    page("execution:calendar_edit"),
    page("execution:project_calendar_edit", "project.key"),
    page("execution:calendar_day_new", "calendar.pk"),
    page("execution:calendar_day_edit", "free_day.pk"),
    page("api:task-dependency-detail", "task_dependency.pk"),
    page("api:calendar-detail", "own_calendar.pk"),
    page("api:calendar-day-detail", "free_day.pk"),
]
