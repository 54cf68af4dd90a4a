"""Templates of projects. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
PLANNED = "302 403 302 403 403 404 404 login login"


def project(here):
    role = {"role-0": str(here.owner.pk)}
    return {
        "name": "Hub East",
        "key": "HUB",
        "template": str(here.project_template.pk),
        "start": "2026-07-06",
    } | role


def launched(here):
    return {"name": "Cold chain", "template": "product-launch", "start": "", "role-1": str(here.owner.pk)}


ROWS = [
    Row("execution:template_list", GET=READ),
    Row("execution:template_show", args=lambda here: [here.project_template.pk], GET=READ),
    Row("execution:template_show", case="a shipped one", args=lambda here: ["product-launch"], GET=READ),
    Row("execution:template_fill", GET=READ),
    Row("execution:template_new", data=lambda here: {"name": "Audit"}, GET=FORM,
        POST=PLANNED),
    Row("execution:template_copy", args=lambda here: [here.project_template.pk], POST=PLANNED),
    Row("execution:template_copy", case="a shipped one", args=lambda here: ["product-launch"],
        POST=PLANNED),
    Row("execution:template_edit", args=lambda here: [here.project_template.pk],
        data=lambda here: {"name": "Hub", "version": here.project_template.version}, GET=FORM, POST=PLANNED),
    Row("execution:template_delete", args=lambda here: [here.project_template.pk], POST=PLANNED),
    Row("execution:template_task_new", args=lambda here: [here.project_template.pk],
        data=lambda here: {"title": "Open it"}, POST=PLANNED),
    Row("execution:template_task_field", args=lambda here: [here.template_task.pk, "role"],
        data=lambda here: {"role": "Joiner", "version": here.template_task.version}, GET=FORM, POST=PLANNED),
    Row("execution:template_task_field", case="what it waits for", args=lambda here: [here.template_task.pk, "after"],
        data=lambda here: {"after": "1SS+2"}, GET=FORM, POST=PLANNED),
    Row("execution:template_task_field", case="what it is part of", args=lambda here: [here.template_task.pk, "parent"],
        data=lambda here: {"parent": here.template_whole.pk, "version": here.template_task.version},
        GET=FORM, POST=PLANNED),
    Row("execution:template_task_field", case="what it counts towards",
        args=lambda here: [here.template_task.pk, "milestone"],
        data=lambda here: {"milestone": here.template_milestone.pk, "version": here.template_task.version},
        GET=FORM, POST=PLANNED),
    Row("execution:template_task_place", args=lambda here: [here.template_task.pk], data=lambda here: {"to": "up"},
        POST=PLANNED),
    Row("execution:template_task_delete", args=lambda here: [here.template_task.pk], POST=PLANNED),
    Row("execution:template_milestone_new", args=lambda here: [here.project_template.pk],
        data=lambda here: {"name": "Half-way", "offset": "10"}, GET=FORM, POST=PLANNED),
    Row("execution:template_milestone_edit", args=lambda here: [here.template_milestone.pk],
        data=lambda here: {"name": "Opened", "version": here.template_milestone.version}, GET=FORM, POST=PLANNED),
    Row("execution:template_milestone_delete", args=lambda here: [here.template_milestone.pk], POST=PLANNED),
    Row("execution:project_template", args=lambda here: [here.project.key], data=lambda here: {"name": "Again"},
        GET=FORM, POST=PLANNED),
    Row("execution:project_new", case="from a template", data=project, GET=FORM,
        POST=PLANNED),
    Row("roadmap:delivery_launch", case="from a template", args=lambda here: [here.approved.key], data=launched,
        GET="200 200 200 403 403 404 404 login login", POST="302 302 302 403 403 404 404 login login"),
]  # fmt: skip
