"""Deciding again on what left its promise, as programs do it."""

from config.tests.matrix.row import Row

ROWS = [
    Row("api:initiative-redecisions", args=lambda here: [here.lagging.pk],
        data=lambda here: {"choice": "accept", "end": "2031-01-31", "note": "Worth it."},
        GET="200 200 200 200 200 404 401 401 401", POST="201 403 403 403 201 404 401 401 401"),
]  # fmt: skip
