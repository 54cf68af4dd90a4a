"""The API of the search. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [Row("api:search", GET="400 400 400 400 400 400 401 401 401")]
