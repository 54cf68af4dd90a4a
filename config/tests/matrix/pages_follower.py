"""Who follows a task. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("execution:task_follow", args=lambda here: [here.task.key], data=lambda here: {"want": "yes"},
        POST="302 302 302 302 302 404 404 login login"),
    Row("execution:task_followers", args=lambda here: [here.task.key], GET="200 200 200 200 200 404 404 login login"),
]  # fmt: skip
