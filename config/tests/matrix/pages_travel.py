"""The roadmap through time: what changed, snapshots, the last look. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

ROWS = [
    Row("roadmap:changes", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "roadmap:changes_card",
        args=lambda here: [here.delivering.pk],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row("roadmap:look", POST="200 200 200 200 200 404 404 login login"),
    Row(
        "roadmap:snapshot_new",
        data=lambda here: {"name": "Board review Q3"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:snapshot_trash",
        args=lambda here: [here.snapshot.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
]
