"""What the answer of a list hangs on, as sums of its workspace: they differ as soon as anything in it may."""

from functools import cache

from django.db.models import Count, OuterRef, Subquery, Sum, TextField
from django.db.models.functions import JSONArray

from accounts.models import Workspace
from accounts.prepared import Prepared


def sums(model, *fields):
    """reference to a workspace -> how many rows of this model are there, in the trash or not, and the sum of each field."""

    def of(workspace):
        rows = model.everything.filter(workspace=workspace).order_by().values("workspace")
        told = JSONArray(Count("pk"), *map(Sum, fields), output_field=TextField())
        return Subquery(rows.annotate(told=told).values("told"))

    return of


def purges(workspace):
    """reference to a workspace -> how often something was purged there, which takes a part of the sums away."""
    return Subquery(Workspace.objects.filter(pk=workspace).values("purges"))


@cache
def stamp_of(figures):
    """Prepared: what these make of a workspace."""
    rows = Workspace.objects.filter
    return Prepared(
        lambda pk: rows(pk=pk).values_list(*(figure(OuterRef("pk")) for figure in figures)), kept=True
    )
