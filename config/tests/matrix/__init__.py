"""The permission matrix, written by hand from the roles of the product: see row.py for what a row says."""

from config.tests.matrix import (
    api,
    pages_accounts,
    pages_execution,
    pages_roadmap,
    pages_strategy,
    third_party,
)

ROOMS = {
    "pages_accounts": pages_accounts.ROWS,
    "pages_strategy": pages_strategy.ROWS,
    "pages_execution": pages_execution.ROWS,
    "pages_roadmap": pages_roadmap.ROWS,
    "api": api.ROWS,
    "third_party": third_party.ROWS,
}
ROWS = [row for rows in ROOMS.values() for row in rows]
