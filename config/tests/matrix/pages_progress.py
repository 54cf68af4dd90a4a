"""How far something is, and why. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("roadmap:initiative_progress", args=lambda here: [here.delivery.initiative.key],
        GET="200 200 200 200 200 404 404 login login"),
    Row("api:progress", case="of nothing", GET="400 400 400 400 400 400 401 401 401"),
]  # fmt: skip
