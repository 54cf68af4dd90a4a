from execution.models.allocation import Allocation
from execution.models.asset import Asset, AssetKind, AssetState, Purpose
from execution.models.baseline import Baseline, BaselineTasks
from execution.models.boardcolumn import BoardColumn
from execution.models.calendar import FreeDay, WorkCalendar, Worked
from execution.models.checklist import ChecklistItem
from execution.models.comment import ProjectComment, TaskComment
from execution.models.dependency import LinkKind, TaskDependency
from execution.models.file import TaskFile
from execution.models.follower import TaskFollow
from execution.models.habit import Along, PlanningHabit
from execution.models.label import Label
from execution.models.link import TaskLink
from execution.models.milestone import Milestone
from execution.models.pastkey import PastKey
from execution.models.person import Kind, Person
from execution.models.planned import Rule
from execution.models.priority import Priority
from execution.models.project import Project, ProjectState
from execution.models.status import Status
from execution.models.task import Task
from execution.models.taskview import TaskView
from execution.models.template import ProjectTemplate, TemplateMilestone
from execution.models.templatetask import TemplateLink, TemplateTask
from execution.models.timeoff import TimeOff
from execution.models.update import Declared, StatusUpdate

__all__ = [
    "Allocation",
    "Along",
    "Asset",
    "AssetKind",
    "AssetState",
    "Baseline",
    "BaselineTasks",
    "BoardColumn",
    "ChecklistItem",
    "Declared",
    "FreeDay",
    "Kind",
    "Label",
    "LinkKind",
    "Milestone",
    "PastKey",
    "Person",
    "PlanningHabit",
    "Priority",
    "Project",
    "ProjectComment",
    "ProjectState",
    "ProjectTemplate",
    "Purpose",
    "Rule",
    "Status",
    "StatusUpdate",
    "Task",
    "TaskComment",
    "TaskDependency",
    "TaskFile",
    "TaskFollow",
    "TaskLink",
    "TaskView",
    "TemplateLink",
    "TemplateMilestone",
    "TemplateTask",
    "TimeOff",
    "WorkCalendar",
    "Worked",
]
