"""Views of tasks under a name."""

from config.tests.writes.row import PROJECT, WORKER, delete, page, patch, post


def board_of(place):
    return {"of": f"/w/{place.workspace.slug}/projects/{place.project.key}/board/?rows=priority"}


WRITES = [
    page("execution:taskview_new", WORKER, verb="created", body=lambda p: {"name": "Late ones"} | board_of(p)),
    page("execution:taskview_rename", PROJECT, "task_view.pk", body={"name": "Late ones", "shared": "True"}),
    page("execution:taskview_save", PROJECT, "task_view.pk", body=board_of),
    page("execution:taskview_delete", WORKER, "own_view.pk", verb="deleted"),
    post("task-view-list", WORKER, body={"name": "Late ones", "page": "plan"}),
    patch("task-view", PROJECT, "task_view.pk", {"name": "Late ones"}),
    delete("task-view", WORKER, "own_view.pk"),
]  # fmt: skip
