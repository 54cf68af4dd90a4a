"""A project's copies and the archive, by page and by program. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Project

FORM = "200 403 200 403 403 404 404 login login"
PLANNED = "302 403 302 403 403 404 404 login login"
DONE = "200 403 200 403 403 404 401 401 401"
MADE = "201 403 201 403 403 404 401 401 401"


def over(here):
    Project.objects.get(pk=here.loose.pk).move("cancelled", by=here.owner)


def put_away(here):
    over(here)
    Project.objects.get(pk=here.loose.pk).archive(by=here.owner)


def again(here):
    return {"name": "Again", "key": "AGA", "start": "2026-09-01", "along": ["milestones", "people"]}


def loose(here):
    return [here.loose.key]


ROWS = [
    Row("execution:project_copy", args=lambda here: [here.project.key], data=again, GET=FORM, POST=PLANNED),
    Row("execution:project_archive", args=loose, before=over, POST=PLANNED),
    Row("execution:project_unarchive", args=loose, before=put_away, POST=PLANNED),
    Row("execution:project_show", case="archived", args=loose, before=put_away,
        GET="200 200 200 200 200 404 404 login login"),
    Row("api:project-copy", args=lambda here: [here.project.pk], data=again, POST=MADE),
    Row("api:project-archive", args=loose, before=over, data=lambda here: {"note": "Over."}, POST=DONE),
    Row("api:project-unarchive", args=loose, before=put_away, data=lambda here: {}, POST=DONE),
]  # fmt: skip
