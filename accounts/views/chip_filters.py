"""What a list can be narrowed by: how the words of an address are read, and what they ask of the rows."""

import datetime as dt
import decimal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.lookup import find
from accounts.ownfields import key_of

NONE = "none"
CHOICE, TEXT, NUMBER, DATE = "choice", "text", "number", "date"
GONE = "gone"  # a field of the company's that no longer is: nothing has it


@dataclass(frozen=True)
class Filter:
    """name: in the address. where: Q of (how, value); how is "is" (a list), "has", "from", "to" or "none".
    read: value of a word of the address, raises LookupError where it names nothing. choices: [(word, label)], asked
    only where the chip is drawn. unset: the words for having none, "" where that cannot be.
    """

    name: str
    label: str
    icon: str
    kind: str
    where: Callable[[str, Any], Q]
    read: Callable[[str], Any] = str
    choices: Callable[[], list] = list
    unset: str = ""


def among(rows):
    """A reader of ids and keys. rows: gives the queryset, for of a dozen filters few are asked for."""

    def read(word):
        row = find(rows(), word)
        if row is None:
            raise LookupError(word)
        return row

    return read


def one_of(values):
    def read(word):
        if word not in values:
            raise LookupError(word)
        return word

    return read


def date(word):
    try:
        return dt.date.fromisoformat(word)
    except ValueError as error:
        raise LookupError(word) from error


def number(word):
    try:
        found = decimal.Decimal(word)
    except decimal.InvalidOperation as error:
        raise LookupError(word) from error
    if not found.is_finite() or abs(found) >= 10**12:
        raise LookupError(word)
    return found


def column(path, **more):
    """where of a plain column: is, has, from, to, none."""
    looks = {"is": "__in", "has": "__icontains", "from": "__gte", "to": "__lte"} | more

    def where(how, value):
        return Q(**{f"{path}__isnull": True}) if how == "none" else Q(**{path + looks[how]: value})

    return where


def own(its):
    """The Filter of a field that the company defined (CustomField), whose values stand in `custom`."""
    path = f"custom__{its.key}"

    def where(how, value):
        match how:
            case "none":
                return ~Q(custom__has_key=its.key)
            case "is":
                within = Q(pk__in=[])
                for one in value:
                    within |= Q(**{path: one})
                return Q(custom__has_key=its.key) & within
            case "has":
                return Q(**{f"{path}__icontains": value})
        plain = value.isoformat() if isinstance(value, dt.date) else float(value)
        return Q(custom__has_key=its.key, **{f"{path}__{'gte' if how == 'from' else 'lte'}": plain})

    kinds = {
        CHOICE: {"read": one_of({o["key"] for o in its.options}), "icon": "list"},
        TEXT: {"icon": "pencil"},
        NUMBER: {"read": number, "icon": "scale"},
        DATE: {"read": date, "icon": "calendar"},
    }
    return Filter(
        its.field_name, its.name, kind=its.kind, where=where, unset=_("Not set") if its.kind != TEXT else "",
        choices=lambda: [(o["key"], o["label"]) for o in its.options], **kinds[its.kind],
    )  # fmt: skip


def gone(name):
    """The Filter of a field that the company archived or deleted since the address was written: it names nothing."""
    return Filter(name, _("Field “%(key)s”") % {"key": key_of(name)}, "list", GONE, column("pk"))
