"""What comes first: the ranking, the models behind it, and those who score together."""

from django.urls import path

from strategy.views import priority, scoringmodel, session

PRIORITIES = "w/<slug:workspace>/priorities/"
ONE = f"{PRIORITIES}<str:key>/"
SESSIONS = "w/<slug:workspace>/scoring-sessions/"
MODELS = "w/<slug:workspace>/scoring-models/"

urlpatterns = [
    path(PRIORITIES, priority.priority_list, name="priority_list"),
    path("w/<slug:workspace>/ranking-changes/", priority.ranking_changes, name="ranking_changes"),
    path(ONE, priority.priority_edit, name="priority_edit"),
    path(f"{ONE}edit/<slug:name>/", priority.priority_field, name="priority_field"),
    path(f"{ONE}effect/", priority.priority_effect, name="priority_effect"),
    path(f"{ONE}card/", priority.priority_card, name="priority_card"),
    path(f"{ONE}place/", priority.priority_place, name="priority_place"),
    path(f"{ONE}release/", priority.priority_release, name="priority_release"),
    path(MODELS, scoringmodel.scoring_model_list, name="scoring_model_list"),
    path(f"{MODELS}new/", scoringmodel.scoring_model_new, name="scoring_model_new"),
    path(f"{MODELS}<uuid:pk>/", scoringmodel.scoring_model_edit, name="scoring_model_edit"),
    path(f"{MODELS}<uuid:pk>/default/", scoringmodel.scoring_model_default, name="scoring_model_default"),
    path(f"{MODELS}<uuid:pk>/delete/", scoringmodel.scoring_model_delete, name="scoring_model_delete"),
    path(SESSIONS, session.session_list, name="session_list"),
    path(
        "w/<slug:workspace>/products/<str:key>/scoring-sessions/new/", session.session_new, name="session_new"
    ),
    path(f"{SESSIONS}<uuid:pk>/", session.session_show, name="session_show"),
    path(f"{SESSIONS}<uuid:pk>/vote/<str:key>/<slug:name>/", session.session_vote, name="session_vote"),
    path(f"{SESSIONS}<uuid:pk>/invite/", session.session_invite, name="session_invite"),
    path(f"{SESSIONS}<uuid:pk>/close/", session.session_close, name="session_close"),
]
