"""The company's own fields by API, and one act on many initiatives. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
ONE = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"
GONE = "204 204 403 403 403 404 401 401 401"

ROWS = [
    Row(
        "api:field-list",
        data=lambda here: {"name": "Budget", "kind": "number"},
        GET=LIST,
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:field-detail",
        args=lambda here: [here.own_field.pk],
        data=lambda here: {"name": "Waves", "version": here.own_field.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:field-place",
        args=lambda here: [here.own_field.pk],
        data=lambda here: {"after": str(here.other_field.pk)},
        POST=CHANGED,
    ),
    Row(
        "api:initiative-bulk",
        data=lambda here: {"ids": [str(here.draft.pk)], "changes": {"fields": {"rollout": "all"}}},
        POST="200 200 403 403 403 400 401 401 401",
    ),
    Row(
        "api:initiative-detail",
        case="a field of the company's own",
        args=lambda here: [here.draft.pk],
        data=lambda here: {"fields": {"rollout": "All hubs"}, "version": here.draft.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
]
