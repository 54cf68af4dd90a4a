"""Assets of the projects. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row


def one(here):
    return [here.asset.pk]


def whole(here):
    return {"name": "Crates", "project": here.project.pk, "steward": here.owner.pk}


ROWS = [
    Row("execution:asset_list", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "execution:asset_new",
        data=whole,
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row("execution:asset_show", args=one, GET="200 200 200 200 200 404 404 login login"),
    Row(
        "execution:asset_edit",
        args=one,
        data=whole,
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:asset_field",
        case="how far it is",
        args=lambda here: [here.asset.pk, "state"],
        data=lambda here: {"state": "ordered", "version": here.asset.version},
        GET="200 403 200 200 403 404 404 login login",
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row(
        "execution:asset_field",
        case="who looks after it",
        args=lambda here: [here.asset.pk, "steward"],
        data=lambda here: {"steward": here.owner.pk, "version": here.asset.version},
        GET="200 403 200 403 403 404 404 login login",
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row(
        "execution:asset_move",
        args=one,
        data=lambda here: {"state": "available"},
        POST="302 403 302 302 403 404 404 login login",
    ),
    Row("execution:asset_delete", args=one, POST="302 403 302 403 403 404 404 login login"),
]
