"""The permission matrix, written by hand from the roles of the product: see row.py for what a row says."""

from config.tests.matrix import (
    api,
    api_asset,
    api_link,
    api_milestone,
    api_people,
    api_share,
    pages_accounts,
    pages_asset,
    pages_board,
    pages_execution,
    pages_link,
    pages_milestone,
    pages_people,
    pages_roadmap,
    pages_share,
    pages_strategy,
    third_party,
)

ROOMS = {
    "pages_accounts": pages_accounts.ROWS,
    "pages_strategy": pages_strategy.ROWS,
    "pages_execution": pages_execution.ROWS,
    "pages_people": pages_people.ROWS,
    "pages_board": pages_board.ROWS,
    "pages_milestone": pages_milestone.ROWS,
    "pages_roadmap": pages_roadmap.ROWS,
    "pages_link": pages_link.ROWS,
    "api": api.ROWS,
    "pages_asset": pages_asset.ROWS,
    "api_link": api_link.ROWS,
    "api_asset": api_asset.ROWS,
    "pages_share": pages_share.ROWS,
    "api_share": api_share.ROWS,
    "api_people": api_people.ROWS,
    "api_milestone": api_milestone.ROWS,
    "third_party": third_party.ROWS,
}
ROWS = [row for rows in ROOMS.values() for row in rows]
