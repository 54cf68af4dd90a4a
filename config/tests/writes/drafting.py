"""Drafting on the roadmap."""

from config.tests.writes.row import PRODUCT, page

DAYS = {"start": "2026-05-04", "end": "2026-08-21"}
WRITES = [
    page("roadmap:place", PRODUCT, "approved.key", body=DAYS),
    page("roadmap:tie", PRODUCT, "draft.key", verb="created", body=lambda p: {"other": p.approved.key}),
    page("roadmap:propose", PRODUCT, "delivering.key", verb="created", body=DAYS),
    page(
        "roadmap:draw",
        PRODUCT,
        verb="created",
        body=lambda p: {"title": "Crate deposits", "product": p.product.pk},
    ),
]
