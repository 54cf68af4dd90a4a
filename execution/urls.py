from django.urls import path

from execution.views import comment, link, project, task, work

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
    path(f"{w}projects/<str:key>/comments/", comment.project_comments, name="project_comments"),
    path(
        f"{w}projects/<str:key>/comments/<uuid:pk>/edit/",
        comment.project_comment_edit,
        name="project_comment_edit",
    ),
    path(
        f"{w}projects/<str:key>/comments/<uuid:pk>/delete/",
        comment.project_comment_delete,
        name="project_comment_delete",
    ),
    path(f"{w}tasks/new/", task.new, name="task_new"),
    path(f"{w}tasks/<str:key>/", task.show, name="task_show"),
    path(f"{w}tasks/<str:key>/edit/", task.edit, name="task_edit"),
    path(f"{w}tasks/<str:key>/fields/<str:name>/", task.field, name="task_field"),
    path(f"{w}tasks/<str:key>/move/", task.move, name="task_move"),
    path(f"{w}tasks/<str:key>/delete/", task.trash, name="task_delete"),
    path(f"{w}tasks/<str:key>/links/new/", link.new, name="link_new"),
    path(f"{w}tasks/<str:key>/links/<uuid:pk>/edit/", link.edit, name="link_edit"),
    path(f"{w}tasks/<str:key>/links/<uuid:pk>/delete/", link.trash, name="link_delete"),
    path(f"{w}tasks/<str:key>/comments/", comment.task_comments, name="task_comments"),
    path(f"{w}tasks/<str:key>/comments/<uuid:pk>/edit/", comment.task_comment_edit, name="task_comment_edit"),
    path(
        f"{w}tasks/<str:key>/comments/<uuid:pk>/delete/",
        comment.task_comment_delete,
        name="task_comment_delete",
    ),
]
