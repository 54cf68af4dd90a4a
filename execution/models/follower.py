from django.db import models

from collaboration.models import Follow, Why
from execution.models.task import Task


class TaskFollow(Follow):
    """Whoever wants to hear what becomes of a task that need not be theirs."""

    about = "task"

    task = models.ForeignKey(Task, models.CASCADE, related_name="follows")

    class Meta(Follow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["task", "member"], name="execution_taskfollow_once"),
            models.CheckConstraint(condition=models.Q(why__in=Why.values), name="execution_taskfollow_why"),
        ]
