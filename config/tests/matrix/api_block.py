"""What blocks a task, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_block import blocked
from config.tests.matrix.row import Row

WORKED = "200 403 200 200 403 404 401 401 401"

ROWS = [
    Row(
        "api:task-block",
        args=lambda here: [here.task.pk],
        data=lambda here: {"reason": "The provider"},
        POST=WORKED,
    ),
    Row("api:task-unblock", args=lambda here: [here.task.pk], before=blocked, POST=WORKED),
]
