"""External links of initiatives and tasks. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

URL = {"url": "https://docs.larkfield.example/", "label": "Contract"}


def initiative_link(here):
    return [here.draft.key, here.initiative_link.pk]


def task_link(here):
    return [here.task.key, here.task_link.pk]


ROWS = [
    Row(
        "strategy:link_new",
        args=lambda here: [here.draft.key],
        data=lambda here: URL,
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:link_edit",
        args=initiative_link,
        data=lambda here: URL,
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "strategy:link_place",
        args=initiative_link,
        data=lambda here: {"to": "up"},
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row("strategy:link_delete", args=initiative_link, POST="302 302 403 403 403 404 404 login login"),
    Row(
        "execution:link_new",
        args=lambda here: [here.task.key],
        data=lambda here: URL,
        GET="200 403 200 200 403 404 404 login login",
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:link_edit",
        args=task_link,
        data=lambda here: URL,
        GET="200 403 200 200 403 404 404 login login",
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:link_place",
        args=task_link,
        data=lambda here: {"to": "up"},
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row("execution:link_delete", args=task_link, POST="302 403 302 302 403 404 404 login login"),
]
