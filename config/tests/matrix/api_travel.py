"""The API of changes and snapshots. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("api:roadmap-changes", GET="200 200 200 200 200 200 401 401 401"),
    Row(
        "api:snapshot-list",
        data=lambda here: {"name": "Board review Q3", "product": str(here.product.pk)},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 201 403 403 403 400 401 401 401",
    ),
    Row(
        "api:snapshot-detail",
        args=lambda here: [here.snapshot.pk],
        GET="200 200 200 200 200 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
]
