from execution.models.allocation import Allocation
from execution.models.asset import Asset, AssetKind, AssetState, Purpose
from execution.models.link import TaskLink
from execution.models.person import Kind, Person
from execution.models.project import Project, ProjectState
from execution.models.task import Priority, Status, Task
from execution.models.timeoff import TimeOff

__all__ = [
    "Allocation",
    "Asset",
    "AssetKind",
    "AssetState",
    "Kind",
    "Person",
    "Priority",
    "Project",
    "ProjectState",
    "Purpose",
    "Status",
    "Task",
    "TaskLink",
    "TimeOff",
]
