"""Templates of projects."""

from config.tests.lists.row import page

LISTS = [
    page("execution:template_list"),
    page("execution:template_show", "project_template.pk"),
    page("api:project-template-list"),
    page("api:project-template-list", query="order=-name"),
    page("api:template-task-list"),
    page("api:template-task-list", query="order=rank"),
    page("api:template-milestone-list"),
    page("execution:project_template", "project.key"),
]

SINGLE = [
    page("execution:template_show", "=product-launch"),
    page("execution:template_fill", query="template=product-launch&start=2026-07-06"),
    page("execution:project_copy", "project.key"),
    page("execution:project_list", query="tab=archived"),
    page("execution:template_new"),
    page("execution:template_edit", "project_template.pk"),
    page("execution:template_task_field", "template_task.pk", "=parent"),
    page("execution:template_task_field", "template_task.pk", "=after"),
    page("execution:template_milestone_new", "project_template.pk"),
    page("execution:template_milestone_edit", "template_milestone.pk"),
    page("execution:project_new", query="template=product-launch&start=2026-07-06"),
    page("api:project-template-detail", "project_template.pk"),
    page("api:template-task-detail", "template_task.pk"),
    page("api:template-milestone-detail", "template_milestone.pk"),
]
