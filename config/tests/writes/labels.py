"""Labels of tasks, and tasks of one line."""

from config.tests.writes.row import PROJECT, delete, page, patch, post

WRITES = [
    page("execution:task_quick", PROJECT, verb="created", body=lambda p: {"line": "Call", "project": p.project.pk}),
    post("task-line", PROJECT, body=lambda p: {"line": "Call", "project": str(p.project.pk)}),
    page("execution:task_snooze", PROJECT, "task.key", body={"to": "fortnight"}),
    page("execution:label_new", PROJECT, verb="created", body={"name": "legal"}),
    page("execution:label_edit", PROJECT, "label.pk", body={"name": "legal", "hue": "v"}),
    page("execution:label_merge", PROJECT, "label.pk", verb="deleted", body=lambda p: {"into": p.other_label.pk}),
    page("execution:label_delete", PROJECT, "label.pk", verb="deleted"),
    post("label-list", PROJECT, body={"name": "legal"}),
    patch("label", PROJECT, "label.pk", {"name": "legal"}),
    delete("label", PROJECT, "label.pk"),
    post("label-merge", PROJECT, "label.pk", verb="deleted", body=lambda p: {"into": str(p.other_label.pk)}),
]  # fmt: skip
