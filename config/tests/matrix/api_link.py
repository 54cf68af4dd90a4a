"""External links under what they belong to, as programs ask for them."""

from config.tests.matrix.pages_link import URL
from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:initiative-link-list",
        args=lambda here: [here.draft.pk],
        data=lambda here: URL,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 201 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-link-detail",
        args=lambda here: [here.draft.pk, here.initiative_link.pk],
        data=lambda here: URL | {"version": here.initiative_link.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-link-place",
        args=lambda here: [here.draft.pk, here.initiative_link.pk],
        data=lambda here: {"after": None},
        POST="200 200 403 403 403 404 401 401 401",
    ),
    Row(
        "api:task-link-list",
        args=lambda here: [here.task.pk],
        data=lambda here: URL,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 403 201 201 403 404 401 401 401",
    ),
    Row(
        "api:task-link-detail",
        args=lambda here: [here.task.pk, here.task_link.pk],
        data=lambda here: URL | {"version": here.task_link.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 200 403 404 401 401 401",
        DELETE="204 403 204 204 403 404 401 401 401",
    ),
    Row(
        "api:task-link-place",
        args=lambda here: [here.task.pk, here.task_link.pk],
        data=lambda here: {"after": None},
        POST="200 403 200 200 403 404 401 401 401",
    ),
]
