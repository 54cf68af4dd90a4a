"""The roadmap, deliveries and the digest. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Project


def its_work_is_finished(here):
    Project.objects.get(pk=here.project.pk).move("finished", by=here.owner)


ROWS = [
    Row("roadmap:home", GET="302 302 302 302 302 404 404 login login"),
    Row("roadmap:roadmap", GET="200 200 200 200 200 404 404 login login"),
    Row("roadmap:roadmap_live", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "roadmap:roadmap_order",
        GET="302 302 302 302 302 404 404 login login",
    ),
    Row("roadmap:card", args=lambda here: [here.approved.key], GET="200 200 200 200 200 404 404 login login"),
    Row(
        "roadmap:explain",
        args=lambda here: [here.delivery.pk],
        GET="200 200 200 200 200 404 404 login login",
    ),
    Row(
        "roadmap:delivery_trash",
        args=lambda here: [here.delivery.pk],
        POST="302 302 302 403 403 404 404 login login",
    ),
    Row(
        "roadmap:delivery_launch",
        case="a new project",
        args=lambda here: [here.approved.key],
        data=lambda here: {"name": "Cold chain", "lead": here.owner.pk},
        GET="200 200 200 403 403 404 404 login login",
        POST="302 302 302 403 403 404 404 login login",
    ),
    Row(
        "roadmap:delivery_launch",
        case="a project that is there",
        args=lambda here: [here.approved.key],
        data=lambda here: {"project": here.loose.pk},
        POST="302 302 302 403 403 404 404 login login",
    ),
    Row(
        "roadmap:delivery_another",
        args=lambda here: [here.delivering.key],
        data=lambda here: {"name": "Second half", "lead": here.owner.pk, "idempotency_key": "second"},
        GET="200 200 200 403 403 404 404 login login",
        POST="302 302 302 403 403 404 404 login login",
    ),
    Row(
        "roadmap:initiative_ship",
        args=lambda here: [here.delivering.key],
        before=its_work_is_finished,
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:digest",
        data=lambda here: {"frequency": "daily", "hour": "7"},
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row("roadmap:digest_preview", GET="200 200 200 200 200 404 404 login login"),
    Row("roadmap:digest_send", POST="302 302 302 302 302 404 404 login login"),
    Row(
        "roadmap:digest_stop",
        case="the signature is the right",
        args=lambda here: [here.stop_token],
        GET="200 200 200 200 200 200 200 200 200",
        POST="200 200 200 200 200 200 200 200 200",
    ),
]
