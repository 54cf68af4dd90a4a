"""The place of tasks and the columns of boards, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:task-place",
        args=lambda here: [here.later.pk],
        data=lambda here: {"after": str(here.task.pk), "column": str(here.board_column.pk)},
        POST="200 403 200 200 403 404 401 401 401",
    ),
    Row(
        "api:task-place",
        case="below another, which is the plan's",
        args=lambda here: [here.later.pk],
        data=lambda here: {"parent": str(here.task.pk), "before": str(here.subtask.pk)},
        POST="200 403 200 403 403 404 401 401 401",
    ),
    Row(
        "api:boardcolumn-list",
        data=lambda here: {"project": str(here.project.pk), "name": "Over", "status": "done"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:boardcolumn-detail",
        args=lambda here: [here.board_column.pk],
        data=lambda here: {"name": "Under way", "version": here.board_column.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
]
