from rest_framework.routers import SimpleRouter

from strategy.api.comment import InitiativeCommentViewSet
from strategy.api.goal import GoalViewSet
from strategy.api.keydate import KeyDateViewSet
from strategy.api.link import InitiativeLinkViewSet
from strategy.api.product import ProductViewSet
from strategy.api.theme import ThemeViewSet
from strategy.api.vision import VisionViewSet

router = SimpleRouter()
router.register("products", ProductViewSet, "product")
router.register("goals", GoalViewSet, "goal")
router.register("initiatives/(?P<subject>[^/]+)/links", InitiativeLinkViewSet, "initiative-link")
router.register("visions", VisionViewSet, "vision")
router.register("themes", ThemeViewSet, "theme")
router.register("key-dates", KeyDateViewSet, "key-date")
router.register(r"initiatives/(?P<initiative>[^/]+)/comments", InitiativeCommentViewSet, "initiative-comment")

urlpatterns = router.urls
