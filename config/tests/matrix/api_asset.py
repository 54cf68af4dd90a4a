"""Assets as programs ask for them."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:asset-list",
        data=lambda here: {"project": str(here.project.pk), "name": "Crates", "steward": str(here.owner.pk)},
        GET="200 200 200 200 200 200 401 401 401",
        POST="201 403 201 403 403 400 401 401 401",
    ),
    Row(
        "api:asset-detail",
        case="how far it is",
        args=lambda here: [here.asset.pk],
        data=lambda here: {"state": "ordered", "version": here.asset.version},
        GET="200 200 200 200 200 404 401 401 401",
        PATCH="200 403 200 200 403 404 401 401 401",
        DELETE="204 403 204 403 403 404 401 401 401",
    ),
    Row(
        "api:asset-detail",
        case="who looks after it",
        args=lambda here: [here.asset.pk],
        data=lambda here: {"steward": str(here.owner.pk), "version": here.asset.version},
        PATCH="200 403 200 403 403 404 401 401 401",
    ),
]
