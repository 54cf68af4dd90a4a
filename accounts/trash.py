"""What was deleted, of any kind, for 30 days: the list, the way back, and the end."""

import logging
from collections import defaultdict

from django.apps import apps
from django.db import DatabaseError, transaction
from django.db.models import Exists, F, OuterRef

from accounts.keyset import Page, decode, encode
from accounts.models import Activity, Workspace
from accounts.models.many import owners
from accounts.models.record import KEPT_FOR, Record

log = logging.getLogger(__name__)

BATCH = 500
ORDER = ("-deleted_at", "-id")


def kinds():
    """Every model whose rows can come back from the trash."""
    return [m for m in apps.get_models() if issubclass(m, Record) and "restored" in m.undoable]


def takers(model):
    """The names of the fields by which `model` belongs to a record that takes it along."""
    return [*(field.name for field in owners(model)), *model.goes_with]


def heads(model, workspace):
    """Rows deleted themselves, not along with what owns them."""
    rows = model.everything.filter(workspace=workspace).trashed()
    for name in takers(model):
        rows = rows.exclude(**{f"{name}__deletion": F("deletion")})
    return rows


def page(workspace, cursor="", size=50, member=None):
    """The newest deleted rows of all kinds, without those hidden from `member`, and the cursor of the next page. At most two
    queries a kind, two for the page."""
    found = []
    before = decode(cursor, kinds()[0].everything.all(), ORDER) if cursor else None
    for model in filter(lambda kind: kind.in_trash, kinds()):
        rows = seen(heads(model, workspace).with_names(), member)
        if before:
            rows = rows.filter(deleted_at__lte=before[0]).exclude(deleted_at=before[0], pk__gte=before[1])
        found += rows.order_by(*ORDER)[: size + 1]
    found.sort(key=lambda row: (row.deleted_at, row.pk), reverse=True)
    more, found = len(found) > size, found[:size]
    tell(found)
    return Page(found, encode((found[-1].deleted_at, found[-1].pk)) if more else "")


def seen(rows, member):
    """Those that are not hidden from a member; all of them without one."""
    hidden = rows.model.hidden_from(member) if member else None
    return rows if hidden is None else rows.exclude(pk__in=hidden.values("pk"))


def tell(rows):
    """Give each row who deleted it, how many went along, and until when it is kept."""
    causes = {row.deletion for row in rows}
    log = Activity.objects.filter(verb="deleted", cause__in=causes)
    below = went_along(log, causes)
    by = {
        r.subject_id: r.actor
        for r in log.filter(subject_id__in=[r.pk for r in rows]).select_related("actor__user")
    }
    for row in rows:
        row.deleted_by = by.get(row.pk)
        row.along = len(family({row.pk}, row.deletion, below)) - 1
        row.kept_until = row.deleted_at + KEPT_FOR


def went_along(log, causes):
    """{(deletion, id): {ids of what belongs to it and went with it}}, by a query for each kind that the log names."""
    below, known = defaultdict(set), {model._meta.label_lower: model for model in kinds()}
    for label in set(log.order_by().values_list("subject_type", flat=True).distinct()) & set(known):
        model = known[label]
        if above := takers(model):
            rows = model.everything.filter(deletion__in=causes).values_list("pk", "deletion", *above)
            for pk, deletion, *others in rows:
                for other in filter(None, others):
                    below[deletion, other].add(pk)
    return below


def family(level, deletion, below):
    """Ids of these and of all that went along with them."""
    found = set()
    while level:
        found |= level
        level = set().union(*(below.get((deletion, pk), ()) for pk in level)) - found
    return found


def find(workspace, pk, member=None):
    """The deleted row with this id, or None; None too where it is hidden from `member` or of a kind that the list does
    not show."""
    row = Activity.objects.filter(workspace=workspace, subject_id=pk, verb="deleted").order_by("-id").first()
    model = row and apps.get_model(row.subject_type)
    if model is None or not model.in_trash:
        return None
    return seen(model.everything.filter(workspace=workspace, pk=pk).trashed(), member).first()


def purge(at):
    """Remove what has been in the trash for longer than it is kept. Returns how many went, without those they took along.
    A kind that cannot go keeps none of the others."""
    gone = 0
    for model in kinds():
        try:
            gone += purge_kind(model, at - KEPT_FOR)
        except Exception:
            log.exception("The trash of %s was not emptied.", model._meta.label)
    return gone


def purge_kind(model, before):
    """A row that something alive still needs stays; what can live without it lets go of it."""
    rows = model.everything.filter(deleted_at__lt=before)
    for relation in model._meta.related_objects:
        other, name = relation.related_model, relation.field.name
        if relation.many_to_many or other not in kinds():
            continue  # what has no trash of its own goes with what it tells of
        living = other.objects.filter(**{name: OuterRef("pk")})
        if not relation.field.null:
            rows = rows.exclude(Exists(living))
    gone, last = 0, {}
    while pks := list(rows.filter(**last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        gone += remove_some(rows, pks)
        last = {"pk__gt": pks[-1]}
    return gone


def remove_some(rows, pks):
    """All of them, or one by one without those that the database keeps."""
    try:
        return remove(rows, pks)
    except DatabaseError:
        if len(pks) == 1:
            log.exception("%s %s stays in the trash.", rows.model._meta.label, pks[0])
            return 0
    return sum(remove_some(rows, [pk]) for pk in pks)


def remove(rows, pks):
    """Those that are in the trash still: held, so that none is restored half way."""
    with transaction.atomic():
        held = dict(rows.select_for_update(no_key=True).filter(pk__in=pks).values_list("pk", "workspace"))
        release(rows.model, list(held))
        rows.filter(pk__in=held).delete()
        Workspace.objects.filter(pk__in=set(held.values())).update(purges=F("purges") + 1)
    return len(held)


def release(model, pks):
    for relation in model._meta.related_objects:
        if not relation.many_to_many and issubclass(relation.related_model, Record) and relation.field.null:
            relation.related_model.let_go(relation.field.name, pks)
