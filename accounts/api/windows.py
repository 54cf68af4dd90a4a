"""A page of a list whose SQL is made once for all who ask the same way: making it cost more than reading 50 rows."""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import F

from accounts.keyset import after, order_fields
from accounts.prepared import Prepared

ONE, SOME, IS = "one", "some", "is"


class Shape(NamedTuple):
    """How a list is asked, without what it is asked about."""

    workspace: type
    relation: str
    columns: tuple
    order: tuple
    size: int
    begun: bool  # whether it goes on after a row
    asked: tuple  # (lookup, ONE, SOME or IS, how many of SOME or what it IS)


def window(workspace, relation, columns, order, size, mark, asked):
    """[tuple] of the columns and of what the order reads, of at most `size` rows after the one with this mark, () for the
    first. asked: {lookup: an id, a list of words, or True or False}."""
    told, values = [], [workspace.pk]
    for lookup, value in asked.items():
        match value:
            case bool():
                told.append((lookup, IS, value))
            case list():
                told.append((lookup, SOME, len(value)))
                values += value
            case _:
                told.append((lookup, ONE, None))
                values.append(value)
    shape = Shape(type(workspace), relation, columns, order, size, bool(mark), tuple(told))
    return prepared(shape)(*values, *mark)


@lru_cache(maxsize=200)
def prepared(shape):
    def build(workspace, *values):
        rows, values = getattr(shape.workspace(pk=workspace), shape.relation).all(), iter(values)
        for lookup, kind, how in shape.asked:
            rows = rows.filter(**{lookup: filled(kind, how, values)})
        rows = rows.order_by(*shape.order)
        if shape.begun:
            rows = rows.filter(after(shape.order, list(values)))
        keys = [name for name, _descending in order_fields(shape.order)]
        return rows[: shape.size].values_list(*shape.columns, *map(F, keys))

    return Prepared(build)


def filled(kind, how, values):
    if kind == SOME:
        return [next(values) for _ in range(how)]
    return how if kind == IS else next(values)
