"""Imports for programs. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_import import a_file, in_state, the_run
from config.tests.matrix.row import Row


def none_of(*answers):
    return f"{' '.join(answers)} 403 403 404 401 401 401"


ROWS = [
    Row("api:import-list", data=a_file, GET="200 200 200 403 403 200 401 401 401",
        POST="201 201 201 403 403 201 401 401 401"),
    Row("api:import-list", case="nothing is kept", data=lambda here: a_file(here) | {"dry_run": "true"},
        POST="200 200 200 403 403 200 401 401 401"),
    Row("api:import-list", case="decisions are demanded", data=lambda here: a_file(here) | {"land_decisions": "true"},
        POST="201 403 403 403 403 201 401 401 401"),
    Row("api:import-detail", args=the_run, GET=none_of("200", "200", "200"), DELETE=none_of("204", "403", "204")),
    Row("api:import-detail", case="landed", args=lambda here: [here.imported.pk], GET=none_of("200", "200", "200")),
    Row("api:import-mapping", args=the_run,
        data=lambda here: {"mapping": {"tasks.csv": {"sources": {"description": ["title"]}}}},
        POST=none_of("200", "200", "200")),
    # Tasks are the project side's to land.
    Row("api:import-start", args=the_run, POST=none_of("202", "400", "202")),
    Row("api:import-stop", args=the_run, before=in_state("queued"), POST=none_of("200", "200", "200")),
    Row("api:import-reopen", args=the_run, before=in_state("stopped"), POST=none_of("200", "200", "200")),
    # Only whoever imported it takes it back, and this was the project manager.
    Row("api:import-undo", args=lambda here: [here.imported.pk], POST=none_of("400", "400", "200")),
]  # fmt: skip
