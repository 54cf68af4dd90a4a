"""People, time off, allocations and workload for programs. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
ONE = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 403 200 403 403 404 401 401 401"
GONE = "204 403 204 403 403 404 401 401 401"
SPAN = {"start": "2026-06-15", "end": "2026-06-26"}
OFF = {"first": "2026-06-15", "last": "2026-06-26"}

ROWS = [
    Row("api:workload", GET=LIST),
    Row(
        "api:person-list",
        data=lambda here: {"kind": "equipment", "name": "A second van", "days": ["sat", "sun"]},
        GET=LIST,
        POST="201 403 201 403 403 201 401 401 401",
    ),
    Row(
        "api:person-detail",
        args=lambda here: [here.placeholder.pk],
        data=lambda here: {"hours": "20", "version": here.placeholder.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:timeoff-list",
        data=lambda here: OFF | {"person": str(here.person.pk)},
        GET=LIST,
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:timeoff-detail",
        args=lambda here: [here.time_off.pk],
        data=lambda here: OFF | {"person": str(here.placeholder.pk), "version": here.time_off.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:allocation-list",
        data=lambda here: SPAN | {
            "person": str(here.person.pk), "project": str(here.project.pk), "percent": 40,
        },
        GET=LIST,
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:allocation-detail",
        args=lambda here: [here.allocation.pk],
        data=lambda here: {
            "person": str(here.placeholder.pk), "project": str(here.loose.pk),
            "version": here.allocation.version,
        },
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
]  # fmt: skip
