"""Takes back what a person did, as the log tells it. Taking back is itself logged."""

import uuid

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Max, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.models.many import AT_ONCE, chunks, family_of, group, hung_on
from accounts.models.record import KEPT_FOR, Record
from accounts.ownfields import is_own

LAST = 20
LIVES = {"created": "live", "restored": "live", "deleted": "deleted"}  # every other verb changes fields


def answer_to(cause):
    """The cause under which another one is taken back: derived, so that it is never taken back twice."""
    return uuid.uuid5(cause, "undo")


def recent(by, at):
    """The causes of this person's last acts, newest first."""
    mine = Activity.objects.filter(workspace_id=by.workspace_id, actor=by, at__gt=at - KEPT_FOR)
    newest = Max(Cast("id", CharField()))  # PostgreSQL has no largest of uuids
    last = mine.values("cause").annotate(last=Max("at"), newest=newest).order_by("-last", "-newest")
    return [row["cause"] for row in last[:LAST]]


def latest(by, at):
    """The newest act that is neither taken back nor a taking back."""
    causes = recent(by, at)
    answers = {answer_to(cause): cause for cause in causes}
    answered = {
        answers[c] for c in Activity.objects.filter(cause__in=answers).values_list("cause", flat=True)
    }
    return next((c for c in causes if c.version != 5 and c not in answered), None)


def undo(*, by, cause=None, at=None):
    """Reverse every row that `by` logged under `cause` (without one: their latest). Returns the new cause.

    Raises Refused for what cannot be taken back, Forbidden where the right is gone, Conflict where somebody
    changed it since, and Activity.DoesNotExist for a cause that is none of theirs.
    """
    at = at or timezone.now()
    cause = cause or latest(by, at)
    if cause is None:
        raise Refused(_("There is nothing to undo."))
    rows = list(by.activities.filter(workspace_id=by.workspace_id, cause=cause).order_by("at", "id"))
    if not rows:
        raise Activity.DoesNotExist
    if cause not in recent(by, at):
        raise Refused(
            _("This is too long ago to be undone. Only your last %(n)s changes can be.") % {"n": LAST}
        )
    if Activity.objects.filter(cause=answer_to(cause)).exists():
        raise Refused(_("This was undone already."))
    with transaction.atomic():
        reverse(rows, by, at, answer_to(cause))
    return answer_to(cause)


def undo_whole(*, by, cause, at=None):
    """Reverse a large act of `by` as one, however many acts came after it. Returns the new cause.

    What the act itself brought goes to the trash with all that happened to it within the act, decisions among it;
    what was there before is taken back field by field, and refused where that cannot be. Raises as `undo` does.
    """
    at = at or timezone.now()
    rows = list(by.activities.filter(workspace_id=by.workspace_id, cause=cause).order_by("at", "id"))
    if not rows:
        raise Activity.DoesNotExist
    if Activity.objects.filter(cause=answer_to(cause)).exists():
        raise Refused(_("This was undone already."))
    with transaction.atomic():
        reverse(rows, by, at, answer_to(cause), whole=True)
    return answer_to(cause)


def reverse(rows, by, at, cause, whole=False):
    made = {(row.subject_type, row.subject_id) for row in rows if row.verb == "created"} if whole else set()
    subjects = {}
    for row in rows:
        if (row.subject_type, row.subject_id) not in made:
            check(row, by)
        subjects.setdefault((row.subject_type, row.subject_id), []).append(row)
    found = found_of(subjects, by)
    if whole:
        back_to_nothing(made, found, rows, by, at, cause)
        subjects = {key: history for key, history in subjects.items() if key not in made}
    check_something_left([found[key] for key in subjects if not ends(subjects[key])], found)
    edits = {
        key: [row for row in history if row.verb not in (*LIVES, *found[key].undone_by_verb)]
        for key, history in subjects.items()
    }
    take_back(
        [(found[k], rows) for k, rows in edits.items() if rows and not found[k].deleted_at], by, at, cause
    )
    for key, history in subjects.items():
        for row in reversed(history):
            if row.verb in found[key].undone_by_verb and not found[key].deleted_at:
                found[key].take_back(row, by=by, at=at, cause=cause)
    for record in heads(found[key] for key, history in subjects.items() if ends(history) == "live"):
        discard(record, rows[0], by, at, cause)
    for record in heads(found[key] for key, history in subjects.items() if ends(history) == "deleted"):
        record.restore(by=by, at=at, cause=cause)


