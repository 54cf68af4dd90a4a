from django.urls import path
from rest_framework.routers import SimpleRouter

from strategy.api.comment import IdeaCommentViewSet, InitiativeCommentViewSet
from strategy.api.customer import CustomerViewSet
from strategy.api.file import InitiativeFileViewSet
from strategy.api.idea import IdeaViewSet
from strategy.api.insight import InsightViewSet
from strategy.api.key_result import KeyResultViewSet
from strategy.api.keydate import KeyDateViewSet
from strategy.api.link import InitiativeLinkViewSet
from strategy.api.planning import PlanningView
from strategy.api.priority import PriorityViewSet
from strategy.api.product import ProductViewSet
from strategy.api.provenance import ProvenanceView
from strategy.api.score import ScoreViewSet
from strategy.api.scoringmodel import ScoringModelViewSet
from strategy.api.session import SessionViewSet
from strategy.api.theme import ThemeViewSet
from strategy.api.vision import VisionViewSet

router = SimpleRouter()
router.register("products", ProductViewSet, "product")
router.register("key-results", KeyResultViewSet, "key-result")
router.register("initiatives/(?P<subject>[^/]+)/files", InitiativeFileViewSet, "initiative-file")
router.register("initiatives/(?P<subject>[^/]+)/links", InitiativeLinkViewSet, "initiative-link")
router.register("visions", VisionViewSet, "vision")
router.register("themes", ThemeViewSet, "theme")
router.register("key-dates", KeyDateViewSet, "key-date")
router.register(r"initiatives/(?P<initiative>[^/]+)/comments", InitiativeCommentViewSet, "initiative-comment")
router.register("scoring-models", ScoringModelViewSet, "scoring-model")
router.register("scores", ScoreViewSet, "score")
router.register("priorities", PriorityViewSet, "priority")
router.register("scoring-sessions", SessionViewSet, "scoring-session")
router.register("ideas", IdeaViewSet, "idea")
router.register(r"ideas/(?P<idea>[^/]+)/comments", IdeaCommentViewSet, "idea-comment")
router.register("insights", InsightViewSet, "insight")
router.register("customers", CustomerViewSet, "customer")

urlpatterns = [
    path("planning/", PlanningView.as_view(), name="planning"),
    path("initiatives/<str:pk>/provenance/", ProvenanceView.as_view(), name="initiative-provenance"),
    *router.urls,
]
