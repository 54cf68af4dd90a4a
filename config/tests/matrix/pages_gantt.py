"""The Gantt of a project and of all. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_plan import FORM, PLANNED, READ, moved
from config.tests.matrix.row import Row


def looked(here):
    return moved(here) | {"looked": "2026-07-06 2026-07-07"}


ROWS = [
    Row("execution:plan", GET=READ),
    Row("execution:plan_data", GET=READ),
    Row("execution:gantt", args=lambda here: [here.project.key], GET=READ),
    Row("execution:gantt_data", args=lambda here: [here.project.key], GET=READ),
    Row("execution:gantt_schedule", args=lambda here: [here.project.key], GET=READ),
    Row("execution:gantt_days", args=lambda here: [here.later.key], data=looked, GET=FORM, POST=PLANNED),
    Row("execution:gantt_tie", args=lambda here: [here.later.key],
        data=lambda here: {"way": "blocks", "other": here.task.key}, GET=FORM, POST=PLANNED),
]  # fmt: skip
