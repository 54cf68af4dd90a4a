"""The API and what else machines ask. The order of the nine answers stands in row.py.

A key carries its workspace: a stranger's lists are their own, our ids are 404 to them in a path and 400 in a body.
"""

from accounts.models import Heartbeat
from config.tasks import BEAT
from config.tests.matrix.row import Row

YEAR = {"period_start": "2026-01-01", "period_end": "2026-12-31"}


def the_beat_is_seen(here):
    Heartbeat.beat(BEAT)


MACHINES = [
    Row("healthz", GET="200 200 200 200 200 200 200 200 200"),
    Row("readyz", before=the_beat_is_seen, GET="200 200 200 200 200 200 200 200 200"),
    Row("api_schema", theirs=True, GET="200 200 200 200 200 200 200 200 200"),
    Row("api_docs", theirs=True, GET="200 200 200 200 200 200 200 200 200"),
]

ACCOUNTS = [
    Row("api:api-me", GET="200 200 200 200 200 200 401 401 401"),
    Row("api:api-member-list", GET="200 200 200 200 200 200 401 401 401"),
    Row(
        "api:api-member-detail",
        args=lambda here: [here.members["contributor"].pk],
        data=lambda here: {"role": "executive", "version": here.members["contributor"].version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 403 403 403 404 401 401 401",
    ),
]

STRATEGY = [
    Row(
        "api:product-list",
        data=lambda here: {"key": "CEL", "name": "Cellar"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:product-detail",
        args=lambda here: [here.product.pk],
        data=lambda here: {"name": "Cellar", "lead": str(here.owner.pk), "version": here.product.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:goal-list",
        data=lambda here: {"product": str(here.product.pk), "title": "Fewer calls"} | YEAR,
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:goal-detail",
        args=lambda here: [here.goal.pk],
        data=lambda here: {"title": "Fewer calls", "version": here.goal.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-list",
        data=lambda here: {"product": str(here.product.pk), "title": "Gift cards"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:initiative-detail",
        args=lambda here: [here.draft.pk],
        data=lambda here: {"title": "Gift cards", "version": here.draft.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-submission",
        args=lambda here: [here.draft.pk],
        data=lambda here: {"note": "Ready."},
        POST="201 201 403 403 403 404 401 401 401",
    ),
    Row(
        "api:initiative-decisions",
        case="owner and executive are seated",
        args=lambda here: [here.in_review.pk],
        data=lambda here: {"verdict": "approve", "note": "Yes."},
        POST="201 403 403 403 201 404 401 401 401",
    ),
]

EXECUTION = [
    Row(
        "api:project-list",
        data=lambda here: {"key": "CST", "name": "Cold store"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 201 401 401 401",
    ),
    Row(
        "api:project-detail",
        args=lambda here: [here.loose.pk],
        data=lambda here: {"name": "Cold store", "version": here.loose.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 403 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
    Row(
        "api:task-list",
        data=lambda here: {"project": str(here.project.pk), "title": "Call the bank"},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:task-detail",
        case="its work",
        args=lambda here: [here.task.pk],
        data=lambda here: {"status": "doing", "remaining": "3", "version": here.task.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 200 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
    Row(
        "api:task-detail",
        case="its plan",
        args=lambda here: [here.task.pk],
        data=lambda here: {"due": "2026-09-30", "version": here.task.version},
        PATCH="200 403 200 403 403 404 401 401 401",
    ),
]

ROADMAP = [
    Row(
        "api:initiative-deliveries",
        args=lambda here: [here.approved.pk],
        data=lambda here: {"name": "Cold chain"},
        POST="201 201 201 403 403 404 401 401 401",
    ),
    Row(
        "api:delivery-list",
        data=lambda here: {"initiative": str(here.approved.pk)},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 201 403 403 400 401 401 401",
    ),
    Row(
        "api:delivery-detail",
        args=lambda here: [here.delivery.pk],
        data=lambda here: {"project": str(here.loose.pk), "version": here.delivery.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 200 403 403 404 401 401 401",
        DELETE="204 204 204 403 403 404 401 401 401",
    ),
]

ROWS = [*MACHINES, *ACCOUNTS, *STRATEGY, *EXECUTION, *ROADMAP]
