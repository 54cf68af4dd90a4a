"""Saved roadmaps and their share links."""

from config.tests.writes.row import PRODUCT, delete, page, patch, post

WRITES = [
    page("roadmap:view_new", PRODUCT, verb="created", body={"name": "By owner", "reach": "workspace"}),
    page("roadmap:view_save", PRODUCT, "roadmap.pk"),
    page("roadmap:view_rename", PRODUCT, "roadmap.pk", body={"name": "By owner", "reach": "workspace"}),
    page("roadmap:view_trash", PRODUCT, "roadmap.pk", verb="deleted"),
    page("roadmap:view_publish", PRODUCT, "roadmap.pk", verb="published", body={"note": "As agreed."}),
    page("roadmap:view_copy", PRODUCT, "roadmap.pk", verb="created"),
    page("roadmap:view_first", PRODUCT, "roadmap.pk", body={"roles": ["executive"]}),
    page("roadmap:share", PRODUCT, "roadmap.pk", verb="created", body={"name": "Growers", "fields_shown": ["lane"]}),
    page("roadmap:share_revoke", PRODUCT, "share_link.pk", verb="revoked"),
    post("roadmap-list", PRODUCT, body={"name": "By owner"}),
    patch("roadmap", PRODUCT, "roadmap.pk", {"name": "By owner"}),
    delete("roadmap", PRODUCT, "roadmap.pk"),
    page("api:roadmap-copy", PRODUCT, "roadmap.pk", verb="created"),
    page("api:roadmap-first", PRODUCT, "roadmap.pk", body={"roles": ["executive"]}),
    post("roadmap-publication", PRODUCT, "roadmap.pk", verb="published", body={"note": "As agreed."}),
    post("share-link-list", PRODUCT, body=lambda p: {"roadmap": str(p.roadmap.pk), "name": "Growers"}),
    patch("share-link", PRODUCT, "share_link.pk", {"name": "Growers"}),
    page("api:share-link-detail", PRODUCT, "share_link.pk", verb="revoked")._replace(method="delete"),
]  # fmt: skip

SILENT = {
    "roadmap:view_star": "What somebody wants at hand is theirs; no row of the company's changes.",
    "api:roadmap-star": "The same, by a program.",
    "delete api:roadmap-star": "The same, taken back.",
}
