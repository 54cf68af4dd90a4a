"""The Gantt of a project, and of all."""

from config.tests.lists.row import page

LISTS = [
    page("execution:gantt", "project.key"),
    page("execution:gantt", "project.key", query="view=table"),
    page("execution:gantt_data", "project.key"),
    page("execution:gantt_schedule", "project.key"),
    page("execution:plan"),
    page("execution:plan", query="view=table&label=none"),
    page("execution:plan_data"),
    page("execution:gantt_days", "later.key", query="start=2026-07-06&due=2026-07-07"),
]

SINGLE = [page("execution:gantt_tie", "task.key")]
