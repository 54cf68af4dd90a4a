"""Views of tasks, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:task-view-list",
        data=lambda here: {"name": "Late ones", "page": "board", "query": "due.to=2026-06-01"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 201 201 201 201 401 401 401",
    ),
    Row(
        "api:task-view-list",
        case="of a project, for everybody",
        data=lambda here: {"name": "Late ones", "project": str(here.project.pk), "shared": True},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:task-view-detail",
        args=lambda here: [here.task_view.pk],
        data=lambda here: {"name": "Late ones", "version": here.task_view.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
    Row(
        "api:task-view-detail",
        case="somebody's own",
        args=lambda here: [here.own_view.pk],
        data=lambda here: {"name": "Late ones", "version": here.own_view.version},
        GET="404 404 404 200 404 404 401 401 401",
        PATCH="404 404 404 200 404 404 401 401 401",
        DELETE="404 404 404 204 404 404 401 401 401",
    ),
]
