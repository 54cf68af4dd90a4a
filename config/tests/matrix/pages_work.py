"""My work. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "execution:task_snooze",
        args=lambda here: [here.task.key],
        data=lambda here: {"to": "tomorrow"},
        POST="302 403 302 403 403 404 404 login login",
    ),
]
