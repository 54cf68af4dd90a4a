"""What blocks a task."""

from config.tests.writes.row import WORKER, page, post
from execution.models import Task


def blocked(place):
    Task.objects.get(pk=place.task.pk).block("The provider", by=place.owner)
    return {}


WRITES = [
    page("execution:task_block", WORKER, "task.key", verb="blocked", body={"blocked": "The provider"}),
    page("execution:task_unblock", WORKER, "task.key", verb="unblocked", body=blocked),
    post("task-block", WORKER, "task.pk", verb="blocked", body={"reason": "The provider"}),
    post("task-unblock", WORKER, "task.pk", verb="unblocked", body=blocked),
]
