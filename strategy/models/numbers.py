"""Numbers beside the rows of a list: each from a question of its own, since two joins multiply each other's rows."""

from django.db.models import IntegerField, Subquery
from django.db.models.functions import Coalesce


def one_number(queryset, expression):
    """A correlated subquery with a single number, 0 where nothing is found."""
    rows = queryset.order_by().values("workspace").annotate(number=expression).values("number")
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)
