from collaboration.api.comment import CommentViewSet
from execution.models import ProjectComment, TaskComment


class ProjectCommentViewSet(CommentViewSet):
    """Comments below a project."""

    subjects = "projects"
    kind = ProjectComment


class TaskCommentViewSet(CommentViewSet):
    """Comments below a task."""

    subjects = "tasks"
    kind = TaskComment
