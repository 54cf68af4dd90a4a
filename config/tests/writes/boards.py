"""The roadmap as a board."""

from config.tests.writes.row import PRODUCT, page

WRITES = [page("roadmap:shelve", PRODUCT, "draft.key", body={"lane": "now", "was": "later"})]
