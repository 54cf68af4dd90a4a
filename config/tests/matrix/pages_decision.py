"""Why an initiative is here. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"

ROWS = [
    Row("strategy:provenance_show", args=lambda here: [here.declined.key], GET=READ),
    Row("strategy:provenance_show", case="never asked for", args=lambda here: [here.draft.key], GET=READ),
    Row("strategy:provenance_file", args=lambda here: [here.approved.key], GET=READ),
]
