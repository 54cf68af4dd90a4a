"""Files of initiatives and tasks."""

from config.tests.world.house import upload
from config.tests.writes.row import PRODUCT, WORKER, delete, page, patch, post

NAME = {"name": "Mapping of fields.csv"}


def chosen(_place):
    return {"files": upload()}


def sent(_place):
    return {"content": upload()}


WRITES = [
    page("strategy:file_new", PRODUCT, "draft.key", verb="created", body=chosen),
    page("strategy:file_edit", PRODUCT, "draft.key", "initiative_file.pk", body=NAME),
    page("strategy:file_delete", PRODUCT, "draft.key", "initiative_file.pk", verb="deleted"),
    page("execution:file_new", WORKER, "task.key", verb="created", body=chosen),
    page("execution:file_edit", WORKER, "task.key", "task_file.pk", body=NAME),
    page("execution:file_delete", WORKER, "task.key", "task_file.pk", verb="deleted"),
    post("initiative-file-list", PRODUCT, "draft.pk", body=sent),
    post("task-file-list", WORKER, "task.pk", body=sent),
    *(
        write._replace(arguments=(subject, *write.arguments))
        for subject, noun, who in (("draft.pk", "initiative", PRODUCT), ("task.pk", "task", WORKER))
        for write in (
            patch(f"{noun}-file", who, f"{noun}_file.pk", NAME),
            delete(f"{noun}-file", who, f"{noun}_file.pk"),
        )
    ),
]
