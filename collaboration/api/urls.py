from rest_framework.routers import SimpleRouter

from collaboration.api.notification import NotificationViewSet

router = SimpleRouter()
router.register("notifications", NotificationViewSet, "notification")

urlpatterns = router.urls
