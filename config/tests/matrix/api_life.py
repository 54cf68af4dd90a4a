"""An initiative's life by program: followers, the archive, copies, history, the table as a file."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 401 401 401"
CHANGED = "200 200 403 403 403 404 401 401 401"
MADE = "201 201 403 403 403 404 401 401 401"

ROWS = [
    Row("api:initiative-followers", args=lambda here: [here.draft.pk], data=lambda here: {}, GET=READ, POST=READ,
        DELETE="204 204 204 204 204 404 401 401 401"),
    Row("api:initiative-archive", args=lambda here: [here.draft.pk], data=lambda here: {"note": "Over."}, POST=CHANGED),
    Row("api:initiative-unarchive", args=lambda here: [here.put_away.pk], data=lambda here: {}, POST=CHANGED),
    Row("api:initiative-duplicate", args=lambda here: [here.draft.pk], data=lambda here: {}, POST=MADE),
    Row("api:initiative-history", args=lambda here: [here.draft.pk], GET=READ),
    Row("api:goal-history", args=lambda here: [here.goal.pk], GET=READ),
    Row("api:initiative-export", GET="200 200 200 200 200 200 401 401 401"),
]  # fmt: skip
