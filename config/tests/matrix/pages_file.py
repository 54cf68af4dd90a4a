"""Files of initiatives and tasks. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from config.tests.world.house import upload


def initiative_file(here):
    return [here.draft.key, here.initiative_file.pk]


def task_file(here):
    return [here.task.key, here.task_file.pk]


READ = "200 200 200 200 200 404 404 login login"
SHAPE, SHAPED = "200 200 403 403 403 404 404 login login", "302 302 403 403 403 404 404 login login"
WORK, WORKED = "200 403 200 200 403 404 404 login login", "302 403 302 302 403 404 404 login login"

ROWS = [
    Row("strategy:file_new", args=lambda here: [here.draft.key], data=lambda here: {"files": upload()},
        GET=SHAPE, POST=SHAPED),
    Row("strategy:file_show", args=initiative_file, GET=READ),
    Row("strategy:file_edit", args=initiative_file, data=lambda here: {"name": "Mapping.csv"}, GET=SHAPE, POST=SHAPED),
    Row("strategy:file_delete", args=initiative_file, POST=SHAPED),
    Row("execution:file_list", args=lambda here: [here.project.key], GET=READ),
    Row("execution:file_new", args=lambda here: [here.task.key], data=lambda here: {"files": upload()},
        GET=WORK, POST=WORKED),
    Row("execution:file_show", args=task_file, GET=READ),
    Row("execution:file_edit", args=task_file, data=lambda here: {"name": "Mapping.csv"}, GET=WORK, POST=WORKED),
    Row("execution:file_delete", args=task_file, POST=WORKED),
]  # fmt: skip
