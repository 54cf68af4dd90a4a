from django.urls import path

from accounts.views import customfield, entry, house, people, profile

app_name = "accounts"
HERE = "w/<slug:workspace>/"

urlpatterns = [
    path("", entry.root, name="root"),
    path("welcome/", entry.welcome, name="welcome"),
    path("demo/<slug:role>/", entry.demo_door, name="demo_door"),
    path("invitations/<str:secret>/", entry.invitation_accept, name="invitation_accept"),
    path("me/", profile.profile, name="profile"),
    path("me/theme/", profile.theme, name="theme"),
    path(f"{HERE}see-as/", profile.see_as, name="see_as"),
    path(f"{HERE}tokens/", profile.tokens, name="tokens"),
    path(f"{HERE}tokens/<uuid:pk>/revoke/", profile.token_revoke, name="token_revoke"),
    path(f"{HERE}people/", people.people_list, name="people"),
    path(f"{HERE}people/invite/", people.invite, name="invite"),
    path(f"{HERE}people/invitations/<uuid:pk>/revoke/", people.revoke, name="invitation_revoke"),
    path(f"{HERE}people/invitations/<uuid:pk>/again/", people.invite_again, name="invitation_again"),
    path(f"{HERE}people/<str:pk>/role/", people.change_role, name="change_role"),
    path(f"{HERE}people/<str:pk>/active/", people.deactivate, name="deactivate"),
    path(f"{HERE}start/", entry.start, name="start"),
    path(f"{HERE}settings/", house.settings, name="settings"),
    path(f"{HERE}fields/", customfield.field_list, name="field_list"),
    path(f"{HERE}fields/new/", customfield.field_new, name="field_new"),
    path(f"{HERE}fields/<uuid:pk>/edit/", customfield.field_edit, name="field_edit"),
    path(f"{HERE}fields/<uuid:pk>/place/", customfield.field_place, name="field_place"),
    path(f"{HERE}fields/<uuid:pk>/archive/", customfield.field_archive, name="field_archive"),
    path(f"{HERE}fields/<uuid:pk>/delete/", customfield.field_delete, name="field_delete"),
    path(f"{HERE}activity/", house.activity, name="activity"),
    path(f"{HERE}trash/", house.trash_list, name="trash"),
    path(f"{HERE}trash/<uuid:pk>/restore/", house.restore, name="restore"),
    path(f"{HERE}outbox/", house.outbox, name="outbox"),
    path(f"{HERE}outbox/<uuid:pk>/", house.outbox_mail, name="outbox_mail"),
    path(f"{HERE}outbox/<uuid:pk>/html/", house.outbox_html, name="outbox_html"),
    path(f"{HERE}outbox/<uuid:pk>/again/", house.outbox_again, name="outbox_again"),
    path(f"{HERE}undo/", house.undo, name="undo_latest"),
    path(f"{HERE}undo/<uuid:cause>/", house.undo, name="undo"),
]
