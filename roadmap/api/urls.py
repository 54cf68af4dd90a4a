from rest_framework.routers import SimpleRouter

from roadmap.api.delivery import DeliveryViewSet
from roadmap.api.initiative import InitiativeViewSet

router = SimpleRouter()
router.register("initiatives", InitiativeViewSet, "initiative")
router.register("deliveries", DeliveryViewSet, "delivery")

urlpatterns = router.urls
