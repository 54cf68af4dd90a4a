"""One line: an initiative with what was promised, its projects and what follows from their work.

Any number of initiatives costs the same queries: `seen` reads columns for what is drawn of many, `lines` reads records
for whoever acts on a few; what follows of it is computed once, for both.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from accounts.columns import EMPTY
from execution.models import StatusUpdate
from roadmap import health as rules
from roadmap import work
from roadmap.at_hand import attach, by_id
from roadmap.declared import Word, word
from roadmap.drawing.stamps import stamp
from roadmap.models import Delivery
from roadmap.reading.launches import launches_of, promises_of
from roadmap.work import Facts, on_plan, together
from strategy.models import Initiative, Promise
from timeline import drift

LONG = ("requirements", "goals", "score", "note")  # of a promise, which no line tells
RUNNING = ("in_delivery", "on_hold")
FEW = 500  # Bets that a query names one by one
COARSE = ("month", "quarter", "half", "year")


@dataclass
class Line:
    """initiative, its newest promise or None, its deliveries in order, their Facts by delivery id, and the Words on
    their projects by project id. What it waits for and is part of is known once `roadmap.drawing.ties` read it."""

    initiative: Initiative
    promise: Promise | None = None
    deliveries: tuple[Delivery, ...] = ()
    parts: Mapping[object, Facts] = field(default_factory=lambda: EMPTY)
    words: Mapping[object, Word] = field(default_factory=lambda: EMPTY)
    undecided: bool = False  # known once `roadmap.undecided` read it
    ties: tuple = field(default=(), repr=False, compare=False)
    children: tuple["Line", ...] = field(default=(), repr=False, compare=False)
    whole: "Line | None" = field(default=None, repr=False, compare=False)

    @cached_property
    def stamp(self):
        """What all that is drawn of it hangs on; to be asked once everything of it is known."""
        return stamp(self)

    @cached_property
    def facts(self):
        """Facts of all its projects together, None without one."""
        return together([self.parts[d.pk] for d in self.deliveries]) if self.deliveries else None

    @property
    def cards(self):
        """(delivery, Facts) of each project."""
        return [(d, self.parts[d.pk]) for d in self.deliveries]

    @property
    def said(self):
        """The Words on its projects of which something was said, or too long nothing."""
        found = [self.words[d.project_id] for d in self.deliveries]
        return [one for one in found if one.health] if self.judged else []

    @property
    def key(self):
        return self.initiative.key

    @property
    def dated(self):
        """Its parts that have days."""
        return [part for part in self.children if part.scheduled and part.state != "declined"]

    @property
    def blocks(self):
        """Ties to what waits for it."""
        return [tie for tie in self.ties if tie.before is self]

    @property
    def needs(self):
        """Ties to what it waits for."""
        return [tie for tie in self.ties if tie.after is self]

    @property
    def conflicts(self):
        """Its ties that cannot hold."""
        return [tie for tie in self.ties if tie.overlap]

    @property
    def state(self):
        return self.initiative.state

    @property
    def precision(self):
        """Of the plan: a day, once projects tell it."""
        return "day" if self.facts else self.initiative.precision

    @property
    def coarse(self):
        """Whether the plan is meant so roughly that its days mean nothing."""
        return self.precision in COARSE

    @cached_property
    def span(self):
        """(start, end) of the plan: read from the projects, else the time frame; (None, None) unscheduled."""
        own, facts = self.initiative, self.facts
        start, end = own.start, own.end
        if facts:
            start = facts.start or start or (self.promise and self.promise.start)
            end = facts.end or end or (self.promise and self.promise.end)
        start, end = start or end, end or start
        return (start, end if end > start else start) if start else (None, None)

    @cached_property
    def start(self) -> dt.date | None:
        return self.span[0]

    @cached_property
    def end(self) -> dt.date | None:
        return self.span[1]

    @property
    def scheduled(self):
        return self.start is not None

    @cached_property
    def percent(self):
        """Whole per cents done, None where nothing tells."""
        if self.state == "shipped":
            return 100
        return self.facts.percent if self.facts else None

    @cached_property
    def judged(self):
        """Whether its health is worth saying: it is under way and has a project."""
        return self.facts is not None and self.state in RUNNING

    @cached_property
    def health(self):
        return self.facts.health.state if self.judged else ""

    @property
    def late(self):
        return self.health in rules.LATE

    @property
    def reason(self):
        return self.facts.reason if self.judged else ""

    @cached_property
    def forecast(self):
        """The Forecast while work is left, else None."""
        found = self.facts.forecast if self.judged else None
        return found if found and not found.done else None

    @cached_property
    def expected(self):
        """(P50, P85) to draw, None without a forecast; a few days before the planned end are no drift."""
        if not self.forecast:
            return None
        p50 = on_plan(self.end, self.forecast.p50)
        return p50, max(p50, self.forecast.p85)

    @cached_property
    def drift(self):
        """timeline's note of how far the forecast is from the plan, None where it is not."""
        return drift((self.expected[0] - self.end).days) if self.expected and self.end else None

    def actual(self, today):
        """(start, end) of the days on which it was really worked on, up to today while work is left; None where
        nobody began."""
        facts = self.facts
        if not facts or not facts.began:
            return None
        return facts.began, max(facts.began, facts.ended or today)

    @property
    def promised(self):
        """(start, end) of the promise, None without one."""
        return (self.promise.start, self.promise.end) if self.promise else None

    @property
    def off_promise(self):
        """Whether the promise differs from the plan."""
        return bool(self.promise and self.promise.end and self.promise.end != self.end)


