"""Ids from outside become rows only here, always within a queryset that is the workspace's own."""

import uuid
from functools import cache

from accounts.prepared import Prepared

LONGEST = 320  # letters of a key; SQLite gives up comparing without case beyond some fifty thousand


def as_uuid(ref):
    try:
        return uuid.UUID(str(ref))
    except ValueError:
        return None


def find(queryset, ref):
    """The row of `queryset` with this id or human key, or None.

    A model says what its keys are by `reference(text) -> Q | None`.
    """
    ref = str(ref).strip()
    if pk := as_uuid(ref):
        return queryset.filter(pk=pk).first()
    reference = getattr(queryset.model, "reference", None)
    sound = ref and len(ref) <= LONGEST and "\0" not in ref
    condition = reference(ref) if reference and sound else None
    return queryset.filter(condition).first() if condition is not None else None


def find_here(workspace, relation, ref, along=None):
    """`find` among the workspace's own rows of this relation; along: a function that narrows or widens a queryset.
    By an id, which is what programs say with each request, its SQL is made once."""
    if not (pk := as_uuid(str(ref).strip())):
        rows = getattr(workspace, relation).all()
        return find(along(rows) if along else rows, ref)
    for row in by_id(type(workspace), relation, along)(workspace.pk, pk):
        row.workspace = workspace
        return row
    return None


@cache
def by_id(model, relation, along):
    def build(workspace, pk):
        rows = getattr(model(pk=workspace), relation).filter(pk=pk)
        return along(rows) if along else rows

    return Prepared(build, kept=True)
