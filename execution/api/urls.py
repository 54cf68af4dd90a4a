from rest_framework.routers import SimpleRouter

from execution.api.comment import ProjectCommentViewSet, TaskCommentViewSet
from execution.api.link import TaskLinkViewSet
from execution.api.project import ProjectViewSet
from execution.api.task import TaskViewSet

router = SimpleRouter()
router.register("projects", ProjectViewSet, "project")
router.register("tasks", TaskViewSet, "task")
router.register("tasks/(?P<subject>[^/]+)/links", TaskLinkViewSet, "task-link")
router.register(r"projects/(?P<project>[^/]+)/comments", ProjectCommentViewSet, "project-comment")
router.register(r"tasks/(?P<task>[^/]+)/comments", TaskCommentViewSet, "task-comment")

urlpatterns = router.urls
