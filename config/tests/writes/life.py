"""An initiative's life: the archive, and copies."""

from config.tests.writes.row import PRODUCT, page, post

WRITES = [
    page("strategy:initiative_archive", PRODUCT, "draft.key", verb="archived"),
    page("strategy:initiative_unarchive", PRODUCT, "put_away.key", verb="unarchived"),
    page("strategy:initiative_duplicate", PRODUCT, "draft.key", verb="created", body={"title": "Again"}),
    post("initiative-archive", PRODUCT, "draft.pk", verb="archived"),
    post("initiative-unarchive", PRODUCT, "put_away.pk", verb="unarchived"),
    post("initiative-duplicate", PRODUCT, "draft.pk", verb="duplicated"),
]

SILENT = {
    "strategy:initiative_follow": "What somebody wants to hear of is theirs; the page shows who follows.",
    "api:initiative-followers": "The same, by a program.",
    "delete api:initiative-followers": "The same, taken back.",
}
