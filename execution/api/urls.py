from rest_framework.routers import SimpleRouter

from execution.api.asset import AssetViewSet
from execution.api.link import TaskLinkViewSet
from execution.api.milestone import MilestoneViewSet
from execution.api.project import ProjectViewSet
from execution.api.task import TaskViewSet

router = SimpleRouter()
router.register("projects", ProjectViewSet, "project")
router.register("assets", AssetViewSet, "asset")
router.register("milestones", MilestoneViewSet, "milestone")
router.register("tasks", TaskViewSet, "task")
router.register("tasks/(?P<subject>[^/]+)/links", TaskLinkViewSet, "task-link")

urlpatterns = router.urls
