from rest_framework.routers import SimpleRouter

from strategy.api.comment import InitiativeCommentViewSet
from strategy.api.goal import GoalViewSet
from strategy.api.link import InitiativeLinkViewSet
from strategy.api.product import ProductViewSet

router = SimpleRouter()
router.register("products", ProductViewSet, "product")
router.register("goals", GoalViewSet, "goal")
router.register("initiatives/(?P<subject>[^/]+)/links", InitiativeLinkViewSet, "initiative-link")
router.register(r"initiatives/(?P<initiative>[^/]+)/comments", InitiativeCommentViewSet, "initiative-comment")

urlpatterns = router.urls
