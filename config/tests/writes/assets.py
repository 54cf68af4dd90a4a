"""What a project needs or makes."""

from config.tests.writes.row import PROJECT, WORKER, delete, page, patch, post, word

WRITES = [
    page("execution:asset_new", PROJECT, verb="created",
         body=lambda place: {"name": "Crates", "project": place.project.pk}),
    page("execution:asset_edit", PROJECT, "asset.pk",
         body=lambda place: {"name": "Crates", "project": place.loose.pk}),
    page("execution:asset_field", WORKER, "asset.pk", word("state"), body={"state": "ordered"}),
    page("execution:asset_move", WORKER, "asset.pk", body={"state": "available"}),
    page("execution:asset_delete", PROJECT, "asset.pk", verb="deleted"),
    post("asset-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "name": "Crates"}),
    patch("asset", WORKER, "asset.pk", {"state": "ordered"}),
    delete("asset", PROJECT, "asset.pk"),
]  # fmt: skip
