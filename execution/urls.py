from django.urls import path

from execution.views import allocation, asset, link, person, project, task, timeoff, work, workload

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
    path(f"{w}workload/", workload.show, name="workload"),
    path(f"{w}resources/", person.index, name="person_list"),
    path(f"{w}resources/new/", person.new, name="person_new"),
    path(f"{w}resources/<str:pk>/edit/", person.edit, name="person_edit"),
    path(f"{w}resources/<str:pk>/active/", person.activate, name="person_active"),
    path(f"{w}resources/<str:pk>/replace/", person.replace, name="person_replace"),
    path(f"{w}resources/<str:pk>/delete/", person.trash, name="person_delete"),
    path(f"{w}allocations/new/", allocation.new, name="allocation_new"),
    path(f"{w}allocations/<str:pk>/edit/", allocation.edit, name="allocation_edit"),
    path(f"{w}allocations/<str:pk>/delete/", allocation.trash, name="allocation_delete"),
    path(f"{w}time-off/new/", timeoff.new, name="timeoff_new"),
    path(f"{w}time-off/<str:pk>/edit/", timeoff.edit, name="timeoff_edit"),
    path(f"{w}time-off/<str:pk>/delete/", timeoff.trash, name="timeoff_delete"),
]
