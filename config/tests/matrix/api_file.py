"""Files under what they belong to, as programs ask for them. The nine answers: row.py."""

from config.tests.matrix.row import Row
from config.tests.world.house import upload

READ = "200 200 200 200 200 404 401 401 401"

ROWS = [
    Row("api:initiative-file-list", args=lambda here: [here.draft.pk], data=lambda here: {"content": upload()},
        GET=READ, POST="201 201 403 403 403 404 401 401 401"),
    Row("api:initiative-file-detail", args=lambda here: [here.draft.pk, here.initiative_file.pk],
        data=lambda here: {"name": "Mapping.csv", "version": here.initiative_file.version},
        GET=READ, PATCH="200 200 403 403 403 404 401 401 401", DELETE="204 204 403 403 403 404 401 401 401"),
    Row("api:initiative-file-content", args=lambda here: [here.draft.pk, here.initiative_file.pk], GET=READ),
    Row("api:project-file-list", args=lambda here: [here.project.pk], GET=READ),
    Row("api:project-file-detail", args=lambda here: [here.project.pk, here.task_file.pk], GET=READ),
    Row("api:project-file-content", args=lambda here: [here.project.pk, here.task_file.pk], GET=READ),
    Row("api:task-file-list", args=lambda here: [here.task.pk], data=lambda here: {"content": upload()},
        GET=READ, POST="201 403 201 201 403 404 401 401 401"),
    Row("api:task-file-detail", args=lambda here: [here.task.pk, here.task_file.pk],
        data=lambda here: {"name": "Mapping.csv", "version": here.task_file.version},
        GET=READ, PATCH="200 403 200 200 403 404 401 401 401", DELETE="204 403 204 204 403 404 401 401 401"),
    Row("api:task-file-content", args=lambda here: [here.task.pk, here.task_file.pk], GET=READ),
]  # fmt: skip
