"""What needs a decision: an initiative in delivery whose forecast left its promise, until somebody who may decided
what to do about it."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value

from accounts.prepared import Prepared
from roadmap import health as rules
from roadmap.figures import figure
from roadmap.models import Delivery, Reading, Redecision
from strategy.models import ApproverSeat, Initiative

NOTED = ("p50", "p85", "health", "reason")


def left_promise(line):
    """Whether the forecast of a Line is beyond what its promise tolerates."""
    found = line.facts and line.facts.health
    return bool(
        found
        and line.state == "in_delivery"
        and line.promise
        and (found.state, found.against) == (rules.OFF_TRACK, "promise")
    )


def mark(lines):
    """The Lines, each knowing whether it is `undecided`; one query."""
    off = {line.initiative.pk: line for line in lines if left_promise(line)}
    answers = {}
    for row in given(lines[0].initiative.workspace_id) if off else ():
        answers.setdefault(row[0], []).append(Answer(*row))
    for pk, line in off.items():
        line.undecided = not any(answered(line, one) for one in answers.get(pk, ()))
    return lines


class Answer(NamedTuple):
    """What of a Redecision tells whether it still holds."""

    initiative_id: UUID
    promise_id: UUID
    renewed_id: UUID | None
    holds_until: dt.date


@Prepared
def given(workspace):
    rows = Redecision.objects.settled().filter(workspace=workspace).order_by()
    return rows.values_list("initiative", "promise", "renewed", "holds_until")


def answered(line, one):
    """Whether a decision still holds for what this Line forecasts."""
    return line.promise.pk in (one.promise_id, one.renewed_id) and line.facts.health.p50 <= one.holds_until


def late(workspace, names=NOTED):
    """Deliveries that left their promise as their last readings have it, and nobody decided on that; each with `names` of
    its reading. No look at any task, so that every page can ask."""
    answers = Redecision.objects.settled().filter(
        Q(promise=OuterRef("promise")) | Q(renewed=OuterRef("promise")),
        initiative=OuterRef("initiative"), holds_until__gte=OuterRef("p50"),
    )  # fmt: skip
    last = Reading.objects.filter(delivery=OuterRef("pk")).order_by("-day")
    found = Delivery.objects.filter(workspace=workspace, project__deleted_at=None, promise__end__isnull=False)
    found = found.annotate(**{name: Subquery(last.values(name)[:1]) for name in names})
    return found.filter(~Exists(answers), health=rules.OFF_TRACK)


def noted(workspace):
    """The initiatives that need a decision, each with `p50`, `p85` and `reason`."""
    worst = late(workspace).filter(initiative=OuterRef("pk")).order_by("-p50", "id")
    found = workspace.initiatives.current().filter(state="in_delivery")
    return found.annotate(
        **{name: Subquery(worst.values(name)[:1]) for name in ("p50", "p85", "reason")}
    ).filter(p50__isnull=False)


def waiting(workspace, member):
    """Those of them that this member may decide on."""
    seats = ApproverSeat.objects.active().filter(product=OuterRef("product"), member=member)
    return (
        noted(workspace)
        .filter(Exists(seats))
        .select_related("product", "workspace")
        .order_by(F("p50").desc(), "id")
    )


def count(workspace, member):
    """How many these are, in a shorter question: every page asks it."""
    return figure(counted(workspace.pk, member.pk))


@Prepared
def counted(workspace, member):
    seats = ApproverSeat.objects.active().filter(product=OuterRef("initiative__product"), member=member)
    found = late(workspace, ("p50", "health")).filter(
        Exists(seats),
        initiative__state="in_delivery", initiative__archived_at=None, initiative__deleted_at=None,
    )  # fmt: skip
    each = Count("initiative", distinct=True)
    return found.order_by().values(every=Value(1)).annotate(n=each).values_list("n")


def others(workspace, member):
    """Those that others decide on."""
    mine = Initiative.objects.filter(pk__in=waiting(workspace, member).order_by().values("pk"))
    found = noted(workspace).exclude(pk__in=mine.values("pk"))
    return found.select_related("product", "workspace").order_by(F("p50").desc(), "id")
