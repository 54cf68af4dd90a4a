"""The plan kept under a name, and compared. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 403 200 403 403 404 404 login login"
PLANNED = "302 403 302 403 403 404 404 login login"

ROWS = [
    Row("execution:baseline_list", args=lambda here: [here.project.key], GET=READ),
    Row("execution:baseline_new", args=lambda here: [here.project.key], data=lambda here: {"name": "As approved"},
        GET=FORM, POST=PLANNED),
    Row("execution:baseline_compare", args=lambda here: [here.project.key], GET=READ),
    Row("execution:baseline_export", args=lambda here: [here.project.key], GET=READ),
    Row("execution:baseline_edit", args=lambda here: [here.baseline.pk],
        data=lambda here: {"name": "As approved", "version": 1}, GET=FORM, POST=PLANNED),
    Row("execution:baseline_delete", args=lambda here: [here.baseline.pk], POST=PLANNED),
]  # fmt: skip
