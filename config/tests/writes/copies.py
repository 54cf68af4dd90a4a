"""A project's copies and the archive."""

from config.tests.matrix.pages_copies import again
from config.tests.writes.row import PROJECT, page, post


def over(place):
    place.loose.refresh_from_db()
    place.loose.move("cancelled", by=place.owner)
    return place.loose.key


def put_away(place):
    key = over(place)
    place.loose.archive(by=place.owner)
    return key


WRITES = [
    page("execution:project_copy", PROJECT, "project.key", verb="created", body=again),
    page("execution:project_archive", PROJECT, over, verb="archived"),
    page("execution:project_unarchive", PROJECT, put_away, verb="unarchived"),
    post("project-copy", PROJECT, "project.pk", body=again),
    post("project-archive", PROJECT, over, verb="archived"),
    post("project-unarchive", PROJECT, put_away, verb="unarchived"),
]
