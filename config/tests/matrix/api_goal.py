"""Goals by program: their verbs, their key results, and how a company plans."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"
MADE = "201 201 403 403 403 404 401 401 401"

ROWS = [
    Row("api:goal-archive", args=lambda here: [here.goal.pk], data=lambda here: {"note": "Over."}, POST=CHANGED),
    Row("api:goal-unarchive", args=lambda here: [here.archived_goal.pk], data=lambda here: {}, POST=CHANGED),
    Row("api:goal-progress", args=lambda here: [here.said_goal.pk], data=lambda here: {"percent": 55}, GET=READ,
        POST=CHANGED),
    Row("api:goal-detail", case="parent", args=lambda here: [here.said_goal.pk],
        data=lambda here: {"parent": str(here.goal.pk), "version": here.said_goal.version},
        GET=READ, PATCH=CHANGED, DELETE="204 204 403 403 403 404 401 401 401"),
    Row("api:key-result-list",
        data=lambda here: {"goal": str(here.goal.pk), "title": "Calls", "target_value": "3", "start_value": "9"},
        GET="200 200 200 200 200 200 401 401 401", POST="201 201 403 403 403 400 401 401 401"),
    Row("api:key-result-detail", args=lambda here: [here.key_result.pk],
        data=lambda here: {"title": "Calls", "version": here.key_result.version},
        GET=READ, PATCH=CHANGED, DELETE="204 204 403 403 403 404 401 401 401"),
    Row("api:key-result-check-ins", args=lambda here: [here.key_result.pk], data=lambda here: {"value": "70"},
        GET=READ, POST=MADE),
    Row("api:planning", data=lambda here: {"fiscal_month": 4, "version": here.planning.version},
        GET="200 200 200 200 200 200 401 401 401", PATCH="200 200 403 403 403 200 401 401 401"),
]  # fmt: skip
