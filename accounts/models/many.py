"""Many records at once, a few statements for each AT_ONCE of them."""

from django.db.models import F

from accounts.models.activity import Activity

AT_ONCE = 500


def chunks(rows, size=AT_ONCE):
    """Lists of at most `size`."""
    rows = list(rows)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def group(records):
    """Records by model: [(model, [records])]."""
    by_model = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record)
    return list(by_model.items())


def family_of(records, deletion):
    """These records and all they own, any depth, level by level, that share a deletion."""
    found, level, seen = list(records), list(records), {r.pk for r in records}
    while level:
        below = {}
        for model, rows in group(level):
            for name in model.owned:
                for some in chunks(rows):
                    below |= {row.pk: row for row in owned_by(model, name, some, deletion)}
        level = [row for pk, row in below.items() if pk not in seen]
        seen |= set(below)
        found += level
    return found


def owned_by(model, name, rows, deletion):
    relation = model._meta.get_field(name)
    return relation.related_model.everything.filter(
        **{f"{relation.field.name}__in": rows, "deletion": deletion}
    )


def carry(family, verb, *, by, at, cause, **values):
    """Give all of them these values: a version and a row of the log each, all under one cause."""
    for model, rows in group(family):
        for some in chunks(rows):
            mine = model.everything.filter(pk__in=[row.pk for row in some])
            mine.update(version=F("version") + 1, **values)
    for record in family:
        record.version += 1
        for name, value in values.items():
            setattr(record, name, value)
    drafts = [Activity.draft(record, verb, by=by, at=at, cause=cause) for record in family]
    Activity.objects.bulk_create(drafts, batch_size=AT_ONCE)


def hung_on(family, deletion):
    """What rooms above hang on these rows (`goes_with`) and shares a deletion."""
    found = {}
    for model, rows in group(family):
        for name in hangers(model):
            for some in chunks(rows):
                hung = owned_by(model, name, some, deletion).with_names()
                found |= {row.pk: row for row in hung}
    return list(found.values())


def hangers(model):
    """The reverse relations by which rows of rooms above go with one of this kind."""
    relations = model._meta.related_objects
    return [one.name for one in relations if one.field.name in getattr(one.related_model, "goes_with", ())]


def hold_all(model, records):
    """Their rows, held until the transaction ends, in one order, so that no two who want the same wait for each other."""
    for some in chunks(sorted({record.pk for record in records})):
        rows = model.everything.select_for_update(no_key=True, of=("self",)).filter(pk__in=some)
        list(rows.order_by("pk").values_list("pk"))


def send_off(records, **how):
    """To the trash with all they own, then with what hangs on them: once they are gone, nothing more is hung on them."""
    gone = {"deleted_at": how["at"], "deletion": how["cause"]}
    family = family_of(records, deletion=None)
    carry(family, "deleted", **how, **gone)
    carry(hung_on(family, deletion=None), "deleted", **how, **gone)


def bring_back(record, **how):
    """From the trash with all that went along, except what hung on it and cannot come yet."""
    deletion, here = record.deletion, {"deleted_at": None, "deletion": None}
    family = family_of([record], deletion)
    carry(family, "restored", **how, **here)
    for model, rows in group(hung_on(family, deletion)):
        carry(model.coming_back(rows), "restored", **how, **here)
