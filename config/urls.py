from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerSplitView

from config import health
from config.description import Description

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    # First of what is many: whoever asks by program is not looked for among all the pages.
    path("api/v1/", include(("config.api", "api"))),
    path("api/v1/schema/", Description.as_view(), name="api_schema"),
    path(
        "api/v1/docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api_schema", http_method_names=["get", "head"]),
        name="api_docs",
    ),
    path("", include("accounts.urls")),
    path("", include("collaboration.urls")),
    path("", include("strategy.urls")),
    path("", include("execution.urls")),
    path("", include("roadmap.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
