"""Many records at once, a few statements for each AT_ONCE of them."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.integrity import refusal
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
            if values.get("deletion"):
                mine = mine.filter(deleted_at=None)  # what went meanwhile stays with what took it
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
        list(held(model, some).values_list("pk"))


def held(model, pks):
    return model.everything.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")


def as_they_stand(records, deletion):
    """Those of them that still share a deletion, held and with the version they have now."""
    there = {}
    for model, rows in group(records):
        for some in chunks(sorted({record.pk for record in rows})):
            found = held(model, some).values_list("pk", "version", "deletion")
            there |= {pk: version for pk, version, now in found if now == deletion}
    for record in records:
        record.version = there.get(record.pk, record.version)
    return [record for record in records if record.pk in there]


def send_off(records, **how):
    """To the trash with all they own, then with what hangs on them: once they are gone, nothing more is hung on them.
    Answers those that went; what somebody else deleted meanwhile stays with what it took along then."""
    gone = {"deleted_at": how["at"], "deletion": how["cause"]}
    records = as_they_stand(records, deletion=None)
    family = family_of(records, deletion=None)
    carry(family, "deleted", **how, **gone)
    carry(hung_on(family, deletion=None), "deleted", **how, **gone)
    return records


def bring_back(record, **how):
    """From the trash with all that went along, except what cannot come yet. Answers what came; nothing where somebody was
    faster."""
    deletion = record.deletion
    family = coming_back(family_of([record], deletion))
    if not as_they_stand([record], deletion):
        return []
    family = [record, *along_with(record, family)]
    revive(family, record, **how)
    for model, rows in group(hung_on(family, deletion)):
        revive(model.coming_back(rows), record, **how)
    return family


def along_with(head, family):
    """Those of its family that come back with it, by the word of each noun."""
    below = group(row for row in family if row != head)
    return [row for model, rows in below for row in model.coming_back(rows)]


ALIVE = {"deleted_at": None, "deletion": None}


def revive(rows, head, **how):
    """Raises Refused, with the name of the row whose place was taken meanwhile."""
    try:
        with transaction.atomic():
            carry(rows, "restored", **how, **ALIVE)
    except IntegrityError as error:
        raise place_taken(rows, head) or refusal(type(head), str(error)) from error


def place_taken(rows, head):
    """What to say of the first of them that cannot live any more, one by one; None where each of them can."""
    for row in rows:
        try:
            with transaction.atomic():
                type(row).everything.filter(pk=row.pk).update(**ALIVE)
        except IntegrityError as error:
            said = refusal(type(row), str(error))
            if row == head:
                return said
            words = _("“%(row)s” cannot come back with it. %(reason)s Change that one, then restore again.")
            return Refused(words % {"row": row, "reason": said.message})
    return None


def owners(model):
    """The fields by which a row of this kind belongs to one that takes it along."""
    relations = [field for field in model._meta.concrete_fields if field.many_to_one]
    return [f for f in relations if f.related_query_name() in getattr(f.related_model, "owned", ())]


def coming_back(family):
    """Those of a family that come back: what belongs to another one too, which is still in the trash, goes along with that
    one from now on, and its own with it."""
    gone, back = still_gone(family), []
    for row in family if gone else ():
        above = next((gone[pk] for pk in owners_of(row) if pk in gone), None)
        if above:
            gone[row.pk] = above
            mine = type(row).everything.filter(pk=row.pk, deletion=row.deletion)
            mine.update(deleted_at=above.deleted_at, deletion=above.deletion)
        else:
            back.append(row)
    return back if gone else family


def owners_of(row):
    return [getattr(row, field.attname) for field in owners(type(row))]


def still_gone(family):
    """{id: row in the trash} of those outside a family that some of it belong to as well. Held, so that none comes or goes
    meanwhile, with the head of the family, so that no two wait for each other."""
    inside, outside, gone = {row.pk for row in family}, {}, {}
    for model, rows in group(family):
        for field in owners(model):
            pks = {getattr(row, field.attname) for row in rows} - inside - {None}
            outside.setdefault(field.related_model, set()).update(pks)
    head = family[0]
    for model, pks in outside.items() if any(outside.values()) else ():
        for some in chunks(sorted(pks | {head.pk} if model is type(head) else pks)):
            gone |= {row.pk: row for row in held(model, some) if row.deleted_at and row.pk not in inside}
    return gone
