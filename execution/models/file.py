from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Can
from collaboration.models import File
from execution.models.task import Task


class TaskFile(File):
    """Whoever works on a task keeps its files, as they keep its links."""

    belongs_to = "task"
    right = Can.WORK

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="task_files")
    task = models.ForeignKey(Task, models.CASCADE, related_name="files", verbose_name=_("task"))

    @classmethod
    def of_project(cls, project):
        """Those of all its tasks."""
        return cls.objects.filter(task__project=project)
