"""Visions, themes, key dates, what is published, and the page that shows it all. The order of the nine answers
stands in row.py."""

from config.tests.matrix.row import Row
from strategy.models import Vision

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
SENT = "302 302 403 403 403 404 404 login login"


def the_whole_has_a_draft(here):
    Vision.create(by=here.manager, workspace=here.workspace, product=None, statement="Fed by the region.")


VISIONS = [
    Row("strategy:vision_show", args=lambda here: [here.product.key], GET=READ),
    Row(
        "strategy:vision_show",
        case="the workspace's, not yet written",
        args=lambda here: ["workspace"],
        GET=READ,
    ),
    Row("strategy:vision_version", args=lambda here: [here.product.key, 1], GET=READ),
    Row(
        "strategy:vision_new",
        args=lambda here: ["workspace"],
        data=lambda here: {"statement": "Fed by the region.", "horizon": 2028},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:vision_edit",
        args=lambda here: [here.product.key],
        data=lambda here: {"statement": "Fed by the region.", "horizon": 2028},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:vision_field",
        args=lambda here: [here.product.key, "offer"],
        data=lambda here: {"offer": "Everything that grows."},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:vision_publish",
        args=lambda here: [here.product.key],
        data=lambda here: {"note": "Read it."},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:vision_delete",
        args=lambda here: ["workspace"],
        before=the_whole_has_a_draft,
        POST=SENT,
    ),
]

THEMES = [
    Row("strategy:theme_list", GET=READ),
    Row(
        "strategy:theme_new",
        data=lambda here: {"name": "Grower speed", "description": "From field to listing.", "hue": "v"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:theme_edit",
        args=lambda here: [here.theme.pk],
        data=lambda here: {"name": "Grower speed", "hue": "v"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:theme_place",
        args=lambda here: [here.theme.pk],
        data=lambda here: {"to": "down"},
        POST=SENT,
    ),
    Row("strategy:theme_delete", args=lambda here: [here.theme.pk], POST=SENT),
    Row(
        "strategy:initiative_field",
        case="theme",
        args=lambda here: [here.draft.key, "theme"],
        data=lambda here: {"theme": here.other_theme.pk},
        GET=FORM,
        POST=SENT,
    ),
]

KEY_DATES = [
    Row(
        "strategy:key_date_new",
        args=lambda here: [here.product.key],
        data=lambda here: {"name": "Season", "date": "2026-06-01"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:key_date_edit",
        args=lambda here: [here.key_date.pk],
        data=lambda here: {"name": "Season", "date": "2026-06-01"},
        GET=FORM,
        POST=SENT,
    ),
    Row("strategy:key_date_delete", args=lambda here: [here.key_date.pk], POST=SENT),
]

PUBLISHED = [
    Row(
        "strategy:goal_publish",
        args=lambda here: [here.goal.key],
        data=lambda here: {"note": "Look."},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "roadmap:publication",
        case="what the owner was told is the owner's to read",
        args=lambda here: [here.publication.pk],
        GET="302 404 404 404 404 404 404 login login",
        POST="302 404 404 404 404 404 404 login login",
    ),
    Row("roadmap:strategy", GET=READ),
]

ROWS = [*VISIONS, *THEMES, *KEY_DATES, *PUBLISHED]
