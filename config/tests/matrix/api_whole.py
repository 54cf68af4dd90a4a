"""Checklists; tasks copied, moved and archived, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_whole import over, put_away
from config.tests.matrix.row import Row

WORKED = "201 403 201 201 403 404 401 401 401"
MADE = "201 403 201 403 403 404 401 401 401"
PLANNED = "200 403 200 403 403 404 401 401 401"
READ = "200 200 200 200 200 404 401 401 401"


def step(here):
    return [here.task.pk, here.checklist_item.pk]


ROWS = [
    Row("api:task-step-list", args=lambda here: [here.task.pk], data=lambda here: {"text": "Dry run"}, GET=READ, POST=WORKED),
    Row(
        "api:task-step-detail",
        args=step,
        data=lambda here: {"done": True, "version": here.checklist_item.version},
        GET=READ,
        PATCH="200 403 200 200 403 404 401 401 401",
        DELETE="204 403 204 204 403 404 401 401 401",
    ),
    Row(
        "api:task-step-place",
        args=step,
        data=lambda here: {"after": str(here.other_item.pk)},
        POST="200 403 200 200 403 404 401 401 401",
    ),
    Row("api:task-step-promote", args=step, POST=MADE),
    Row("api:task-duplicate", args=lambda here: [here.task.pk], data=lambda here: {"subtasks": False}, POST=MADE),
    Row(
        "api:task-transfer",
        args=lambda here: [here.task.pk],
        data=lambda here: {"project": str(here.loose.pk)},
        POST=PLANNED,
    ),
    Row("api:task-archive", args=lambda here: [here.task.pk], before=over, POST=PLANNED),
    Row("api:task-unarchive", args=lambda here: [here.task.pk], before=put_away, POST=PLANNED),
]  # fmt: skip
