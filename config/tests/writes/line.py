"""From an approval to what is delivered, and what is told of it."""

from config.tests.writes.row import PRODUCT, PROJECT, WORKER, delete, page, patch, post
from execution.models import Project


def finished(place):
    """What is in delivery, with its projects finished."""
    Project.objects.get(pk=place.project.pk).move("finished", by=place.owner)
    return place.delivering.key


WRITES = [
    page("roadmap:delivery_trash", PROJECT, "delivery.pk", verb="deleted"),
    page("roadmap:delivery_launch", PROJECT, "approved.key", verb="launch", body={"name": "Cold chain"}),
    page("roadmap:delivery_another", PROJECT, "delivering.key", verb="created",
         body={"name": "Second half", "idempotency_key": "second"}),
    page("roadmap:initiative_ship", PRODUCT, finished, verb="ship"),
    page("roadmap:digest", WORKER, body={"frequency": "daily", "hour": "7"}),
    page("roadmap:import_undo", PROJECT, "imported.pk", verb="deleted"),
    post("import-undo", PROJECT, "imported.pk", verb="deleted"),
    page("roadmap:digest_stop", "executive", "stop_token"),
    post("delivery-list", PROJECT, verb="launch", body=lambda p: {"initiative": str(p.approved.pk)}),
    patch("delivery", PROJECT, "delivery.pk", lambda p: {"project": str(p.loose.pk)}),
    delete("delivery", PROJECT, "delivery.pk"),
]  # fmt: skip
