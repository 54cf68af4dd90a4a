from django.urls import path

from execution.views import asset, board, link, milestone, project, task, update, work

app_name = "execution"
w = "w/<slug:workspace>/"

urlpatterns = [
    path(f"{w}work/", work.show, name="work"),
    path(f"{w}work/overdue/", work.catch_up, name="work_overdue"),
    path(f"{w}projects/", project.index, name="project_list"),
    path(f"{w}projects/new/", project.new, name="project_new"),
    path(f"{w}projects/<str:key>/", project.show, name="project_show"),
    path(f"{w}projects/<str:key>/edit/", project.edit, name="project_edit"),
    path(f"{w}projects/<str:key>/move/", project.move, name="project_move"),
    path(f"{w}projects/<str:key>/delete/", project.trash, name="project_delete"),
    path(f"{w}projects/<str:key>/board/", board.show, name="board"),
    path(f"{w}projects/<str:key>/updates/", update.index, name="update_list"),
    path(f"{w}projects/<str:key>/updates/new/", update.new, name="update_new"),
    path(f"{w}projects/<str:key>/milestones/new/", milestone.new, name="milestone_new"),
    path(f"{w}milestones/<str:pk>/edit/", milestone.edit, name="milestone_edit"),
    path(f"{w}milestones/<str:pk>/reach/", milestone.reach, name="milestone_reach"),
    path(f"{w}milestones/<str:pk>/delete/", milestone.trash, name="milestone_delete"),
    path(f"{w}tasks/new/", task.new, name="task_new"),
    path(f"{w}tasks/<str:key>/", task.show, name="task_show"),
    path(f"{w}tasks/<str:key>/edit/", task.edit, name="task_edit"),
    path(f"{w}tasks/<str:key>/fields/<str:name>/", task.field, name="task_field"),
    path(f"{w}tasks/<str:key>/move/", task.move, name="task_move"),
    path(f"{w}tasks/<str:key>/delete/", task.trash, name="task_delete"),
    path(f"{w}tasks/<str:key>/links/new/", link.new, name="link_new"),
    path(f"{w}tasks/<str:key>/links/<uuid:pk>/edit/", link.edit, name="link_edit"),
    path(f"{w}tasks/<str:key>/links/<uuid:pk>/delete/", link.trash, name="link_delete"),
    path(f"{w}assets/", asset.index, name="asset_list"),
    path(f"{w}assets/new/", asset.new, name="asset_new"),
    path(f"{w}assets/<uuid:pk>/", asset.show, name="asset_show"),
    path(f"{w}assets/<uuid:pk>/edit/", asset.edit, name="asset_edit"),
    path(f"{w}assets/<uuid:pk>/fields/<str:name>/", asset.field, name="asset_field"),
    path(f"{w}assets/<uuid:pk>/move/", asset.move, name="asset_move"),
    path(f"{w}assets/<uuid:pk>/delete/", asset.trash, name="asset_delete"),
]
