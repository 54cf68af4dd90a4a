"""Comments and the inbox. The order of the nine answers stands in row.py.

Whoever works here comments; an executive only reads, but for initiatives of a product where they sit as approver.
"""

from config.tests.matrix.row import Row
from strategy.models import ApproverSeat


def nobody_is_seated(here):
    ApproverSeat.everything.filter(product=here.product).delete()


def said(here):
    return {"text": "Look at this, @Mara Lindholm."}


COMMENTS = [
    Row(
        "strategy:initiative_comments",
        case="the executive is seated",
        args=lambda here: [here.draft.key],
        data=said,
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "strategy:initiative_comments",
        case="the executive has no seat",
        args=lambda here: [here.draft.key],
        before=nobody_is_seated,
        data=said,
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_comment_edit",
        case="the product manager's",
        args=lambda here: [here.draft.key, here.initiative_comment.pk],
        data=said,
        GET="403 200 403 403 403 404 404 login login",
        POST="403 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:initiative_comment_delete",
        case="the product manager's",
        args=lambda here: [here.draft.key, here.initiative_comment.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "execution:project_comments",
        args=lambda here: [here.project.key],
        data=said,
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 403 404 404 login login",
    ),
    Row(
        "execution:project_comment_edit",
        case="the contributor's",
        args=lambda here: [here.project.key, here.project_comment.pk],
        data=said,
        GET="403 403 403 200 403 404 404 login login",
        POST="403 403 403 302 403 404 404 login login",
    ),
    Row(
        "execution:project_comment_delete",
        case="the contributor's",
        args=lambda here: [here.project.key, here.project_comment.pk],
        POST="302 403 403 302 403 404 404 login login",
    ),
    Row(
        "execution:task_comments",
        args=lambda here: [here.task.key],
        data=said,
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 403 404 404 login login",
    ),
    Row(
        "execution:task_comment_edit",
        case="the contributor's",
        args=lambda here: [here.task.key, here.task_comment.pk],
        data=said,
        GET="403 403 403 200 403 404 404 login login",
        POST="403 403 403 302 403 404 404 login login",
    ),
    Row(
        "execution:task_comment_delete",
        case="the contributor's",
        args=lambda here: [here.task.key, here.task_comment.pk],
        POST="302 403 403 302 403 404 404 login login",
    ),
    Row("collaboration:mentions", GET="200 200 200 200 200 404 404 login login"),
]

INBOX = [
    Row("collaboration:inbox", GET="200 200 200 200 200 404 404 login login"),
    Row("collaboration:bell", GET="200 200 200 200 200 404 404 login login"),
    Row("collaboration:inbox_read_all", POST="302 302 302 302 302 404 404 login login"),
    Row(
        "collaboration:inbox_open",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        GET="302 404 404 404 404 404 404 login login",
    ),
    Row(
        "collaboration:inbox_read",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        POST="302 404 404 404 404 404 404 login login",
    ),
]

ROWS = [*COMMENTS, *INBOX]
