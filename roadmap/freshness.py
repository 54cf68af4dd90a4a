"""Whether the roadmap looks the same as last time: a few sums instead of drawing it again."""

import hashlib

from django.db.models import Count, Sum
from django.utils.translation import get_language

from accounts.models import Membership
from execution.models import Project
from roadmap.models import Delivery
from strategy.models import Goal, Initiative, KeyDate, KeyResult, Product, Theme

SHOWN = (Initiative, Delivery, Goal, KeyResult, Theme, KeyDate, Product, Membership)


def etag(request):
    """Changes with every row that the roadmap shows, its reader, the day and the question asked.

    Versions only grow and deleted rows count too, so equal sums mean that nothing was written.
    """
    me, workspace = request.membership, request.workspace
    marks = [me.pk, me.role, workspace.today(), get_language(), request.GET.urlencode()]
    for model in SHOWN:
        rows = model.everything.filter(workspace=workspace)
        marks += rows.aggregate(n=Count("pk"), v=Sum("version")).values()
    projects = Project.everything.filter(workspace=workspace)
    marks += projects.aggregate(n=Count("pk"), v=Sum("version"), w=Sum("work_version")).values()
    return f'"{hashlib.sha256(repr(marks).encode()).hexdigest()[:32]}"'
