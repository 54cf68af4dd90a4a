"""Milestones and what is said of projects, by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_milestone import led_by_the_contributor, word
from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:project-updates",
        args=lambda here: [here.project.pk],
        data=word,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 403 201 403 403 404 401 401 401",
    ),
    Row(
        "api:project-updates",
        case="its lead, whatever their role",
        args=lambda here: [here.project.pk],
        data=word,
        before=led_by_the_contributor,
        POST="201 403 201 201 403 404 401 401 401",
    ),
    Row(
        "api:milestone-list",
        data=lambda here: {"project": str(here.project.pk), "name": "API complete", "due": "2026-07-10"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:milestone-detail",
        args=lambda here: [here.milestone.pk],
        data=lambda here: {"name": "Pilot", "version": here.milestone.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
]
