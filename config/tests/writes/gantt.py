"""What is moved and linked on the Gantt of a project."""

from config.tests.writes.plan import moved
from config.tests.writes.row import PROJECT, page


def looked(place):
    return moved(place) | {"looked": "2026-07-06 2026-07-07"}


WRITES = [
    page("execution:gantt_days", PROJECT, "later.key", body=looked),
    page("execution:gantt_tie", PROJECT, "later.key", verb="created",
         body=lambda p: {"way": "blocks", "other": p.task.key}),
]  # fmt: skip
