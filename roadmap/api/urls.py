from django.urls import path
from rest_framework.routers import SimpleRouter

from roadmap.api.changes import RoadmapChangesView
from roadmap.api.delivery import DeliveryViewSet
from roadmap.api.dependency import DependencyViewSet
from roadmap.api.goal import GoalViewSet
from roadmap.api.imports import ImportViewSet
from roadmap.api.initiative import InitiativeViewSet
from roadmap.api.portfolio import PortfolioView
from roadmap.api.progress import ProgressView
from roadmap.api.roadmap import RoadmapViewSet
from roadmap.api.search import SearchView
from roadmap.api.share import ShareLinkViewSet
from roadmap.api.snapshot import SnapshotViewSet

router = SimpleRouter()
router.register("goals", GoalViewSet, "goal")
router.register("initiatives", InitiativeViewSet, "initiative")
router.register("initiative-dependencies", DependencyViewSet, "initiative-dependency")
router.register("deliveries", DeliveryViewSet, "delivery")
router.register("roadmaps", RoadmapViewSet, "roadmap")
router.register("imports", ImportViewSet, "import")
router.register("snapshots", SnapshotViewSet, "snapshot")
router.register("share-links", ShareLinkViewSet, "share-link")

urlpatterns = [
    path("portfolio/", PortfolioView.as_view(), name="portfolio"),
    path("progress/", ProgressView.as_view(), name="progress"),
    path("search/", SearchView.as_view(), name="search"),
    path("roadmap/changes/", RoadmapChangesView.as_view(), name="roadmap-changes"),
    *router.urls,
]
