"""Visions, themes, key dates, and what is published."""

from config.tests.writes.row import PRODUCT, delete, page, patch, post, word
from strategy.models import Vision


def whole_draft(place):
    """The key of the workspace's own vision, drafted and never published."""
    Vision.create(by=place.manager, workspace=place.workspace, product=None, statement="Fed by the region.")
    return "workspace"


def loose_vision(place):
    """The same by its id."""
    whole_draft(place)
    return place.workspace.visions.get(product=None).pk


WRITES = [
    page("strategy:vision_new", PRODUCT, word("workspace"), verb="created", body={"statement": "Fed well."}),
    page("strategy:vision_edit", PRODUCT, "product.key", body={"statement": "Fed well."}),
    page("strategy:vision_field", PRODUCT, "product.key", word("offer"), body={"offer": "Everything."}),
    page("strategy:vision_publish", PRODUCT, "product.key", verb="published", body={"note": "Read it."}),
    page("strategy:vision_delete", PRODUCT, whole_draft, verb="deleted"),
    page("strategy:theme_new", PRODUCT, verb="created", body={"name": "Grower speed"}),
    page("strategy:theme_edit", PRODUCT, "theme.pk", body={"name": "Grower speed", "hue": "v"}),
    page("strategy:theme_place", PRODUCT, "other_theme.pk", body={"to": "up"}),
    page("strategy:theme_delete", PRODUCT, "theme.pk", verb="deleted"),
    page("strategy:key_date_new", PRODUCT, "product.key", verb="created",
         body={"name": "Season", "date": "2026-06-01"}),
    page("strategy:key_date_edit", PRODUCT, "key_date.pk", body={"name": "Season", "date": "2026-06-01"}),
    page("strategy:key_date_delete", PRODUCT, "key_date.pk", verb="deleted"),
    page("strategy:goal_publish", PRODUCT, "goal.key", verb="published", body={"note": "Look."}),
    post("vision-list", PRODUCT, body={"statement": "Fed well."}),
    patch("vision", PRODUCT, "vision.pk", {"statement": "Fed well."}),
    delete("vision", PRODUCT, loose_vision),
    post("vision-publication", PRODUCT, "vision.pk", verb="published", body={"note": "Read it."}),
    post("goal-publication", PRODUCT, "goal.pk", verb="published", body={"note": "Look."}),
    post("theme-list", PRODUCT, body={"name": "Grower speed"}),
    patch("theme", PRODUCT, "theme.pk", {"name": "Grower speed"}),
    delete("theme", PRODUCT, "theme.pk"),
    post("theme-place", PRODUCT, "other_theme.pk", verb="edited", body={"after": None}),
    post("key-date-list", PRODUCT,
         body=lambda p: {"product": str(p.product.pk), "name": "Season", "date": "2026-06-01"}),
    patch("key-date", PRODUCT, "key_date.pk", {"name": "Season"}),
    delete("key-date", PRODUCT, "key_date.pk"),
]  # fmt: skip
