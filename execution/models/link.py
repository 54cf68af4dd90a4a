from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Can
from collaboration.models import Link
from execution.models.task import Task


class TaskLink(Link):
    """Whoever works on a task keeps its links, as they keep its remaining hours."""

    belongs_to = "task"
    right = Can.WORK

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="task_links")
    task = models.ForeignKey(Task, models.CASCADE, related_name="links", verbose_name=_("task"))
