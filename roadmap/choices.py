"""The choice fields of a company's initiatives, as a picture keeps them. No database."""

from accounts.models.customfield import Noun
from accounts.ownfields import Kind
from roadmap.history.picture import Choice

COLUMNS = ("key", "noun", "kind", "name", "options", "rank", "archived_at")  # that are asked for


def choices_of(rows):
    """{key: Choice} of {column: value} rows, in their order; what is archived or asks for something else is left out.
    A key that nothing tells names no field."""
    found = [row for row in rows if asked(row) and row.get("key") and not row.get("archived_at")]
    return {
        row["key"]: choice(row) for row in sorted(found, key=lambda row: (row.get("rank") or 0, row["key"]))
    }


def asked(row):
    return (row.get("noun"), row.get("kind")) == (Noun.INITIATIVE, Kind.CHOICE)


def choice(row):
    options = tuple((option["key"], option["label"]) for option in row.get("options") or ())
    return Choice(row["key"], row.get("name") or row["key"], options)
