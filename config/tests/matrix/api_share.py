"""The API of roadmaps, share links and the portfolio. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("api:portfolio", GET="200 200 200 200 200 200 401 401 401"),
    Row(
        "api:roadmap-list",
        data=lambda here: {"name": "By owner", "product": str(here.product.pk)},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:roadmap-detail",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"name": "By owner", "version": here.roadmap.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    Row(
        "api:roadmap-copy",
        args=lambda here: [here.roadmap.pk],
        POST="201 201 201 201 201 404 401 401 401",
    ),
    Row(
        "api:roadmap-star",
        args=lambda here: [here.roadmap.pk],
        POST="204 204 204 204 204 404 401 401 401",
        DELETE="204 204 204 204 204 404 401 401 401",
    ),
    Row(
        "api:roadmap-first",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"roles": ["executive"]},
        POST="200 200 403 403 403 404 401 401 401",
    ),
    Row(
        "api:roadmap-publication",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"note": "As agreed."},
        POST="200 200 403 403 403 404 401 401 401",
    ),
    Row(
        "api:share-link-list",
        data=lambda here: {"roadmap": str(here.roadmap.pk), "name": "Growers"},
        GET="200 200 403 403 403 200 401 401 401",
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:share-link-detail",
        args=lambda here: [here.share_link.pk],
        data=lambda here: {"name": "Growers", "version": here.share_link.version},
        GET="200 200 403 403 403 404 401 401 401",
        PATCH="200 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
]
