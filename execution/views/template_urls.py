"""The addresses of templates."""

from django.urls import path

from execution.views import template

w = "w/<slug:workspace>/"

template_urls = [
    path(f"{w}project-templates/", template.index, name="template_list"),
    path(f"{w}project-templates/new/", template.new, name="template_new"),
    path(f"{w}project-templates/fill/", template.fill, name="template_fill"),
    path(f"{w}project-templates/<str:ref>/", template.show, name="template_show"),
    path(f"{w}project-templates/<str:ref>/copy/", template.copy, name="template_copy"),
    path(f"{w}project-templates/<uuid:pk>/edit/", template.edit, name="template_edit"),
    path(f"{w}project-templates/<uuid:pk>/delete/", template.trash, name="template_delete"),
    path(f"{w}project-templates/<uuid:pk>/tasks/new/", template.task_new, name="template_task_new"),
    path(
        f"{w}project-templates/<uuid:pk>/milestones/new/",
        template.milestone_new,
        name="template_milestone_new",
    ),
    path(f"{w}template-tasks/<uuid:pk>/fields/<str:name>/", template.task_field, name="template_task_field"),
    path(f"{w}template-tasks/<uuid:pk>/place/", template.task_place, name="template_task_place"),
    path(f"{w}template-tasks/<uuid:pk>/delete/", template.task_trash, name="template_task_delete"),
    path(f"{w}template-milestones/<uuid:pk>/edit/", template.milestone_edit, name="template_milestone_edit"),
    path(
        f"{w}template-milestones/<uuid:pk>/delete/",
        template.milestone_trash,
        name="template_milestone_delete",
    ),
    path(f"{w}projects/<str:key>/template/", template.gather, name="project_template"),
]
