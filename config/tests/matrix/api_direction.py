"""Visions, themes, key dates and publications by API. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_direction import the_whole_has_a_draft
from config.tests.matrix.row import Row

LIST = "200 200 200 200 200 200 401 401 401"
ONE = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"
MADE = "201 201 403 403 403 404 401 401 401"
GONE = "204 204 403 403 403 404 401 401 401"

VISIONS = [
    Row(
        "api:vision-list",
        case="the workspace's own",
        data=lambda here: {"statement": "Fed by the region."},
        GET=LIST,
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:vision-list",
        case="a second one of a product",
        data=lambda here: {"product": str(here.product.pk), "statement": "Fed by the region."},
        POST="400 400 403 403 403 400 401 401 401",
    ),
    Row(
        "api:vision-detail",
        case="published, so that it stays",
        args=lambda here: [here.vision.pk],
        data=lambda here: {"statement": "Fed by the region.", "version": here.vision.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE="400 400 403 403 403 404 401 401 401",
    ),
    Row(
        "api:vision-detail",
        case="a draft, by its key",
        args=lambda here: ["workspace"],
        before=the_whole_has_a_draft,
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:vision-publication",
        args=lambda here: [here.vision.pk],
        data=lambda here: {"note": "Read it."},
        POST=MADE,
    ),
]

THEMES = [
    Row(
        "api:theme-list",
        data=lambda here: {"name": "Grower speed"},
        GET=LIST,
        POST="201 201 403 403 403 201 401 401 401",
    ),
    Row(
        "api:theme-detail",
        args=lambda here: [here.theme.pk],
        data=lambda here: {"name": "Grower speed", "version": here.theme.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
    Row(
        "api:theme-place",
        args=lambda here: [here.theme.pk],
        data=lambda here: {"after": str(here.other_theme.pk)},
        POST=CHANGED,
    ),
    Row(
        "api:initiative-detail",
        case="its theme",
        args=lambda here: [here.draft.pk],
        data=lambda here: {"theme": str(here.other_theme.pk), "version": here.draft.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
]

KEY_DATES = [
    Row(
        "api:key-date-list",
        data=lambda here: {"product": str(here.product.pk), "name": "Season", "date": "2026-06-01"},
        GET=LIST,
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:key-date-detail",
        args=lambda here: [here.key_date.pk],
        data=lambda here: {"name": "Season", "version": here.key_date.version},
        GET=ONE,
        PATCH=CHANGED,
        DELETE=GONE,
    ),
]

GOALS = [
    Row(
        "api:goal-publication",
        args=lambda here: [here.goal.pk],
        data=lambda here: {"note": "Look."},
        POST=MADE,
    ),
]

ROWS = [*VISIONS, *THEMES, *KEY_DATES, *GOALS]
