"""Who follows a task, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"

ROWS = [
    Row("api:task-followers", args=lambda here: [here.task.pk], data=lambda here: {}, GET=READ, POST=READ,
        DELETE="204 204 204 204 204 404 401 401 401"),
]  # fmt: skip