def seen(bets, hand, today, *, whole=False):
    """[Line] of Bets (roadmap.reading), in their order, without the Words on their projects; three queries. hand: AtHand
    of their workspace. whole: they are most of what it has, so that naming each costs more than what is read in vain."""
    found = {bet.pk: Line(bet) for bet in bets}
    workspace = hand.workspace if whole or len(found) > FEW else None
    every, newest = promises_of(found, workspace)
    for pk, promise in newest.items():
        found[pk].promise = promise
    with_work(found, launches_of(found, every, hand, workspace), today, workspace)
    return list(found.values())


def with_work(found, deliveries, today, workspace=None):
    """Lines by initiative id, given their deliveries and the Facts of each: one query. workspace: as in
    `work.of_deliveries`."""
    facts = work.of_deliveries(deliveries, today, workspace)
    for delivery in deliveries:
        line = found[delivery.initiative_id]
        line.deliveries += (delivery,)
        line.parts = {**line.parts, delivery.pk: facts[delivery.pk]}


def lines(initiatives, today):
    """[Line] of the records of initiatives, in their order; four queries."""
    found = {i.pk: Line(i) for i in initiatives}
    if not found:
        return []
    promises = by_id(Promise.objects.filter(initiative__in=found).defer(*LONG).order_by("number"))
    for promise in promises.values():
        found[promise.initiative_id].promise = promise
    deliveries = deliveries_of(found, promises)
    with_work(found, deliveries, today)
    last = StatusUpdate.objects.last_of([d.project_id for d in deliveries]) if deliveries else {}
    for delivery in deliveries:
        line, project = found[delivery.initiative_id], delivery.project
        computed = line.parts[delivery.pk].health.state
        line.words = {**line.words, project.pk: word(project, last.get(project.pk), computed, today)}
    return list(found.values())


def deliveries_of(found, promises):
    """[Delivery] of Lines by initiative id, each with the very initiative, workspace and promise that are at hand."""
    asked = Delivery.objects.filter(initiative__in=found, project__deleted_at=None).order_by("at", "id")
    read = attach(asked.select_related("project__lead__user"), promise=promises)
    for delivery in read:
        own = delivery.initiative = found[delivery.initiative_id].initiative
        delivery.workspace = delivery.project.workspace = own.workspace
    return read


def summary(found):
    """(worst health, late, judged) of what is in delivery: "At risk, 2 of 6 late"; worst is "" where
    nothing is. What is on hold waits on purpose and is late for nobody."""
    judged = [line for line in found if line.judged and line.state == "in_delivery"]
    worst = rules.worst(line.health for line in judged) if judged else ""
    return worst, sum(line.late for line in judged), len(judged)