def check_something_left(changed, found):
    """Refused where all that an act changed went to the trash since: nothing would be undone."""
    if changed and len(changed) == len(found) and all(record.deleted_at for record in changed):
        words = _("%(row)s is in the trash, so this cannot be undone. Restore it first.")
        raise Refused(words % {"row": changed[0]})


def back_to_nothing(made, found, rows, by, at, cause):
    """To the trash with all that an act brought, unless somebody else worked on it since."""
    for kind in {kind for kind, _pk in made}:
        if not by.can(apps.get_model(kind).right_to(set())):
            raise Forbidden(_("Your role no longer includes what this would undo."))
    touched = Activity.objects.filter(cause__in=[rows[0].cause]).values("subject_id")
    later = by_others(by, rows[0].at).filter(subject_id__in=touched)
    first = next((row for row in later.newest_first() if (row.subject_type, row.subject_id) in made), None)
    if first:
        raise changed_since(found[first.subject_type, first.subject_id], first)
    records = [found[key] for key in made if not found[key].deleted_at]
    check_along(records, rows[0], by)
    for model, some in group(heads(records)):
        model.trash_all(some, by=by, at=at, cause=cause)
    for model, some in group(records):  # what belongs to a head without being owned by it
        left = [row for part in chunks(some) for row in living(model, part)]
        if left:
            model.trash_all(left, by=by, at=at, cause=cause)


def check_along(records, row, by):
    """Raises Conflict where somebody else added to what these take to the trash, or worked on it since."""
    family = family_of(records, deletion=None)
    along = {one.pk: one for one in [*family, *hung_on(family, deletion=None)]}
    for one in records:
        del along[one.pk]
    for some in chunks(along):
        theirs = by_others(by, row.at).filter(subject_id__in=some).newest_first().first()
        if theirs:
            raise changed_since(along[theirs.subject_id], theirs)


def by_others(by, since):
    """What somebody else did since; what followed from an act by itself is nobody's."""
    return Activity.objects.filter(at__gte=since, actor__isnull=False).exclude(actor=by)


def living(model, records):
    return model.objects.filter(pk__in=[record.pk for record in records]).with_names()


def check(row, by):
    """What was done can be taken back at all, and by this person today."""
    model = apps.get_model(row.subject_type)
    if not issubclass(model, Record) or row.verb not in model.undoable:
        raise Refused(_("This cannot be undone. It can be followed by another decision."))
    if not by.can(model.right_to(set() if row.verb in LIVES else set(row.changes))):
        raise Forbidden(_("Your role no longer includes what this would undo."))


def found_of(keys, by):
    """{(type, id): record} of the workspace, a few queries a kind. Raises Refused where one is gone."""
    wanted, found = {}, {}
    for kind, pk in keys:
        wanted.setdefault(kind, []).append(pk)
    for kind, pks in wanted.items():
        rows = apps.get_model(kind).everything.filter(workspace_id=by.workspace_id)
        for start in range(0, len(pks), AT_ONCE):
            found |= {(kind, row.pk): row for row in rows.filter(pk__in=pks[start : start + AT_ONCE])}
    if set(keys) - set(found):
        raise Refused(_("This was removed for good and cannot come back."))
    return found


def ends(history):
    """Where this act left the row: "live" by making or restoring it, "deleted", or "" where it only changed."""
    verbs = [row.verb for row in history if row.verb in LIVES]
    return LIVES[verbs[-1]] if verbs else ""


def heads(records):
    """Those that belong to none of the others: the rest goes and comes along."""
    records = list(records)
    pks = {record.pk for record in records}
    links = {
        record.pk: [f.attname for f in record._meta.concrete_fields if f.many_to_one] for record in records
    }
    return [r for r in records if not any(belongs(r, name, pks) for name in links[r.pk])]


