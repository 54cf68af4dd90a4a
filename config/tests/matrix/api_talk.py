"""Comments and notifications for programs. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_talk import nobody_is_seated, said
from config.tests.matrix.row import Row


def changed(text_of):
    return lambda here: {"text": "Said anew.", "version": text_of(here).version}


ROWS = [
    Row(
        "api:initiative-comment-list",
        case="the executive is seated",
        args=lambda here: [here.draft.pk],
        data=said,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 201 201 201 201 404 401 401 401",
    ),
    Row(
        "api:initiative-comment-list",
        case="the executive has no seat",
        args=lambda here: [here.draft.pk],
        before=nobody_is_seated,
        data=said,
        POST="201 201 201 201 403 404 401 401 401",
    ),
    Row(
        "api:initiative-comment-detail",
        case="the product manager's",
        args=lambda here: [here.draft.pk, here.initiative_comment.pk],
        data=changed(lambda here: here.initiative_comment),
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="403 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:project-comment-list",
        args=lambda here: [here.project.pk],
        data=said,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 201 201 201 403 404 401 401 401",
    ),
    Row(
        "api:project-comment-detail",
        case="the contributor's",
        args=lambda here: [here.project.pk, here.project_comment.pk],
        data=changed(lambda here: here.project_comment),
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="403 403 403 200 403 404 401 401 401",
        DELETE="204 403 403 204 403 404 401 401 401",
    ),
    Row(
        "api:task-comment-list",
        args=lambda here: [here.task.pk],
        data=said,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 201 201 201 403 404 401 401 401",
    ),
    Row(
        "api:task-comment-detail",
        case="the contributor's",
        args=lambda here: [here.task.pk, here.task_comment.pk],
        data=changed(lambda here: here.task_comment),
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="403 403 403 200 403 404 401 401 401",
        DELETE="204 403 403 204 403 404 401 401 401",
    ),
    Row("api:notification-list", GET="200 200 200 200 200 200 401 401 401"),
    Row("api:notification-read-all", POST="200 200 200 200 200 200 401 401 401"),
    Row(
        "api:notification-detail",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        GET="200 404 404 404 404 404 401 401 401",
    ),
    Row(
        "api:notification-read",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        POST="200 404 404 404 404 404 401 401 401",
    ),
]
