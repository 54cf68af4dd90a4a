"""The roadmap as a board."""

from config.tests.writes.row import PRODUCT, page

WRITES = [page("roadmap:card", PRODUCT, "draft.key", body={"lane": "now", "was": "later"})]
