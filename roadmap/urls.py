from django.urls import path

from roadmap.views import (
    card,
    changes,
    delivery,
    portfolio,
    publication,
    redecision,
    roadmap,
    saved,
    share,
    snapshot,
    strategy,
    table_export,
    visitor,
)
from roadmap.views.board import board_urls
from roadmap.views.digest import digest_urls
from roadmap.views.drafting import drafting_urls
from roadmap.views.imports import import_urls
from roadmap.views.presentation import presentation_urls
from roadmap.views.quarter import quarter_urls
from roadmap.views.search import search_urls

app_name = "roadmap"
w = "w/<slug:workspace>/"

urlpatterns = [
    path(w, delivery.home, name="home"),
    path(f"{w}roadmap/", roadmap.show, name="roadmap"),
    path(f"{w}roadmap/live/", roadmap.live, name="roadmap_live"),
    path(f"{w}roadmap/order/", roadmap.order, name="roadmap_order"),
    path(f"{w}roadmap/changes/", changes.show, name="changes"),
    path(f"{w}roadmap/changes/<uuid:pk>/card/", changes.card, name="changes_card"),
    path(f"{w}roadmap/look/", changes.look, name="look"),
    path(f"{w}roadmap/snapshots/new/", snapshot.new, name="snapshot_new"),
    path(f"{w}roadmap/snapshots/<uuid:pk>/delete/", snapshot.trash, name="snapshot_trash"),
    path(f"{w}roadmap/views/new/", saved.new, name="view_new"),
    path(f"{w}roadmap/views/<uuid:pk>/save/", saved.save, name="view_save"),
    path(f"{w}roadmap/views/<uuid:pk>/rename/", saved.rename, name="view_rename"),
    path(f"{w}roadmap/views/<uuid:pk>/delete/", saved.trash, name="view_trash"),
    path(f"{w}roadmap/views/<uuid:pk>/copy/", saved.copy, name="view_copy"),
    path(f"{w}roadmap/views/<uuid:pk>/star/", saved.star, name="view_star"),
    path(f"{w}roadmap/views/<uuid:pk>/first/", saved.first, name="view_first"),
    path(f"{w}roadmap/views/<uuid:pk>/publish/", saved.publish, name="view_publish"),
    path(f"{w}roadmap/views/<uuid:pk>/share/", share.share, name="share"),
    path(f"{w}share-links/", share.link_list, name="share_list"),
    path(f"{w}share-links/<uuid:pk>/revoke/", share.revoke, name="share_revoke"),
    path(f"{w}portfolio/", portfolio.show, name="portfolio"),
    path("s/<str:secret>/", visitor.shared, name="shared"),
    path("s/<str:secret>/present/", visitor.present, name="shared_present"),
    path(f"{w}strategy/", strategy.show, name="strategy"),
    path(f"{w}publications/<uuid:pk>/", publication.show, name="publication"),
    path(f"{w}deliveries/<uuid:pk>/", delivery.show, name="explain"),
    path(f"{w}deliveries/<uuid:pk>/delete/", delivery.trash, name="delivery_trash"),
    path(f"{w}initiatives/<str:key>/card/", card.show, name="card"),
    path(f"{w}initiatives/<str:key>/launch/", delivery.launch, name="delivery_launch"),
    path(f"{w}initiatives/<str:key>/launch/another/", delivery.another, name="delivery_another"),
    path(f"{w}initiatives/<str:key>/progress/", delivery.progress, name="initiative_progress"),
    path(f"{w}requirements/<uuid:pk>/task/", delivery.requirement_task, name="requirement_task"),
    path(f"{w}initiatives/<str:key>/redecide/", redecision.decide, name="redecide"),
    path(f"{w}initiatives/<str:key>/ship/", delivery.ship, name="initiative_ship"),
    path(f"{w}initiatives/all/export/", table_export.initiative_export, name="initiative_export"),
    *board_urls,
    *digest_urls,
    *drafting_urls,
    *import_urls,
    *presentation_urls,
    *quarter_urls,
    *search_urls,
]
