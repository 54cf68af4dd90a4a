from django.urls import path

from collaboration.views import mention, notification

app_name = "collaboration"
w = "w/<slug:workspace>/"

urlpatterns = [
    path(f"{w}inbox/", notification.index, name="inbox"),
    path(f"{w}inbox/bell/", notification.bell, name="bell"),
    path(f"{w}inbox/read/", notification.read_all, name="inbox_read_all"),
    path(f"{w}inbox/<uuid:pk>/", notification.opened, name="inbox_open"),
    path(f"{w}inbox/<uuid:pk>/read/", notification.read, name="inbox_read"),
    path(f"{w}mentions/", mention.index, name="mentions"),
]
