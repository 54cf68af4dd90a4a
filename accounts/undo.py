"""Takes back what a person did, as the log tells it. Taking back is itself logged."""

import uuid

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Max
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.models.activity import essence, plain
from accounts.models.record import KEPT_FOR, Record

LAST = 20


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
    rows = list(
        Activity.objects.filter(workspace_id=by.workspace_id, actor=by, cause=cause).order_by("at", "id")
    )
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


def reverse(rows, by, at, cause):
    subjects = {}
    for row in rows:
        check(row, by)
        subjects.setdefault((row.subject_type, row.subject_id), []).append(row)
    found = {key: subject(key, by) for key in subjects}
    for key, history in subjects.items():
        edits = [row for row in history if row.verb == "edited"]
        if edits and not found[key].deleted_at:
            take_back(found[key], edits, by, at, cause)
    for record in heads(found[key] for key, history in subjects.items() if ends(history) == "live"):
        discard(record, rows[0], by, at, cause)
    for record in heads(found[key] for key, history in subjects.items() if ends(history) == "deleted"):
        record.restore(by=by, at=at, cause=cause)


def check(row, by):
    """What was done can be taken back at all, and by this person today."""
    model = apps.get_model(row.subject_type)
    if not issubclass(model, Record) or row.verb not in model.undoable:
        raise Refused(_("This cannot be undone. It can be followed by another decision."))
    if not by.can(model.right_to(set(row.changes) if row.verb == "edited" else set())):
        raise Forbidden(_("Your role no longer includes what this would undo."))


def subject(key, by):
    kind, pk = key
    record = apps.get_model(kind).everything.filter(workspace_id=by.workspace_id, pk=pk).first()
    if record is None:
        raise Refused(_("This was removed for good and cannot come back."))
    return record


def ends(history):
    """Where this act left the row: "live" by making or restoring it, "deleted", or "" where it only changed."""
    verbs = [row.verb for row in history if row.verb != "edited"]
    return {"created": "live", "restored": "live", "deleted": "deleted"}[verbs[-1]] if verbs else ""


def heads(records):
    """Those that belong to none of the others: the rest goes and comes along."""
    records = list(records)
    pks = {record.pk for record in records}
    links = {
        record.pk: [f.attname for f in record._meta.concrete_fields if f.many_to_one] for record in records
    }
    return [r for r in records if not any(getattr(r, name) in pks - {r.pk} for name in links[r.pk])]


def discard(record, row, by, at, cause):
    """To the trash what this act brought, unless somebody worked on it since."""
    if record.deleted_at:
        return
    later = Activity.objects.of(record).filter(at__gte=row.at).exclude(actor=by).newest_first().first()
    if later:
        raise changed_since(record, later)
    record.trash(by=by, at=at, cause=cause)


def take_back(record, rows, by, at, cause):
    """Set the fields to what they were, where they still hold what this act gave them."""
    before = {name: old for row in reversed(rows) for name, (old, _new) in row.changes.items()}
    after = {name: new for row in rows for name, (_old, new) in row.changes.items()}
    moved = [name for name, new in after.items() if essence(plain(record.value_of(name))) != essence(new)]
    if moved:
        later = next(
            (r for r in Activity.objects.of(record).newest_first() if set(r.changes) & set(moved)), rows[-1]
        )
        raise changed_since(record, later, {name: before[name] for name in moved})
    changes = {name: from_log(record, name, old) for name, old in before.items()}
    record.edit(by=by, changes=changes, at=at, cause=cause)


def changed_since(record, row, wanted=None):
    label = {n: str(record._meta.get_field(n).verbose_name) for n in wanted or {}}
    return Conflict(
        _("Somebody changed this since, so it was not undone."),
        fields={
            name: {"label": label[name], "yours": old, "theirs": plain(record.value_of(name))}
            for name, old in (wanted or {}).items()
        },
        by=str(row.actor or ""),
        at=row.at,
        version=record.version,
    )


def from_log(record, name, value):
    """The value a field takes, out of its logged form. Raises Refused where a row it named is gone."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return [row_of(field.related_model, item, record) for item in value or []]
    if value is None:
        return None
    return row_of(field.related_model, value, record) if field.is_relation else field.to_python(value)


def row_of(model, item, record):
    row = model.objects.filter(workspace_id=record.workspace_id, pk=item["id"]).first()
    if row is None:
        raise Refused(_("%(name)s is no longer here, so this cannot be undone.") % {"name": item["label"]})
    return row
