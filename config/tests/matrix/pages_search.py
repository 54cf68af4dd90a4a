"""Search, palette, presentation, and the look of an executive. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"

ROWS = [
    Row("roadmap:search", GET=READ),
    Row("roadmap:palette", GET=READ),
    Row("roadmap:present", GET=READ),
    Row("accounts:see_as", data=lambda here: {"role": "executive"},
        POST="302 302 302 302 302 404 404 login login"),
]  # fmt: skip
