"""What had been promised by an earlier hour."""

from roadmap.history.picture import Promised
from strategy.models import Promise

COLUMNS = ("number", "start", "end", "precision", "effort", "tolerance")


def promises_at(workspace, cut, landed):
    """{initiative: Promised}, the newest before `cut`; one that was taken elsewhere counts once it was recorded.
    landed: ids of what was brought in later."""
    rows = Promise.objects.filter(workspace=workspace, at__lt=cut).order_by("number")
    found = {}
    for pk, imported, *values in rows.values_list("initiative_id", "decision__imported", *COLUMNS):
        if not (imported and str(pk) in landed):
            kept = dict(zip(COLUMNS, values, strict=True))
            found[str(pk)] = Promised(**kept | {"effort": number(kept["effort"])})
    return found


def number(value):
    return None if value is None else float(value)
