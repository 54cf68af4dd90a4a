"""Templates of projects and what is made of them."""

from config.tests.writes.row import PRODUCT, PROJECT, delete, page, patch, post


def project(place):
    return {"name": "Hub", "key": "HUB", "template": str(place.project_template.pk), "start": "2026-07-06"}


def of_it(**fields):
    return lambda place: {"template": str(place.project_template.pk), **fields}


WRITES = [
    page("execution:template_new", PROJECT, verb="created", body={"name": "Audit"}),
    page("execution:template_copy", PROJECT, "project_template.pk", verb="created"),
    page("execution:template_edit", PROJECT, "project_template.pk", body={"name": "Hub"}),
    page("execution:template_delete", PROJECT, "project_template.pk", verb="deleted"),
    page("execution:template_task_new", PROJECT, "project_template.pk", verb="created", body={"title": "Open it"}),
    page("execution:template_task_field", PROJECT, "template_task.pk", lambda p: "role", body={"role": "Joiner"}),
    page("execution:template_task_field", PROJECT, "template_task.pk", lambda p: "after", body={"after": "1SS"}),
    page("execution:template_task_place", PROJECT, "template_task.pk", body={"to": "up"}),
    page("execution:template_task_delete", PROJECT, "template_task.pk", verb="deleted"),
    page("execution:template_milestone_new", PROJECT, "project_template.pk", verb="created", body={"name": "Half-way"}),
    page("execution:template_milestone_edit", PROJECT, "template_milestone.pk", body={"name": "Opened"}),
    page("execution:template_milestone_delete", PROJECT, "template_milestone.pk", verb="deleted"),
    page("execution:project_template", PROJECT, "project.key", verb="created", body={"name": "Again"}),
    page("execution:project_new", PROJECT, verb="created", body=project),
    page("roadmap:delivery_launch", PRODUCT, "approved.key", verb="launch", body={"template": "product-launch"}),
    post("project-template-list", PROJECT, body={"name": "Audit"}),
    patch("project-template", PROJECT, "project_template.pk", {"name": "Hub"}),
    delete("project-template", PROJECT, "project_template.pk"),
    post("project-template-use", PROJECT, "project_template.pk",
         body={"name": "Hub", "key": "HUB", "start": "2026-07-06"}),
    post("template-task-list", PROJECT, body=of_it(title="Open it")),
    patch("template-task", PROJECT, "template_task.pk", {"role": "Joiner"}),
    delete("template-task", PROJECT, "template_task.pk"),
    post("template-milestone-list", PROJECT, body=of_it(name="Half-way")),
    patch("template-milestone", PROJECT, "template_milestone.pk", {"name": "Opened"}),
    delete("template-milestone", PROJECT, "template_milestone.pk"),
]  # fmt: skip
