"""The lists, the board's columns and the calendar of tasks. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ANYBODY = "200 200 200 200 200 404 404 login login"
PLANS_SEE = "200 403 200 403 403 404 404 login login"
PLANS = "302 403 302 403 403 404 404 login login"
WORKS_SEE = "200 403 200 200 403 404 404 login login"
WORKS = "302 403 302 302 403 404 404 login login"

ROWS = [
    Row("execution:project_tasks", args=lambda here: [here.project.key], GET=ANYBODY),
    Row("execution:project_dates", args=lambda here: [here.project.key], GET=ANYBODY),
    Row("execution:task_list", GET=ANYBODY),
    Row("execution:task_calendar", GET=ANYBODY),
    Row(
        "execution:task_columns",
        data=lambda here: {"order": ["status", "due"], "shown": ["due"]},
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "execution:task_cell",
        args=lambda here: [here.task.key, "title"],
        data=lambda here: {"title": "Call the bank", "version": here.task.version},
        GET=PLANS_SEE,
        POST=PLANS,
    ),
    Row(
        "execution:task_cell",
        case="what is left, by who works on it",
        args=lambda here: [here.task.key, "remaining"],
        data=lambda here: {"remaining": "3", "version": here.task.version},
        GET=WORKS_SEE,
        POST=WORKS,
    ),
    Row(
        "execution:task_cell",
        case="who does it",
        args=lambda here: [here.task.key, "assignees"],
        data=lambda here: {"assignees": [here.owner.pk], "version": here.task.version},
        GET=PLANS_SEE,
        POST=PLANS,
    ),
    Row(
        "execution:task_cell",
        case="towards what",
        args=lambda here: [here.task.key, "milestone"],
        data=lambda here: {"milestone": here.milestone.pk, "version": here.task.version},
        GET=PLANS_SEE,
        POST=PLANS,
    ),
    Row(
        "execution:task_place",
        args=lambda here: [here.later.key],
        data=lambda here: {"after": here.task.pk},
        POST=WORKS,
    ),
    Row(
        "execution:task_place",
        case="into a column",
        args=lambda here: [here.later.key],
        data=lambda here: {"column": here.board_column.pk, "before": here.task.pk},
        POST=WORKS,
    ),
    Row(
        "execution:task_place",
        case="below another, which is the plan's",
        args=lambda here: [here.later.key],
        data=lambda here: {"parent": here.task.pk},
        POST=PLANS,
    ),
    Row(
        "execution:task_add",
        args=lambda here: [here.project.key],
        data=lambda here: {"title": "Call the bank", "after": here.task.pk, "parent": here.task.pk},
        POST=PLANS,
    ),
    Row(
        "execution:task_bulk",
        data=lambda here: {"ids": [here.task.pk], "do": "assignees", "assignees": here.owner.pk},
        POST=PLANS,
    ),
    Row(
        "execution:task_bulk",
        case="towards what",
        data=lambda here: {"ids": [here.task.pk], "do": "milestone", "milestone": here.milestone.pk},
        POST=PLANS,
    ),
    Row(
        "execution:task_bulk",
        case="a status, by who works on them",
        data=lambda here: {"ids": [here.task.pk], "do": "status", "status": "doing"},
        POST=WORKS,
    ),
    Row(
        "execution:task_days",
        args=lambda here: [here.task.key],
        data=lambda here: {"start": "2026-07-01", "due": "2026-07-10", "version": here.task.version},
        GET=PLANS_SEE,
        POST=PLANS,
    ),
    Row(
        "execution:columns",
        args=lambda here: [here.project.key],
        data=lambda here: {
            "column": [here.board_column.pk, ""], "name": ["At work", "Over"], "status": ["doing", "done"],
            "limit": ["3", ""],
        },
        GET=PLANS_SEE,
        POST=PLANS,
    ),
]  # fmt: skip
