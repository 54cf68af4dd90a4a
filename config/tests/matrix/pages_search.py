"""Search, palette, presentation, and the look of an executive. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"

ROWS = [
    Row("roadmap:search", GET=READ),
    Row("roadmap:palette", GET=READ),
]
