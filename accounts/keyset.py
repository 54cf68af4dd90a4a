"""Pages of a list by the last row seen: no OFFSET, no COUNT, and nothing is skipped or shown twice."""

import base64
import datetime
import json
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.models.activity import plain


class Page(NamedTuple):
    rows: list
    next: str  # the cursor of the page after this one, "" at the end


def order_fields(order):
    """("-at", "id") -> [("at", True), ("id", False)]."""
    return [(name.removeprefix("-"), name.startswith("-")) for name in order]


def after(order, values):
    """Rows that come after `values` in `order`, as a condition an index can serve: the first field's own bound tells a
    planner that reads no further into the rest where to begin."""
    pairs = list(zip(order_fields(order), values, strict=True))
    condition, equal = Q(), Q()
    for (name, descending), value in pairs:
        condition |= equal & Q(**{f"{name}__{'lt' if descending else 'gt'}": value})
        equal &= Q(**{name: value})
    (name, descending), value = pairs[0]
    return condition & Q(**{f"{name}__{'lte' if descending else 'gte'}": value})


def encode(values):
    return base64.urlsafe_b64encode(json.dumps([plain(v) for v in values]).encode()).decode().rstrip("=")


def decode(cursor, queryset, order):
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        fields = [target_field(queryset, name) for name, _desc in order_fields(order)]
        if len(values) != len(fields) or any(v is None for v in values):
            raise ValueError
        if any(
            isinstance(v, str) and b"\0" in v.encode() for v in values
        ):  # half a surrogate cannot be encoded
            raise ValueError
        return [kept(field.to_python(value)) for field, value in zip(fields, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError) as error:
        raise Refused(_("This page link is damaged. Start again from the first page."), "cursor") from error


def kept(value):
    """A value as a database keeps it. Raises OverflowError for a moment before or after all time, once it is told in UTC, and
    ValueError for one of no zone, which no page ended with."""
    if not isinstance(value, datetime.datetime):
        return value
    if value.tzinfo is None:
        raise ValueError
    return value.astimezone(datetime.UTC)


def target_field(queryset, path):
    """The field that a column of the order holds; a figure that the query computes has one too."""
    if path in queryset.query.annotations:
        return queryset.query.annotations[path].output_field
    *steps, last = path.split("__")
    model = queryset.model
    for step in steps:
        model = model._meta.get_field(step).related_model
    field = model._meta.get_field("id" if last == "pk" else last)
    return field.output_field if field.generated else field


def page(queryset, order=("id",), cursor="", size=50, read=None):
    """One page of `queryset`. `order` ends with a unique field and has no nullable one.

    The cursor is read from the order's own columns, so that any shape of row may come out: `read(window, keys)`
    answers the rows of the sliced queryset and the keys of each, in one statement; without it they are instances.
    """
    queryset = queryset.order_by(*order)
    if cursor:
        queryset = queryset.filter(after(order, decode(cursor, queryset, order)))
    window = queryset[: size + 1]
    keys = [F(name) for name, _desc in order_fields(order)]
    if read:
        rows, marks = read(window, keys)
        marks = marks[size - 1 : size + 1]
    else:
        rows, marks = list(window), list(queryset.values_list(*keys)[size - 1 : size + 1])
    return cut(rows, marks, size)


def cut(rows, marks, size):
    """The page out of its rows and one more; marks: what the order reads of the last row and of that one more."""
    return Page(rows[:size], encode([as_text(v) for v in marks[0]]) if len(marks) == 2 else "")


def as_text(value):
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value
