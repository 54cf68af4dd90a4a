from django.urls import path

from roadmap.views import delivery, roadmap
from roadmap.views.digest import digest_urls
from roadmap.views.imports import import_urls

app_name = "roadmap"
w = "w/<slug:workspace>/"

urlpatterns = [
    path(w, delivery.home, name="home"),
    path(f"{w}roadmap/", roadmap.show, name="roadmap"),
    path(f"{w}roadmap/live/", roadmap.live, name="roadmap_live"),
    path(f"{w}deliveries/<uuid:pk>/", delivery.show, name="explain"),
    path(f"{w}deliveries/<uuid:pk>/delete/", delivery.trash, name="delivery_trash"),
    path(f"{w}initiatives/<str:key>/launch/", delivery.launch, name="delivery_launch"),
    path(f"{w}initiatives/<str:key>/launch/another/", delivery.another, name="delivery_another"),
    path(f"{w}initiatives/<str:key>/ship/", delivery.ship, name="initiative_ship"),
    *digest_urls,
    *import_urls,
]
