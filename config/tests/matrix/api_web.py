"""What waits for what, what is part of what, and requirements as tasks, by program."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"

ROWS = [
    Row("api:initiative-dependency-list",
        data=lambda here: {"before": str(here.draft.pk), "after": here.approved.key},
        GET="200 200 200 200 200 200 401 401 401", POST="201 201 403 403 403 400 401 401 401"),
    Row("api:initiative-dependency-detail", args=lambda here: [here.dependency.pk], GET=READ,
        DELETE="204 204 403 403 403 404 401 401 401"),
    Row("api:initiative-detail", case="part of another", args=lambda here: [here.approved.pk],
        data=lambda here: {"parent": here.whole.key, "version": here.approved.version},
        GET=READ, PATCH=CHANGED, DELETE="204 204 403 403 403 404 401 401 401"),
    Row("api:initiative-met", args=lambda here: [here.draft.pk],
        data=lambda here: {"requirement": str(here.requirement.pk), "met": True}, POST=CHANGED),
    Row("api:initiative-requirement-tasks", args=lambda here: [here.delivering.pk],
        data=lambda here: {"requirement": str(here.late_requirement.pk)},
        POST="201 201 201 403 403 404 401 401 401"),
]  # fmt: skip
