"""Templates of projects, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
READ = "200 200 200 200 200 404 401 401 401"
MADE = "201 403 201 403 403 400 401 401 401"
DONE = "200 403 200 403 403 404 401 401 401"
GONE = "204 403 204 403 403 404 401 401 401"


def use(here):
    roles = {"Builder": str(here.owner.pk)}
    return {"name": "Hub East", "key": "HUB", "start": "2026-07-06", "roles": roles}


ROWS = [
    Row("api:project-template-list", data=lambda here: {"template": str(here.project_template.pk)}, GET=LIST, POST=MADE),
    Row("api:project-template-list", case="of a project", data=lambda here: {"project": here.project.key}, POST=MADE),
    Row("api:project-template-detail", args=lambda here: [here.project_template.pk],
        data=lambda here: {"name": "Hub", "version": here.project_template.version}, GET=READ, PATCH=DONE, DELETE=GONE),
    Row("api:project-template-use", args=lambda here: [here.project_template.pk], data=use,
        POST="201 403 201 403 403 404 401 401 401"),
    Row("api:template-task-list", data=lambda here: {"template": str(here.project_template.pk), "title": "Open it",
        "after": [{"task": str(here.template_task.pk)}]}, GET=LIST, POST=MADE),
    Row("api:template-task-detail", args=lambda here: [here.template_task.pk],
        data=lambda here: {"role": "Joiner", "version": here.template_task.version}, GET=READ, PATCH=DONE, DELETE=GONE),
    Row("api:template-milestone-list", data=lambda here: {"template": str(here.project_template.pk), "name": "Half-way"},
        GET=LIST, POST=MADE),
    Row("api:template-milestone-detail", args=lambda here: [here.template_milestone.pk],
        data=lambda here: {"offset": 12, "version": here.template_milestone.version}, GET=READ, PATCH=DONE, DELETE=GONE),
    Row("api:initiative-deliveries", case="from a template", args=lambda here: [here.approved.pk],
        data=lambda here: {"template": "product-launch", "start": "2026-07-06", "roles": {"Engineer": str(here.owner.pk)}},
        POST="201 201 201 403 403 404 401 401 401"),
]  # fmt: skip
