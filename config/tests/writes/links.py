"""External links of initiatives and tasks."""

from config.tests.writes.row import PRODUCT, WORKER, delete, page, patch, post
from execution.models import TaskLink
from strategy.models import InitiativeLink

LINK = {"url": "https://docs.larkfield.example/", "label": "Contract"}


def second_of_initiative(place):
    url = LINK["url"]
    return InitiativeLink.create(by=place.manager, initiative=place.draft, url=url, label="A second").pk


def second_of_task(place):
    worker = place.members[WORKER]
    return TaskLink.create(by=worker, task=place.task, url=LINK["url"], label="A second").pk


WRITES = [
    page("strategy:link_new", PRODUCT, "draft.key", verb="created", body=LINK),
    page("strategy:link_edit", PRODUCT, "draft.key", "initiative_link.pk", body=LINK),
    page("strategy:link_place", PRODUCT, "draft.key", second_of_initiative, body={"to": "up"}),
    page("strategy:link_delete", PRODUCT, "draft.key", "initiative_link.pk", verb="deleted"),
    page("execution:link_new", WORKER, "task.key", verb="created", body=LINK),
    page("execution:link_edit", WORKER, "task.key", "task_link.pk", body=LINK),
    page("execution:link_place", WORKER, "task.key", second_of_task, body={"to": "up"}),
    page("execution:link_delete", WORKER, "task.key", "task_link.pk", verb="deleted"),
    post("initiative-link-place", PRODUCT, "draft.pk", second_of_initiative, verb="edited", body={"after": None}),
    post("task-link-place", WORKER, "task.pk", second_of_task, verb="edited", body={"after": None}),
    post("initiative-link-list", PRODUCT, "draft.pk", body=LINK),
    post("task-link-list", WORKER, "task.pk", body=LINK),
    *(
        write._replace(arguments=(subject, *write.arguments))
        for subject, noun, who in (("draft.pk", "initiative", PRODUCT), ("task.pk", "task", WORKER))
        for write in (
            patch(f"{noun}-link", who, f"{noun}_link.pk", LINK),
            delete(f"{noun}-link", who, f"{noun}_link.pk"),
        )
    ),
]  # fmt: skip
