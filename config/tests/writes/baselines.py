"""The plan kept under a name."""

from config.tests.writes.row import PROJECT, delete, page, patch, post

WRITES = [
    page("execution:baseline_new", PROJECT, "project.key", verb="created", body={"name": "As approved"}),
    page("execution:baseline_edit", PROJECT, "baseline.pk", body={"name": "As told"}),
    page("execution:baseline_delete", PROJECT, "baseline.pk", verb="deleted"),
    post("baseline-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "name": "As approved"}),
    patch("baseline", PROJECT, "baseline.pk", {"name": "As told"}),
    delete("baseline", PROJECT, "baseline.pk"),
]
