"""What initiatives were promised, and the projects that deliver them, as they are drawn."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from accounts.columns import day, ident, moment, number, plain, raws
from accounts.prepared import Prepared
from execution.models import ProjectState
from roadmap.models import Delivery
from strategy.models import Promise

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


def promised(rows):
    return rows.order_by("number").values_list(*PROMISED)


def launched(rows):
    return rows.filter(project__deleted_at=None).order_by("at", "id").values_list(*LAUNCHED)


all_promised = Prepared(lambda workspace: promised(Promise.objects.filter(workspace=workspace)))
all_launched = Prepared(lambda workspace: launched(Delivery.objects.filter(workspace=workspace)))


def promises_of(lines, workspace=None):
    """({id as text: Promised} of all, {id of a Bet: its newest}) of Lines by the ids of their Bets; one query. workspace:
    where all of it is to be read."""
    every, newest = {}, {}
    rows = all_promised(workspace.pk) if workspace else promised(Promise.objects.filter(initiative__in=lines))
    for pk, initiative, figure, title, start, end, precision, tolerance, effort in rows:
        every[pk] = newest[initiative] = Promised(
            ident(pk), figure, title, day(start), day(end), precision, tolerance, number(effort)
        )
    by_id = {ident(pk): promise for pk, promise in newest.items()}
    return every, {pk: promise for pk, promise in by_id.items() if pk in lines}


def launches_of(lines, promises, hand, workspace=None):
    """[Launch] of Lines by the ids of their Bets, in the order in which they were launched; one query. workspace: where
    all of it is to be read."""
    people, found = raws(hand.people), []
    live = (
        launched(Delivery.objects.filter(initiative__in=lines))
        if workspace is None
        else all_launched(workspace.pk)
    )
    for pk, initiative, promise, project, *named, start, deadline, lead, born in live:
        line = lines.get(ident(initiative))
        if line is not None:
            work = Work(
                ident(project), hand.workspace, *named, day(start), day(deadline), people.get(lead), born
            )
            found.append(Launch(ident(pk), line.initiative, promises[promise], work))
    return found
