"""An initiative's life: who follows it, the archive, its copies, what became of each field."""

from django.urls import path

from strategy.views import archive, duplicate, follow, history

ONE = "w/<slug:workspace>/initiatives/<str:key>/"
GOAL = "w/<slug:workspace>/goals/<str:key>/"

urlpatterns = [
    path(f"{ONE}follow/", follow.initiative_follow, name="initiative_follow"),
    path(f"{ONE}followers/", follow.initiative_followers, name="initiative_followers"),
    path(f"{ONE}archive/", archive.initiative_archive, name="initiative_archive"),
    path(f"{ONE}unarchive/", archive.initiative_unarchive, name="initiative_unarchive"),
    path(f"{ONE}duplicate/", duplicate.initiative_duplicate, name="initiative_duplicate"),
    path(f"{ONE}history/", history.initiative_history, name="initiative_history"),
    path(f"{GOAL}history/", history.goal_history, name="goal_history"),
]