def belongs(record, name, pks):
    other = getattr(record, name)
    return other in pks and other != record.pk


def discard(record, row, by, at, cause):
    """To the trash what this act brought, unless somebody worked on it since, or on what goes along."""
    if record.deleted_at:
        return
    later = by_others(by, row.at).of(record).newest_first().first()
    if later:
        raise changed_since(record, later)
    check_along([record], row, by)
    record.trash(by=by, at=at, cause=cause)


def take_back(histories, by, at, cause):
    """[(record, its edits)]: set the fields to what they were, where they still hold what this act gave them."""
    for model, some in group(record for record, _rows in histories):
        edits = {record.pk: rows for record, rows in histories if type(record) is model}
        names = {name for rows in edits.values() for row in rows for name in row.changes}
        related = [n for n in sorted(names) if not is_own(n) and model._meta.get_field(n).is_relation]
        for part in chunks(some):
            prefetch_related_objects(part, *related)
        rows_of = Named(model, edits, related)
        pairs = [(record, values_before(record, edits[record.pk], rows_of)) for record in some]
        read = {record.pk: record.version for record in some}  # somebody else may change one until it is held
        model.edit_all(pairs, by=by, at=at, cause=cause, seen=read)


def values_before(record, rows, rows_of):
    """{field: value} as it was. Raises Conflict where somebody changed one since."""
    before = {name: old for row in reversed(rows) for name, (old, _new) in row.changes.items()}
    after = {name: new for row in rows for name, (_old, new) in row.changes.items()}
    moved = [name for name, new in after.items() if not record.holds(name, new, value_of(record, name))]
    if moved:
        later = next(
            (r for r in Activity.objects.of(record).newest_first() if set(r.changes) & set(moved)), rows[-1]
        )
        raise changed_since(record, later, {name: before[name] for name in moved})
    return {name: from_log(record, name, old, rows_of) for name, old in before.items()}


def value_of(record, name):
    """As it was read a moment ago, lists among it."""
    if is_own(name):
        return record.value_of(name)
    field = record._meta.get_field(name)
    return list(getattr(record, name).all()) if field.many_to_many else getattr(record, name)


def changed_since(record, row, wanted=None):
    label = {n: str(record.field_of(n).verbose_name) for n in wanted or {}}
    return Conflict(
        _("Somebody changed this since, so it was not undone."),
        fields={
            name: {
                "label": label[name],
                "yours": record.in_words(name, old),
                "theirs": record.in_words(name, record.value_of(name)),
            }
            for name, old in (wanted or {}).items()
        },
        by=str(row.actor or ""),
        at=row.at,
        version=record.version,
    )


def from_log(record, name, value, rows_of):
    """The value a field takes, out of its logged form. Raises Refused where a row it named is gone."""
    if is_own(name):
        return value
    field = record.field_of(name)
    if field.many_to_many:
        return [rows_of(name, item) for item in value or []]
    if value is None:
        return None
    return rows_of(name, value) if field.is_relation else field.to_python(value)


class Named:
    """The living rows that edits of one noun name in these fields, read together."""

    def __init__(self, model, edits, names):
        self.found = {}
        for name in names:
            items = [row.changes[name][0] for rows in edits.values() for row in rows if name in row.changes]
            items = [i for item in items for i in (item if isinstance(item, list) else [item]) if i]
            workspace = next((row.workspace_id for rows in edits.values() for row in rows), None)
            rows = model._meta.get_field(name).related_model.objects.filter(workspace_id=workspace)
            for part in chunks({item["id"] for item in items}):
                self.found |= {(name, str(row.pk)): row for row in rows.filter(pk__in=part)}

    def __call__(self, name, item):
        if (name, item["id"]) not in self.found:
            words = _("%(name)s is no longer here, so this cannot be undone.")
            raise Refused(words % {"name": item["label"]})
        return self.found[name, item["id"]]
