"""Projects, tasks and My work. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("execution:work", GET="200 200 200 200 200 404 404 login login"),
    Row("execution:work_overdue", POST="302 403 302 403 403 404 404 login login"),
    Row("execution:project_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "execution:project_new",
        data=lambda here: {"name": "Cold store", "key": "CST", "lead": here.owner.pk},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:project_show",
        args=lambda here: [here.project.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "execution:project_edit",
        args=lambda here: [here.project.key],
        data=lambda here: {"name": "Cold store", "key": "CST", "lead": here.owner.pk},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:project_move",
        args=lambda here: [here.project.key],
        data=lambda here: {"state": "active"},
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:project_delete",
        args=lambda here: [here.project.key],
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:task_new",
        data=lambda here: {
            "project": here.project.pk, "title": "Call the bank", "parent": here.task.pk,
            "assignees": [here.members["contributor"].pk],
        },
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:task_show",
        args=lambda here: [here.task.key],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "execution:task_edit",
        args=lambda here: [here.subtask.key],
        data=lambda here: {
            "title": "Call the bank", "status": "todo", "priority": "none", "parent": here.task.pk,
            "assignees": [here.owner.pk], "version": here.subtask.version,
        },
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:task_field",
        case="what is left",
        args=lambda here: [here.task.key, "remaining"],
        data=lambda here: {"remaining": "3", "version": here.task.version},
        GET="200 403 200 200 403 404 404 login login",
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:task_field",
        case="who does it",
        args=lambda here: [here.task.key, "assignees"],
        data=lambda here: {"assignees": [here.owner.pk], "version": here.task.version},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:task_move",
        args=lambda here: [here.task.key],
        data=lambda here: {"status": "doing", "version": here.task.version},
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:task_delete",
        args=lambda here: [here.task.key],
        POST="302 403 302 403 403 404 404 login login",
    ),
]  # fmt: skip
