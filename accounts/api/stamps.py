"""What the answer of a list hangs on, as sums of its workspace: they differ as soon as anything in it may."""

from functools import cache

from django.db.models import Count, Max, OuterRef, Subquery, Sum, TextField
from django.db.models.functions import Cast, JSONArray

from accounts.models import Workspace
from accounts.prepared import Prepared


def sums(model, *fields):
    """reference to a workspace -> how many rows of this model are there, in the trash or not, the newest of them, and the sum
    of each field. A purge takes a part of the sums away; as many rows as before are there only with a newer one then."""

    def of(workspace):
        rows = model.everything.filter(workspace=workspace).order_by().values("workspace")
        newest = Max(Cast("pk", TextField()))
        told = JSONArray(Count("pk"), newest, *map(Sum, fields), output_field=TextField())
        return Subquery(rows.annotate(told=told).values("told"))

    return of


@cache
def stamp_of(figures):
    """Prepared: what these make of a workspace."""
    rows = Workspace.objects.filter
    return Prepared(
        lambda pk: rows(pk=pk).values_list(*(figure(OuterRef("pk")) for figure in figures)), kept=True
    )
