"""Portfolio, saved roadmaps and what is shared of them. The order of the nine answers stands in row.py."""

from accounts.tests.factories import PASSWORD
from config.tests.matrix.row import Row
from roadmap.models import ShareLink


def it_is_revoked(here):
    ShareLink.objects.get(pk=here.share_link.pk).revoke(by=here.owner)


ROWS = [
    Row("roadmap:portfolio", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "roadmap:view_new",
        data=lambda here: {"name": "By owner", "reach": "workspace"},
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "roadmap:view_copy",
        args=lambda here: [here.roadmap.pk],
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "roadmap:view_star",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"want": "yes"},
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "roadmap:view_first",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"roles": ["executive"]},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:view_save",
        args=lambda here: [here.roadmap.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:view_rename",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"name": "By owner", "reach": "workspace"},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:view_trash",
        args=lambda here: [here.roadmap.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:view_publish",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"note": "As agreed."},
        GET="200 200 403 403 403 404 404 login login",
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:share",
        args=lambda here: [here.roadmap.pk],
        data=lambda here: {"name": "Growers", "fields_shown": ["lane"]},
        GET="200 200 403 403 403 404 404 login login",
        POST="200 200 403 403 403 404 404 login login",
    ),
    Row("roadmap:share_list", GET="200 403 403 403 403 404 404 login login"),
    Row(
        "roadmap:share_revoke",
        args=lambda here: [here.share_link.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "roadmap:shared",
        case="the secret is the right",
        args=lambda here: [here.share_secret],
        GET="200 200 200 200 200 200 200 200 200",
        POST="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "roadmap:shared",
        case="behind a password",
        args=lambda here: [here.guarded_secret],
        data=lambda here: {"password": PASSWORD},
        GET="200 200 200 200 200 200 200 200 200",
        POST="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "roadmap:shared",
        case="the password is wrong",
        args=lambda here: [here.guarded_secret],
        data=lambda here: {"password": "guessed"},
        POST="422 422 422 422 422 422 422 422 302",
    ),
    Row(
        "roadmap:shared",
        case="it was revoked",
        args=lambda here: [here.share_secret],
        before=it_is_revoked,
        GET="404 404 404 404 404 404 404 404 404",
        POST="404 404 404 404 404 404 404 404 404",
    ),
    Row(
        "roadmap:shared_present",
        case="the secret is the right",
        args=lambda here: [here.share_secret],
        GET="200 200 200 200 200 200 200 200 200",
    ),
    Row(
        "roadmap:shared_present",
        case="behind a password, which the visitor alone gave before",
        args=lambda here: [here.guarded_secret],
        GET="302 302 302 302 302 302 302 302 200",
    ),
    Row(
        "roadmap:shared_present",
        case="it was revoked",
        args=lambda here: [here.share_secret],
        before=it_is_revoked,
        GET="404 404 404 404 404 404 404 404 404",
    ),
]
