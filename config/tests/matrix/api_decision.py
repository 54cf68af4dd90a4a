"""Why an initiative is here, as programs ask for it."""

from config.tests.matrix.row import Row

ROWS = [
    Row(
        "api:initiative-provenance",
        args=lambda here: [here.declined.pk],
        GET="200 200 200 200 200 404 401 401 401",
    ),
]
