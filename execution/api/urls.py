from django.urls import path
from rest_framework.routers import SimpleRouter

from execution.api.allocation import AllocationViewSet
from execution.api.asset import AssetViewSet
from execution.api.baseline import BaselineCompareView, BaselineViewSet
from execution.api.boardcolumn import BoardColumnViewSet
from execution.api.calendar import CalendarViewSet, FreeDayViewSet
from execution.api.checklist import ChecklistViewSet
from execution.api.comment import ProjectCommentViewSet, TaskCommentViewSet
from execution.api.dependency import TaskDependencyViewSet
from execution.api.file import ProjectFileViewSet, TaskFileViewSet
from execution.api.label import LabelViewSet
from execution.api.link import TaskLinkViewSet
from execution.api.milestone import MilestoneViewSet
from execution.api.person import PersonViewSet
from execution.api.place import TaskPlaceView
from execution.api.project import ProjectViewSet
from execution.api.reschedule import RescheduleView
from execution.api.schedule import ScheduleView
from execution.api.task import TaskViewSet
from execution.api.taskview import TaskViewViewSet
from execution.api.template import (
    ProjectTemplateViewSet,
    TemplateMilestoneViewSet,
    TemplateTaskViewSet,
)
from execution.api.timeoff import TimeOffViewSet
from execution.api.workload import WorkloadView

router = SimpleRouter()
router.register("projects", ProjectViewSet, "project")
router.register("assets", AssetViewSet, "asset")
router.register("labels", LabelViewSet, "label")
router.register("baselines", BaselineViewSet, "baseline")
router.register("milestones", MilestoneViewSet, "milestone")
router.register("tasks", TaskViewSet, "task")
router.register("projects/(?P<subject>[^/]+)/files", ProjectFileViewSet, "project-file")
router.register("tasks/(?P<subject>[^/]+)/files", TaskFileViewSet, "task-file")
router.register("tasks/(?P<subject>[^/]+)/links", TaskLinkViewSet, "task-link")
router.register("tasks/(?P<subject>[^/]+)/checklist", ChecklistViewSet, "task-step")
router.register("task-dependencies", TaskDependencyViewSet, "task-dependency")
router.register("task-views", TaskViewViewSet, "task-view")
router.register("board-columns", BoardColumnViewSet, "boardcolumn")
router.register("calendars", CalendarViewSet, "calendar")
router.register("calendar-days", FreeDayViewSet, "calendar-day")
router.register("project-templates", ProjectTemplateViewSet, "project-template")
router.register("template-tasks", TemplateTaskViewSet, "template-task")
router.register("template-milestones", TemplateMilestoneViewSet, "template-milestone")
router.register("people", PersonViewSet, "person")
router.register("time-off", TimeOffViewSet, "timeoff")
router.register("allocations", AllocationViewSet, "allocation")
router.register(r"projects/(?P<project>[^/]+)/comments", ProjectCommentViewSet, "project-comment")
router.register(r"tasks/(?P<task>[^/]+)/comments", TaskCommentViewSet, "task-comment")

urlpatterns = [
    *router.urls,
    path("workload/", WorkloadView.as_view(), name="workload"),
    path("tasks/<str:task>/reschedule/", RescheduleView.as_view(), name="task-reschedule"),
    path("baselines/<str:baseline>/compare/", BaselineCompareView.as_view(), name="baseline-compare"),
    path("tasks/<str:task>/place/", TaskPlaceView.as_view(), name="task-place"),
    path("projects/<str:project>/schedule/", ScheduleView.as_view(), name="project-schedule"),
]
