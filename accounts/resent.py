"""A write that came twice, for the answer to the first got lost."""

from accounts.models.activity import Activity, essence


def took_out(record, name, one, *, by, version):
    """Whether the first that happened to a list of the record since that version was that this writer took `one`, an id as
    text, out of it and nothing else. Then to be asked for the same from there is to be asked once more."""
    if version is None:
        return False
    rows = Activity.objects.of(record).filter(version__gt=version).order_by("version", "id")
    first = next((row for row in rows if name in row.changes), None)
    if first is None or by is None or first.actor_id != by.pk:
        return False
    old, new = map(essence, first.changes[name])
    return one in old and new == [other for other in old if other != one]
