"""Fields that a company defines for itself: how a value of each kind is read, kept and named. No database.

A value is kept as JSON holds it: a text, a number, a day as "2027-03-31", the key of an option; None for nothing.
Everywhere else (forms, addresses, the log, columns) such a field goes by one name, "field-" and its key.
"""

import datetime as dt
import decimal
import re

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.words import in_a_line, is_blank

PREFIX = "field-"
LONGEST = 500  # characters of a text
LARGEST = 10**12  # of a number, either way
PLACES = 6  # of a number, behind the point
MOST_OPTIONS = 60
# Words that a query would take for a question about the values.
RESERVED = {
    "contained_by", "contains", "endswith", "exact", "gt", "gte", "has_any_keys", "has_key", "has_keys", "icontains",
    "iendswith", "iexact", "in", "iregex", "isnull", "istartswith", "lt", "lte", "range", "regex", "search",
    "startswith",
}  # fmt: skip


class Kind(models.TextChoices):
    TEXT = "text", _l("Text")
    NUMBER = "number", _l("Number")
    DATE = "date", _l("Date")
    CHOICE = "choice", _l("Choice")


class Unreadable(ValueError):
    """The message is a sentence for people."""


def is_own(name):
    """Whether this names a field of the company's, not one of the product's."""
    return name.startswith(PREFIX)


def name_of(key):
    """ "legal_review" -> "field-legal_review"."""
    return PREFIX + key


def key_of(name):
    """ "field-legal_review" -> "legal_review"."""
    return name.removeprefix(PREFIX)


def key_for(words, taken, kind="field"):
    """A key out of a name, at most 40 of a-z, 0-9 and _, a letter first, and none of `taken`."""
    base = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    base = base if base[:1].isalpha() and base not in RESERVED else f"{kind}_{base}"
    base = base[:35].strip("_")  # room for a number behind it
    return next(k for k in [base, *(f"{base}_{n}" for n in range(2, 10_000))] if k not in taken)


def read(kind, value, options=()):
    """The value as it is kept, None for nothing. options: [{"key", "label", "archived"}] of a choice.

    Raises Unreadable with the sentence for whoever wrote it.
    """
    if isinstance(value, str):
        value = "" if is_blank(value) else value.strip()
    if value is None or value == "":
        return None
    return READERS[kind](value, options)


def text(value, _options):
    if not isinstance(value, str):
        raise Unreadable(_("Write it as text."))
    value = " ".join(value.split())
    if len(value) > LONGEST:
        raise Unreadable(
            _("Keep it within %(n)s characters; these are %(m)s.") % {"n": LONGEST, "m": len(value)}
        )
    if "\0" in value:
        raise Unreadable(_("It holds a character that cannot be kept."))
    return value


def number(value, _options):
    try:
        if isinstance(value, bool):
            raise decimal.InvalidOperation
        found = decimal.Decimal(str(value))
    except decimal.InvalidOperation as error:
        raise Unreadable(
            _("“%(value)s” is no number. Write it like 12 or 12.5.") % {"value": short(value)}
        ) from error
    if not found.is_finite() or abs(found) >= LARGEST:
        raise Unreadable(_("That is more than can be kept: stay below %(n)s.") % {"n": f"{LARGEST:,}"})
    if found != round(found, PLACES):
        raise Unreadable(_("Keep it to %(n)s places behind the point.") % {"n": PLACES})
    return int(found) if found == found.to_integral_value() else float(found)


def date(value, _options):
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise Unreadable(
            _("“%(value)s” is no day. Write it like 2027-03-31.") % {"value": short(value)}
        ) from error


def choice(value, options):
    """By its key, or by its label whatever the case."""
    live = [option for option in options if not option.get("archived")]
    for option in live:
        if value == option["key"]:
            return option["key"]
    for option in live:
        if isinstance(value, str) and value.casefold() == option["label"].casefold():
            return option["key"]
    said = ", ".join(f"“{option['label']}”" for option in live[:12])
    raise Unreadable(
        _("“%(value)s” is none of its choices. They are: %(all)s.") % {"value": short(value), "all": said}
        if live
        else _("It has no choices yet. Add some in the settings.")
    )


def short(value):
    return str(value)[:60]


READERS = {Kind.TEXT: text, Kind.NUMBER: number, Kind.DATE: date, Kind.CHOICE: choice}


def arrange(lines, before, hues):
    """Options after an edit of their labels. lines: [{"key" or "", "label", "hue" or ""}] in their order; before: as
    they were. One that is left out stays, archived, so that what holds it still says what it said.

    Raises Unreadable where two share a label or there are too many.
    """
    known = {option["key"]: option for option in before}
    found, taken = [], set(known)
    for line in lines:
        label = in_a_line(line["label"])[:60]
        if not label:
            continue
        if any(label.casefold() == other["label"].casefold() for other in found):
            raise Unreadable(_("Two choices are called “%(label)s”.") % {"label": label})
        old = known.get(line.get("key") or "") or same(before, label) or {}
        pk = old.get("key") or key_for(label, taken, "choice")
        taken.add(pk)
        hue = line.get("hue") or old.get("hue") or hues[len(found) % len(hues)]
        if hue not in hues:
            raise Unreadable(_("There is no such colour."))
        found.append({"key": pk, "label": label, "hue": hue, "archived": False})
    if len(found) > MOST_OPTIONS:
        raise Unreadable(_("Keep it to %(n)s choices.") % {"n": MOST_OPTIONS})
    kept = {option["key"] for option in found}
    return found + [option | {"archived": True} for option in before if option["key"] not in kept]


def same(options, label):
    return next((o for o in options if o["label"].casefold() == label.casefold()), None)
