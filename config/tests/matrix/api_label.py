"""Labels of tasks, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:label-list",
        data=lambda here: {"name": "legal"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 201 401 401 401",
    ),
    Row(
        "api:label-detail",
        args=lambda here: [here.label.pk],
        data=lambda here: {"name": "legal", "version": here.label.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
    Row(
        "api:label-merge",
        args=lambda here: [here.label.pk],
        data=lambda here: {"into": str(here.other_label.pk)},
        POST="200 403 200 403 403 404 401 401 401",
    ),
    Row(
        "api:task-detail",
        case="the words it wears",
        args=lambda here: [here.task.pk],
        data=lambda here: {"labels": [str(here.other_label.pk)], "version": here.task.version},
        GET="200 200 200 200 200 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
    ),
]
