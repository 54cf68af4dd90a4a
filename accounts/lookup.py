"""Ids from outside become rows only here, always within a queryset that is the workspace's own."""

import uuid


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
    condition = reference(ref) if reference and ref and "\0" not in ref else None
    return queryset.filter(condition).first() if condition is not None else None
