"""Deciding again on what left its promise."""

from config.tests.writes.row import OWNER, page, post

ACCEPTED = {"choice": "accept", "end": "2031-01-31", "note": "Worth it."}
WRITES = [
    page("roadmap:redecide", OWNER, "lagging.key", verb="accept_date", body=ACCEPTED),
    post("initiative-redecisions", OWNER, "lagging.pk", verb="add_people",
         body={"choice": "add", "note": "Two more."}),
]  # fmt: skip
