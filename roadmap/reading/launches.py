"""What initiatives were promised, and the projects that deliver them, as they are drawn."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from accounts.columns import day, ident, moment, number, plain, raws
from execution.models import ProjectState
from roadmap.models import Delivery
from strategy.models import Promise

FEW = 500  # Bets that a query names one by one
PROMISED = (
    plain("pk"), plain("initiative"), "number", "title", plain("start"), plain("end"), "precision", "tolerance",
    plain("effort"),
)  # fmt: skip
LAUNCHED = (
    plain("pk"), plain("initiative"), plain("promise"), plain("project"), "project__key", "project__name",
    "project__state", plain("project__start"), plain("project__deadline"), plain("project__lead"),
    plain("project__created_at"),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Promised:
    """A promise. effort: person-weeks; tolerance: working days."""

    pk: uuid.UUID
    number: int
    title: str
    start: dt.date | None
    end: dt.date | None
    precision: str
    tolerance: int
    effort: Decimal | None


@dataclass(slots=True, eq=False)
class Work:
    """A project. lead: Membership or None. born: when it was made, as text."""

    pk: uuid.UUID
    workspace: Any
    key: str
    name: str
    state: str
    start: dt.date | None
    deadline: dt.date | None
    lead: Any
    born: str

    def __str__(self):
        return self.name

    @property
    def created_at(self):
        return moment(self.born)

    def get_absolute_url(self):
        return reverse("execution:project_show", args=[self.workspace.slug, self.key])

    def get_state_display(self):
        return ProjectState(self.state).label


@dataclass(slots=True, eq=False)
class Launch:
    """A delivery: which initiative (a Bet), which project (a Work), on which promise (a Promised)."""

    pk: uuid.UUID
    initiative: Any
    promise: Promised
    project: Work

    @property
    def initiative_id(self):
        return self.initiative.pk

    @property
    def project_id(self):
        return self.project.pk

    def get_absolute_url(self):
        return reverse("roadmap:explain", args=[self.project.workspace.slug, self.pk])


def belonging(rows, bets, workspace):
    """Those of the rows that belong to Bets by their ids: of many Bets all of the workspace's, for naming each in the
    query costs more than what is read in vain."""
    return rows.filter(initiative__in=list(bets)) if len(bets) <= FEW else rows.filter(workspace=workspace)


def promises_of(bets, workspace):
    """({id as text: Promised} of all, {id of a Bet: its newest}); one query."""
    every, newest = {}, {}
    rows = belonging(Promise.objects, bets, workspace).order_by("number").values_list(*PROMISED)
    for pk, initiative, figure, title, start, end, precision, tolerance, effort in rows:
        every[pk] = newest[ident(initiative)] = Promised(
            ident(pk), figure, title, day(start), day(end), precision, tolerance, number(effort)
        )
    return every, {pk: newest[pk] for pk in bets if pk in newest}


def launches_of(bets, promises, hand):
    """[Launch] of Bets by their ids, in the order in which they were launched; one query."""
    people, workspace, found = raws(hand.people), hand.workspace, []
    live = belonging(Delivery.objects, bets, workspace).filter(project__deleted_at=None).order_by("at", "id")
    for pk, initiative, promise, project, *named, start, deadline, lead, born in live.values_list(*LAUNCHED):
        bet = bets.get(ident(initiative))
        if bet is not None:
            work = Work(ident(project), workspace, *named, day(start), day(deadline), people.get(lead), born)
            found.append(Launch(ident(pk), bet, promises[promise], work))
    return found
