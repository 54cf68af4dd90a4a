import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EARLIEST, LATEST = datetime.date(1990, 1, 1), datetime.date(2199, 12, 31)


def check_span(record, first, last):
    """Two dates of a record that a person can have meant, the first not after the last."""
    start, end = getattr(record, first), getattr(record, last)
    for name, value in ((first, start), (last, end)):
        if value and not EARLIEST <= value <= LATEST:
            raise ValidationError({name: _("Give a date between 1990 and 2199.")})
    if start and end and end < start:
        raise ValidationError({last: _("The end lies before the start.")})
