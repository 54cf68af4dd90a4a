"""Whether the roadmap looks the same as last time: a few sums instead of drawing it again."""

import hashlib

from django.db.models import Count, F, Sum, Value
from django.utils.translation import get_language

from accounts.models import CustomField, Membership, TableLayout, Workspace
from accounts.prepared import Prepared
from execution.models import Project, StatusUpdate
from roadmap.models import Delivery, Redecision, Roadmap
from strategy.models import (
    Goal,
    Initiative,
    InitiativeDependency,
    KeyDate,
    KeyResult,
    Planning,
    Product,
    Promise,
    Score,
    ScoringModel,
    Theme,
)
from strategy.views.columns import ROADMAP

SHOWN = (
    Initiative, InitiativeDependency, Delivery, Goal, KeyResult, Theme, KeyDate, Product, Membership, Roadmap,
    CustomField, ScoringModel, Score, Planning,
)  # fmt: skip
KEPT = (StatusUpdate, Promise, Redecision)  # written once and never edited
NONE = Value(0)


def etag(request, asked=None):
    """Changes with every row that the roadmap shows, its reader, the day and the question asked, a QueryDict: that of the
    request without."""
    me, workspace = request.membership, request.workspace
    question = (request.GET if asked is None else asked).urlencode()
    return tag([me.pk, me.acting_role, question, columns_of(me.pk), *marks(workspace, workspace.today())])


@Prepared
def columns_of(member):
    return TableLayout.objects.filter(member=member, table=ROADMAP).values_list("columns")


def visitor_etag(link, today, since=None):
    """The same for whoever holds a share link: it changes with the link's own row too, and with when they looked."""
    return tag([link.pk, link.version, since, *marks(link.workspace, today)])


def marks(workspace, today):
    """Sums over all that a roadmap shows. Versions only grow, deleted rows count too and purges are counted, so equal sums
    mean that nothing was written."""
    names = names_of(workspace.pk)  # a person's own, of no version
    return [today, get_language(), workspace.name, names, *sorted(sums_of(workspace.pk))]


@Prepared
def names_of(workspace):
    people = Membership.everything.filter(workspace=workspace).order_by("pk")
    return people.values_list("user__name", "user__email")


@Prepared
def sums_of(workspace):
    """(which, rows, versions, versions of the work) of every noun that has rows here; one query."""
    versioned = [(model.everything, Sum("version"), NONE) for model in SHOWN]
    work = (Project.everything, Sum("version"), Sum("work_version"))
    kept = [(model.objects, NONE, NONE) for model in KEPT]
    asked = [
        rows.filter(workspace=workspace).order_by().values("workspace")
        .annotate(which=Value(which), n=Count("pk"), v=versions, w=works).values_list("which", "n", "v", "w")
        for which, (rows, versions, works) in enumerate([*versioned, work, *kept])
    ]  # fmt: skip
    purged = Workspace.objects.filter(pk=workspace).annotate(
        which=Value(len(asked)), n=NONE, v=F("purges"), w=NONE
    )
    return asked[0].union(*asked[1:], purged.values_list("which", "n", "v", "w"), all=True)


def tag(values):
    return f'"{hashlib.sha256(repr(values).encode()).hexdigest()[:32]}"'
