"""What an editing table draws: headings that sort, and values of fields that the company defined."""

from dataclasses import dataclass
from typing import Any

from django import template

from accounts.ownfields import Kind

register = template.Library()


@dataclass
class Said:
    """text: in words, "" for nothing. option: {"label", "hue"} of a choice. number: whether it is set in figures."""

    text: str
    option: Any = None
    number: bool = False


@register.simple_tag
def heading(filters, order):
    """(where the heading of a column leads, its aria-sort or "")."""
    return filters.heading(order)


@register.filter
def own_value(record, its):
    """What a record holds in a field of the company's own, ready to be drawn."""
    value = record.custom.get(its.key)
    option = its.option(value) if its.kind == Kind.CHOICE and value is not None else None
    return Said(its.say(value), option, its.kind in (Kind.NUMBER, Kind.DATE))


@register.filter
def kept_in(its, record):
    """The value as it is kept, for a program on the page."""
    value = record.custom.get(its.key)
    return "" if value is None else value


@register.filter
def why_left(reasons, pk):
    """Why an act on many left this row as it was; "" where it did not."""
    return reasons.get(str(pk), "")
