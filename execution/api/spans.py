"""Days that a query string asks for."""

from rest_framework.exceptions import ValidationError

from execution.look import date_of


def asked_day(request, name):
    """The date that the query string gives under this name, None where it gives none."""
    text = request.query_params.get(name, "")
    if not text:
        return None
    day = date_of(text)
    if day is None:
        raise ValidationError({name: ["A date: 2026-06-15."]})
    return day


def within(request, queryset, first, last):
    """Rows whose days, from the column `first` to `last`, touch what ?from= and ?to= ask for."""
    begin, end = asked_day(request, "from"), asked_day(request, "to")
    if begin:
        queryset = queryset.filter(**{f"{last}__gte": begin})
    return queryset.filter(**{f"{first}__lte": end}) if end else queryset
