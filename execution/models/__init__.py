from execution.models.comment import ProjectComment, TaskComment
from execution.models.link import TaskLink
from execution.models.project import Project, ProjectState
from execution.models.task import Priority, Status, Task

__all__ = [
    "Priority",
    "Project",
    "ProjectComment",
    "ProjectState",
    "Status",
    "Task",
    "TaskComment",
    "TaskLink",
]
