"""What a notification tells that nobody said: kept as it was, put into words for whoever reads it."""

import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _l

DAYS = {"due": _l("Due %(day)s"), "start": _l("Starts %(day)s")}


def note_of(row):
    """What somebody said, or what became of it, in the reader's words; "" where there is neither."""
    return in_words(row.words, row.subject_type, row.facts)


def in_words(words, subject_type, facts):
    """{field: value} of a noun, in one line, with what somebody said of it. What it no longer has a word for stays as it
    is."""
    told = ", ".join(one(subject_type, name, value) for name, value in facts.items())
    return f"{told}: {words}" if told and words else told or words


def one(subject_type, name, value):
    if name in DAYS:
        return DAYS[name] % {"day": date_format(datetime.date.fromisoformat(value), "j F Y")}
    try:
        choices = dict(apps.get_model(subject_type)._meta.get_field(name).flatchoices)
    except (LookupError, FieldDoesNotExist):  # a noun or a field that there is no more
        choices = {}
    return str(choices.get(value, value))
