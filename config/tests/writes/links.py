"""External links of initiatives and tasks."""

from config.tests.writes.row import PRODUCT, WORKER, delete, page, patch, post

LINK = {"url": "https://docs.larkfield.example/", "label": "Contract"}

WRITES = [
    page("strategy:link_new", PRODUCT, "draft.key", verb="created", body=LINK),
    page("strategy:link_edit", PRODUCT, "draft.key", "initiative_link.pk", body=LINK),
    page("strategy:link_delete", PRODUCT, "draft.key", "initiative_link.pk", verb="deleted"),
    page("execution:link_new", WORKER, "task.key", verb="created", body=LINK),
    page("execution:link_edit", WORKER, "task.key", "task_link.pk", body=LINK),
    page("execution:link_delete", WORKER, "task.key", "task_link.pk", verb="deleted"),
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
