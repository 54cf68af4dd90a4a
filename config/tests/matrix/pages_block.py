"""What blocks a task. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Task

WORKED = "302 403 302 302 403 404 404 login login"  # by whoever works


def blocked(here):
    Task.objects.get(pk=here.task.pk).block("The provider", by=here.owner)


ROWS = [
    Row(
        "execution:task_block",
        args=lambda here: [here.task.key],
        data=lambda here: {"blocked": "The provider"},
        GET="200 403 200 200 403 404 404 login login",
        POST=WORKED,
    ),
    Row("execution:task_unblock", args=lambda here: [here.task.key], before=blocked, POST=WORKED),
]
