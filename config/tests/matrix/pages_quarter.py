"""The quarter. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"

ROWS = [
    Row("roadmap:quarters", GET=READ),
    Row("roadmap:quarter", args=lambda here: ["q3-2026"], GET=READ),
    Row("roadmap:quarter", case="no quarter", args=lambda here: ["h1-2026"],
        GET="404 404 404 404 404 404 404 login login"),
]  # fmt: skip
