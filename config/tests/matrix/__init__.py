"""The permission matrix, written by hand from the roles of the product: see row.py for what a row says."""

from config.tests.matrix import (
    api,
    api_asset,
    api_link,
    pages_accounts,
    pages_asset,
    pages_execution,
    pages_import,
    pages_link,
    pages_roadmap,
    pages_strategy,
    third_party,
)

ROOMS = {
    "pages_accounts": pages_accounts.ROWS,
    "pages_strategy": pages_strategy.ROWS,
    "pages_execution": pages_execution.ROWS,
    "pages_roadmap": pages_roadmap.ROWS,
    "pages_import": pages_import.ROWS,
    "pages_link": pages_link.ROWS,
    "api": api.ROWS,
    "pages_asset": pages_asset.ROWS,
    "api_link": api_link.ROWS,
    "api_asset": api_asset.ROWS,
    "third_party": third_party.ROWS,
}
ROWS = [row for rows in ROOMS.values() for row in rows]
