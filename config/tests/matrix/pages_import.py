"""Files on their way in. The order of the nine answers stands in row.py."""

from django.core.files.uploadedfile import SimpleUploadedFile

from config.tests.matrix.row import Row
from roadmap.models import ImportRun


def a_file(here):
    return {"files": SimpleUploadedFile("tasks.csv", here.import_file)}


def the_run(here):
    return [here.import_run.pk]


def in_state(state):
    def move(here):
        ImportRun.objects.filter(pk=here.import_run.pk).update(state=state)

    return move


MAPS = "302 302 302 403 403 404 404 login login"
READS = "200 200 200 403 403 404 404 login login"

ROWS = [
    Row("roadmap:import_new", data=a_file, GET=READS, POST=MAPS),
    Row("roadmap:import_show", case="being mapped", args=the_run, GET=READS),
    Row("roadmap:import_show", case="waiting", args=the_run, before=in_state("queued"), GET=READS),
    Row("roadmap:import_map", args=the_run, data=lambda here: {"c2": "title", "file": "0"}, POST=MAPS),
    # Tasks are the project side's to land: a product manager's button says so.
    Row("roadmap:import_start", args=the_run, POST="302 422 302 403 403 404 404 login login"),
    Row("roadmap:import_live", args=the_run, before=in_state("queued"), GET=READS),
    Row("roadmap:import_stop", args=the_run, before=in_state("queued"), POST=MAPS),
    Row("roadmap:import_again", args=the_run, before=in_state("stopped"), POST=MAPS),
    # What the project manager began goes by them or an owner.
    Row("roadmap:import_discard", args=the_run, POST="302 403 302 403 403 404 404 login login"),
    Row("roadmap:import_errors", args=the_run, GET=READS),
    # Only whoever imported it takes it back, and this was the project manager.
    Row(
        "roadmap:import_undo",
        args=lambda here: [here.imported.pk],
        POST="422 422 302 403 403 404 404 login login",
    ),
]
