"""Baselines, by program. The nine answers: row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("api:baseline-list", data=lambda here: {"project": str(here.project.pk), "name": "As approved"},
        GET="200 200 200 200 200 200 401 401 401", POST="201 403 201 403 403 400 401 401 401"),
    Row("api:baseline-detail", args=lambda here: [here.baseline.pk], data=lambda here: {"name": "As told", "version": 1},
        GET="200 200 200 200 200 404 401 401 401", PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401"),
    Row("api:baseline-compare", args=lambda here: [here.baseline.pk], GET="200 200 200 200 200 404 401 401 401"),
]  # fmt: skip
