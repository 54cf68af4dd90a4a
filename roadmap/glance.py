"""All goals and initiatives of a workspace at a glance: enough to place, count, weigh and name them. What only a reader
of one row would miss is not computed. Seven queries, whatever there is, and no record."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from operator import itemgetter
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FloatField,
    Max,
    Min,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Cast
from django.urls import reverse

from accounts.columns import loaded, plain, raw
from accounts.prepared import Prepared
from execution.models import Task
from execution.models.task import Status
from roadmap.models import Delivery
from roadmap.tree.rolling import DECIDED, Serving
from roadmap.work import alive
from strategy import shares
from strategy.models import Goal, Initiative, Promise

LAUNCHABLE = ("approved", "in_delivery")


@cache
def equal(goals):
    """The part of each of so many goals, where nobody said how an initiative is divided."""
    return Fraction(1, goals) if goals > 1 else 1


@dataclass(slots=True)
class Glance:
    """An initiative. Ids are as `raw` has them. weeks: its effort or None. product: its Product. themed: whether it has
    a theme. goals: {id: key} of those it serves. start: the day it is planned to begin, as its ISO text, None
    unscheduled. promised: when it was promised last, as far as that waits for a project. launched: whether it has
    one; share: 0..1 of the work that is done, all of it once it is shipped."""

    pk: str
    number: int
    title: str
    state: str
    held_from: str
    weeks: float | None
    product: Any
    themed: bool
    given: dict
    start: str | None
    archived: bool
    goals: dict = field(default_factory=dict)
    promised: dt.datetime | None = None
    launched: bool = False
    share: float = 0.0
    divided: dict | None = None  # its parts, once somebody asked for them

    def __str__(self):
        return self.title

    @property
    def key(self):
        return f"{self.product.key}-{self.number}"

    @property
    def counts(self):
        """Whether it was decided on, so that its work moves a goal."""
        return self.state in DECIDED or self.held_from in DECIDED

    def get_absolute_url(self):
        return reverse("strategy:initiative_show", args=[self.product.workspace.slug, self.key])

    def parts(self):
        """{goal id: 0..1} of how it is divided among its goals."""
        if self.divided is None and not self.given:
            self.divided = dict.fromkeys(self.goals, equal(len(self.goals)))
        if self.divided is None:
            found = shares.divided(list(self.goals.values()), self.given)
            self.divided = {pk: found[key] for pk, key in self.goals.items()}
        return self.divided

    def serving(self, part):
        """rolling.Serving of that part of it."""
        return Serving(self.pk, part, self.weeks, self.share, self.counts)


def glances(workspace, goals, products):
    """[Glance] of all that was neither declined nor put away unfinished. goals: {id: key} of those there are; products:
    [Product] of the workspace."""
    products = {raw(product.pk): product for product in products}
    found, ends = {}, {}
    for row in columns_of(workspace.pk):
        pk, number, title, state, held, weeks, product, themed, given, start, end, archived = row
        weeks, given, ends[pk] = float(weeks) if weeks else None, loaded(given), end
        found[pk] = Glance(
            pk, number, title, state, held, weeks, products[product], themed is not None, given, start or end,
            archived is not None, share=1.0 if state == "shipped" else 0.0,
        )  # fmt: skip
    serve(workspace, found, goals)
    launch(workspace, found)
    promise(workspace, found)
    return list(found.values())


@Prepared
def columns_of(workspace):
    """The rows that Glances are made of; one query."""
    kept = Initiative.objects.filter(Q(archived_at=None) | Q(state="shipped"), workspace=workspace)
    return kept.exclude(state="declined").order_by().values_list(
        plain("pk"), "number", "title", "state", "held_from", plain("effort"), plain("product"),
        plain(Case(When(theme__deleted_at=None, then="theme"))), plain("goal_shares"), plain("start"), plain("end"),
        plain("archived_at"),
    )  # fmt: skip


@Prepared
def serving(workspace):
    """(initiative, goal) of every link between them."""
    links = Initiative.goals.through.objects.filter(initiative__workspace=workspace)
    return links.values_list(plain("initiative"), plain("goal"))


@Prepared
def launched(workspace):
    """(initiative, project, its start, its deadline, its state) of every delivery."""
    live = Delivery.objects.filter(workspace=workspace, project__deleted_at=None).order_by()
    return live.values_list(
        plain("initiative"),
        plain("project"),
        plain("project__start"),
        plain("project__deadline"),
        "project__state",
    )


@Prepared
def waiting(workspace):
    """(initiative, when it was promised) of what waits for its project, the newest last."""
    found = Promise.objects.filter(workspace=workspace, initiative__state__in=LAUNCHABLE).exclude(
        Exists(Delivery.objects.filter(initiative=OuterRef("initiative"), project__deleted_at=None))
    )
    return found.order_by("number").values_list(plain("initiative"), "at")


def serve(workspace, found, goals):
    """Which goals each serves; one query."""
    for initiative, goal in serving(workspace.pk):
        if initiative in found and goal in goals:
            found[initiative].goals[goal] = goals[goal]


def launch(workspace, found):
    """What the projects of each say: when it begins, and how far it is; two queries."""
    sums, projects = sums_of(workspace), defaultdict(list)
    for initiative, project, start, deadline, state in launched(workspace.pk):
        if initiative in found:
            done = sums.get(project)
            begins = (done and (done.start or done.due)) or start or deadline
            projects[initiative].append((done, begins, state))
    for pk, every in projects.items():
        glance, mine = found[pk], alive(every, itemgetter(2))
        glance.launched = True
        if glance.state != "shipped":
            glance.share = share_of([done for done, *_rest in mine if done])
        glance.start = min(filter(None, (begins for _done, begins, _state in mine)), default=glance.start)


def promise(workspace, found):
    """When what waits for its project was promised last; one query."""
    for initiative, at in waiting(workspace.pk):
        if initiative in found:
            found[initiative].promised = at


@dataclass(slots=True)
class Sight:
    """A goal by its name. parent: id of the goal it is part of, or None."""

    pk: str
    parent: str | None
    number: int
    title: str
    product: str  # its key, "" for the whole company
    slug: str
    archived: bool

    @property
    def short_key(self):
        return f"{'G' if self.product else 'W'}{self.number}"

    @property
    def key(self):
        return f"{self.product}-{self.short_key}" if self.product else self.short_key

    def get_absolute_url(self):
        return reverse("strategy:goal_show", args=[self.slug, self.key])


def sights(workspace):
    """{id: Sight} of every goal that is not in the trash; one query."""
    return {
        pk: Sight(pk, parent, number, title, key or "", workspace.slug, archived is not None)
        for pk, parent, number, title, key, archived in goals_of(workspace.pk)
    }


@Prepared
def goals_of(workspace):
    """The rows that Sights are made of."""
    return Goal.objects.filter(workspace=workspace).order_by().values_list(
        plain("pk"), plain("parent"), "number", "title", "product__key", plain("archived_at")
    )  # fmt: skip


@dataclass(slots=True)
class Sums:
    """The leaf tasks of one project that count: hours of those with an estimate, how many those are, what of it is
    done, and how many have none, done or not."""

    hours: float
    known: int
    done_hours: float
    other: int
    done_other: int
    start: str | None
    due: str | None

    @property
    def weight(self):
        """(all, done) in person-hours, as execution/progress.py weighs them."""
        mean = self.hours / self.known if self.known and self.hours else 1.0
        return self.hours + self.other * mean, self.done_hours + self.done_other * mean


@Prepared
def work_of(workspace):
    """The rows that Sums are made of, of each project that serves an initiative."""
    known, done = Q(estimate__isnull=False), Q(status=Status.DONE)
    left = Q(estimate__gt=0, remaining__isnull=False, remaining__lt=F("estimate")) & ~done
    planned, rest = Cast("estimate", FloatField()), Cast("remaining", FloatField())
    burnt = Case(When(done, then=planned), When(left, then=planned - rest), default=Value(0.0))
    serve = Delivery.objects.filter(workspace=workspace, project__deleted_at=None).order_by()
    return (
        Task.objects.leaves()
        .filter(workspace=workspace, project__in=serve.values("project"))
        .exclude(status=Status.CANCELLED)
        .order_by()
        .values_list(plain("project"))
        .annotate(
            hours=Sum(planned),
            known=Count("pk", filter=known),
            burnt=Sum(burnt),
            other=Count("pk", filter=~known),
            done_other=Count("pk", filter=done & ~known),
            first=plain(Min("start")),
            last=plain(Max("due")),
        )
    )


def sums_of(workspace):
    """{project id: Sums} of those that serve an initiative; one query."""
    return {
        project: Sums(hours or 0.0, known, burnt or 0.0, other, done_other, first, last)
        for project, hours, known, burnt, other, done_other, first, last in work_of(workspace.pk)
    }


def share_of(sums):
    """0..1 of the work of several projects that is done; 0 without any."""
    weights = [one.weight for one in sums]
    whole = sum(weight for weight, _done in weights)
    return float(sum(done for _weight, done in weights) / whole) if whole else 0.0
