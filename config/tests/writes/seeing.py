"""A look through another role."""

SILENT = {"accounts:see_as": "Known to one session alone, and made to change nothing."}
