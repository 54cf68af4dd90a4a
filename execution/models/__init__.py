from execution.models.asset import Asset, AssetKind, AssetState, Purpose
from execution.models.link import TaskLink
from execution.models.project import Project, ProjectState
from execution.models.task import Priority, Status, Task

__all__ = [
    "Asset",
    "AssetKind",
    "AssetState",
    "Priority",
    "Project",
    "ProjectState",
    "Purpose",
    "Status",
    "Task",
    "TaskLink",
]
