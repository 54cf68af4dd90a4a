"""A field that has to hold words holds some that can be seen."""

from django.core.exceptions import ValidationError
from django.db.models import CharField, TextField

from accounts.words import is_blank


def check_words(record, names):
    """Raises ValidationError for the first of these fields that does not, as for one that is empty."""
    for field in record._meta.concrete_fields:
        if field.name not in names or field.blank or not isinstance(field, CharField | TextField):
            continue
        value = getattr(record, field.attname)
        if isinstance(value, str) and is_blank(value):
            raise ValidationError({field.name: ValidationError(field.error_messages["blank"], code="blank")})
