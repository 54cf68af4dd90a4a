from django.db import models

from collaboration.models import Comment
from execution.models.project import Project
from execution.models.task import Task


class ProjectComment(Comment):
    about = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="comments")

    class Meta(Comment.Meta):
        indexes = [
            models.Index(fields=["project", "-created_at", "-id"], name="execution_projectcomment_of"),
        ]


class TaskComment(Comment):
    about = "task"

    task = models.ForeignKey(Task, models.CASCADE, related_name="comments")

    class Meta(Comment.Meta):
        indexes = [
            models.Index(fields=["task", "-created_at", "-id"], name="execution_taskcomment_of"),
        ]
