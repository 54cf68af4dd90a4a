from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models.days import check_day


def check_span(record, first, last):
    """Two dates of a record that a person can have meant, the first not after the last."""
    start, end = getattr(record, first), getattr(record, last)
    for name, value in ((first, start), (last, end)):
        check_day(name, value)
    if start and end and end < start:
        raise ValidationError({last: _("The end lies before the start.")})
