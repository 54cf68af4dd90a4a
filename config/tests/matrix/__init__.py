"""The permission matrix, written by hand from the roles of the product: see row.py for what a row says."""

from config.tests.matrix import (
    api,
    api_link,
    api_talk,
    pages_accounts,
    pages_execution,
    pages_link,
    pages_roadmap,
    pages_strategy,
    pages_talk,
    third_party,
)

ROOMS = {
    "pages_accounts": pages_accounts.ROWS,
    "pages_strategy": pages_strategy.ROWS,
    "pages_execution": pages_execution.ROWS,
    "pages_roadmap": pages_roadmap.ROWS,
    "pages_link": pages_link.ROWS,
    "pages_talk": pages_talk.ROWS,
    "api": api.ROWS,
    "api_talk": api_talk.ROWS,
    "api_link": api_link.ROWS,
    "third_party": third_party.ROWS,
}
ROWS = [row for rows in ROOMS.values() for row in rows]
