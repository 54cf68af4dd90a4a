from django.urls import include, path

urlpatterns = [
    path("", include("accounts.api.urls")),
    path("", include("collaboration.api.urls")),
    path("", include("strategy.api.urls")),
    path("", include("execution.api.urls")),
    path("", include("roadmap.api.urls")),
]
