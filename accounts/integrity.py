"""Turns a broken database rule into the sentence that its constraint carries."""

import contextlib

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from accounts.errors import Refused


@contextlib.contextmanager
def guard(model):
    """Refused instead of IntegrityError, so that a rule is said once, where the table is defined."""
    try:
        yield
    except IntegrityError as error:
        raise refusal(model, str(error)) from error


def refusal(model, text):
    for constraint in model._meta.constraints:
        if constraint.name in text or unique_columns(model, constraint) in text:
            fields = getattr(constraint, "fields", ()) or ()
            return Refused(constraint.violation_error_message, fields[-1] if fields else None)
    table = model._meta.db_table
    for field in model._meta.concrete_fields:
        # SQLite names the column, PostgreSQL the rule that it named after the column.
        if field.unique and (f"{table}.{field.column}" in text or f'"{table}_{field.column}_key"' in text):
            return Refused(_("This %(field)s is taken.") % {"field": field.verbose_name}, field.name)
    return Refused(
        _("The database refused this: it breaks a rule of %(noun)s.") % {"noun": model._meta.verbose_name}
    )


def unique_columns(model, constraint):
    """SQLite names the columns of a broken unique rule, never the rule."""
    if not isinstance(constraint, models.UniqueConstraint) or not constraint.fields:
        return "\0"
    table = model._meta.db_table
    return ", ".join(f"{table}.{model._meta.get_field(f).column}" for f in constraint.fields)
