"""Days that somebody can have meant: beyond them a slip of the keys would break every reckoning that leads there."""

import datetime

from django.core.exceptions import ValidationError
from django.db.models import DateField, DateTimeField
from django.utils.translation import gettext as _

EARLIEST, LATEST = datetime.date(1990, 1, 1), datetime.date(2199, 12, 31)


def check_days(record, names):
    """Raises ValidationError for the first of these fields that holds another day."""
    for field in record._meta.concrete_fields:
        if field.name in names and isinstance(field, DateField) and not isinstance(field, DateTimeField):
            check_day(field.name, getattr(record, field.attname))


def check_day(name, day):
    if day and not EARLIEST <= day <= LATEST:
        raise ValidationError({name: _("Give a date between 1990 and 2199.")})
