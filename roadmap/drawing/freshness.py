"""Whether the roadmap looks the same as last time: a few sums instead of drawing it again."""

import hashlib

from django.db.models import Count, Sum
from django.utils.translation import get_language

from accounts.models import CustomField, Membership, TableLayout
from execution.models import Project, StatusUpdate
from roadmap.models import Delivery, Roadmap
from strategy.models import (
    Goal,
    Initiative,
    InitiativeDependency,
    KeyDate,
    KeyResult,
    Product,
    Score,
    ScoringModel,
    Theme,
)
from strategy.views.columns import ROADMAP

SHOWN = (
    Initiative, InitiativeDependency, Delivery, Goal, KeyResult, Theme, KeyDate, Product, Membership, Roadmap,
    CustomField, ScoringModel, Score,
)  # fmt: skip


def etag(request):
    """Changes with every row that the roadmap shows, its reader, the day and the question asked."""
    me, workspace = request.membership, request.workspace
    columns = TableLayout.of(me, ROADMAP)
    return tag(
        [me.pk, me.acting_role, request.GET.urlencode(), columns, *marks(workspace, workspace.today())]
    )


def visitor_etag(link, today, since=None):
    """The same for whoever holds a share link: it changes with the link's own row too, and with when they looked."""
    return tag([link.pk, link.version, since, *marks(link.workspace, today)])


def marks(workspace, today):
    """Sums over all that a roadmap shows. Versions only grow and deleted rows count too, so equal sums mean
    that nothing was written."""
    found = [today, get_language(), workspace.name]
    for model in SHOWN:
        rows = model.everything.filter(workspace=workspace)
        found += rows.aggregate(n=Count("pk"), v=Sum("version")).values()
    projects = Project.everything.filter(workspace=workspace)
    found += projects.aggregate(n=Count("pk"), v=Sum("version"), w=Sum("work_version")).values()
    found.append(StatusUpdate.objects.filter(workspace=workspace).count())  # never edited
    return found


def tag(values):
    return f'"{hashlib.sha256(repr(values).encode()).hexdigest()[:32]}"'
