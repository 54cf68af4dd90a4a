"""Where to: visions, themes, key dates and when the year begins."""

from django.urls import path

from strategy.views import keydate, planning, theme, vision

VISION, THEMES = "w/<slug:workspace>/visions/<str:key>/", "w/<slug:workspace>/themes/"
DATE = "w/<slug:workspace>/key-dates/<uuid:pk>/"

urlpatterns = [
    path(VISION, vision.vision_show, name="vision_show"),
    path(f"{VISION}new/", vision.vision_new, name="vision_new"),
    path(f"{VISION}edit/", vision.vision_edit, name="vision_edit"),
    path(f"{VISION}edit/<slug:name>/", vision.vision_field, name="vision_field"),
    path(f"{VISION}publish/", vision.vision_publish, name="vision_publish"),
    path(f"{VISION}versions/<slug:number>/", vision.vision_version, name="vision_version"),
    path(f"{VISION}delete/", vision.vision_delete, name="vision_delete"),
    path(THEMES, theme.theme_list, name="theme_list"),
    path(f"{THEMES}new/", theme.theme_new, name="theme_new"),
    path(f"{THEMES}<uuid:pk>/edit/", theme.theme_edit, name="theme_edit"),
    path(f"{THEMES}<uuid:pk>/place/", theme.theme_place, name="theme_place"),
    path(f"{THEMES}<uuid:pk>/delete/", theme.theme_delete, name="theme_delete"),
    path("w/<slug:workspace>/planning/", planning.planning, name="planning"),
    path("w/<slug:workspace>/products/<str:key>/key-dates/new/", keydate.key_date_new, name="key_date_new"),
    path(f"{DATE}edit/", keydate.key_date_edit, name="key_date_edit"),
    path(f"{DATE}delete/", keydate.key_date_delete, name="key_date_delete"),
]
