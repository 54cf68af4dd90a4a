"""Snapshots of the roadmap."""

from config.tests.writes.row import PRODUCT, delete, page, post

WRITES = [
    page("roadmap:snapshot_new", PRODUCT, verb="created", body={"name": "Board review Q3"}),
    page("roadmap:snapshot_trash", PRODUCT, "snapshot.pk", verb="deleted"),
    post("snapshot-list", PRODUCT, body={"name": "Board review Q3"}),
    delete("snapshot", PRODUCT, "snapshot.pk"),
]
SILENT = {
    "roadmap:look": "When somebody last looked is theirs alone: it changes nothing that others see.",
}
