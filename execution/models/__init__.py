from execution.models.asset import Asset, AssetKind, AssetState, Purpose
from execution.models.link import TaskLink
from execution.models.milestone import Milestone
from execution.models.project import Project, ProjectState
from execution.models.task import Priority, Status, Task
from execution.models.update import Declared, StatusUpdate

__all__ = [
    "Asset",
    "AssetKind",
    "AssetState",
    "Declared",
    "Milestone",
    "Priority",
    "Project",
    "ProjectState",
    "Purpose",
    "Status",
    "StatusUpdate",
    "Task",
    "TaskLink",
]
