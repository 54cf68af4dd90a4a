from django.urls import path
from rest_framework.routers import SimpleRouter

from accounts.api.customfield import CustomFieldViewSet
from accounts.api.membership import MemberViewSet, MeView

router = SimpleRouter()
router.register("members", MemberViewSet, "api-member")
router.register("fields", CustomFieldViewSet, "field")

urlpatterns = [path("me/", MeView.as_view(), name="api-me"), *router.urls]
