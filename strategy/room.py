"""What a request takes of its planning period, where it stands among the candidates, and what a yes would move."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from strategy import periods, priorities
from strategy.displacing import displaced
from strategy.models import ApprovalRequest, InitiativeDependency, Planning
from strategy.rank_line import rank_line
from strategy.ranking_words import told_input
from strategy.scoring import LESS, RICE, VALUE_EFFORT
from strategy.states import State

PROMISED = (State.APPROVED, State.IN_DELIVERY, State.SHIPPED)
COLUMNS = ("pk", "product__key", "number", "title", "state", "effort", "start", "end")
MOVABLE = (State.DRAFT, State.IN_REVIEW, State.ON_HOLD)


class Planned(NamedTuple):
    """An initiative that begins in the period, or waits for another."""

    pk: Any
    product: str
    number: int
    title: str
    state: str
    effort: float
    start: dt.date | None
    end: dt.date | None


@dataclass
class Moved:
    """Who would move: from and to in words, days or the names of periods."""

    key: str
    title: str
    state: str
    start: Any
    to: Any
    after: str = ""  # the period that follows, where it would leave this one


@dataclass
class Part:
    """One stretch of the bar of effort: its sort, its size, and its share of the whole in per cent."""

    sort: str
    size: float
    share: float


@dataclass
class Room:
    """Person-weeks of the period in which a request would begin. `capacity` is None where nobody set one."""

    words: str
    after: str  # the period that follows
    capacity: float | None
    approved: float
    before: float
    this: float
    unknown: int  # promised or asked before, and nobody estimated it
    moved: list = field(default_factory=list)
    more: int = 0

    @property
    def used(self):
        return self.approved + self.before + self.this

    @property
    def left(self):
        return max(0.0, (self.capacity or 0) - self.used)

    @property
    def over(self):
        return max(0.0, self.used - self.capacity) if self.capacity is not None else 0.0

    @property
    def full(self):
        """Whether what is promised leaves no room, so that nothing could be crowded out."""
        return self.capacity is not None and self.approved >= self.capacity

    @property
    def parts(self):
        """[Part] that are not empty, side by side."""
        whole = max(self.used, self.capacity or 0) or 1
        sizes = [("c1", self.approved), ("c2", self.before), ("c3", self.this), ("c4", self.left)]
        return [Part(sort, size, round(100 * size / whole, 2)) for sort, size in sizes if size]


@dataclass
class Place:
    """Where the score of a request stands among the candidates of its product in its period."""

    model: Any
    score: float | None
    reason: str
    rank: int | None
    of: int
    held: bool
    line: Any
    was: float | None
    inputs: list  # [(value in words, name, sign before it)]


class Weighing:
    """All that a request is weighed by. Seven queries, however many candidates there are."""

    def __init__(self, ask, initiative, was=None):
        self.ask, self.initiative, self.was = ask, initiative, was
        self.workspace, self.product = initiative.workspace, initiative.product
        self.start, self.end = (as_date(ask.snapshot[name]) for name in ("start", "end"))
        self.effort = ask.snapshot["effort"]
        self.model = self.workspace.scoring_models.in_order().first()
        self.month = Planning.seen(self.workspace).fiscal_month
        self.today = self.workspace.today()
        self.period = periods.running(periods.QUARTER, self.start or self.today, self.month)

    @property
    def words(self):
        return periods.words(self.period, self.today, self.month)

    @property
    def capacity(self):
        """Person-weeks, as the capacity line of the ranking has them."""
        return None if self.model is None or self.model.capacity is None else float(self.model.capacity)

    @cached_property
    def ranked(self):
        """[Candidate] of the product in the period, and those without dates, in their ranking."""
        if self.model is None:
            return []
        mine = Q(pk=self.initiative.pk)
        here = Q(start=None) | Q(start__range=(self.period.start, self.period.end)) | mine
        return priorities.ranked(priorities.candidates(self.product.initiatives.filter(here), self.model))

    @cached_property
    def planned(self):
        """[Planned] in the period, without the one that is asked for."""
        rows = self.product.initiatives.filter(start__range=(self.period.start, self.period.end))
        rows = rows.exclude(pk=self.initiative.pk).exclude(held_from=State.IN_DELIVERY)
        rows = rows.exclude(state__in=MOVABLE, archived_at__isnull=False).order_by("number")
        return [planned(row) for row in rows.values_list(*COLUMNS)]

    @property
    def asked_before(self):
        """{ids of initiatives} of the product that were put forward before this one and wait still."""
        rows = ApprovalRequest.objects.filter(initiative__product=self.product, closed_at=None)
        return set(rows.filter(at__lt=self.ask.at).values_list("initiative_id", flat=True))

    @property
    def room(self):
        asked, promised = self.asked_before, [row for row in self.planned if row.state in PROMISED]
        before = [row for row in self.planned if row.state == State.IN_REVIEW and row.pk in asked]
        room = Room(
            self.words, self.next_words, self.capacity,
            *(sum(row.effort or 0 for row in rows) for rows in (promised, before)),
            this=float(self.effort or 0), unknown=sum(row.effort is None for row in [*promised, *before]),
        )  # fmt: skip
        left = None if room.capacity is None else room.capacity - room.approved
        waits, later = self.chain
        shifts, room.more = displaced(
            self.movable, room.this, left, end=self.end, who=self.initiative.pk, waits=waits,
            spans={pk: (row.start, row.end) for pk, row in later.items()},
        )  # fmt: skip
        rows = {row.pk: row for row in self.planned} | later
        room.moved = [self.moved(rows[shift.who], shift) for shift in shifts]
        return room

    @property
    def chain(self):
        """({id: ids it waits for}, {id: Planned}) of what waits for something and is promised to nobody, in every
        product. Two queries."""
        waits = {}
        links = InitiativeDependency.objects.filter(workspace=self.workspace)
        for before, after in links.values_list("before", "after"):
            waits.setdefault(after, set()).add(before)
        rows = self.workspace.initiatives.current().filter(
            pk__in=waits, state__in=MOVABLE, start__isnull=False
        )
        rows = (
            rows.exclude(pk=self.initiative.pk).exclude(held_from=State.IN_DELIVERY).order_by("start", "id")
        )
        return waits, {row[0]: planned(row) for row in rows.values_list(*COLUMNS)}

    @property
    def next_words(self):
        after = periods.running(periods.QUARTER, self.period.end + dt.timedelta(days=1), self.month)
        return periods.words(after, self.today, self.month)

    @property
    def movable(self):
        """[(id, effort)] of what is planned for the period and promised to nobody, by their ranking."""
        rank = {row.pk: n for n, row in enumerate(self.ranked)}
        rows = [row for row in self.planned if row.state in MOVABLE]
        rows.sort(key=lambda row: (rank.get(row.pk, len(rank)), row.number))
        return [(row.pk, row.effort) for row in rows]

    def moved(self, row, shift):
        after = "" if shift.to else self.next_words
        return Moved(f"{row.product}-{row.number}", row.title, row.state, shift.start, shift.to, after)

    @property
    def place(self):
        """The Place, None where there is no scoring model or it is no candidate any more."""
        own = next((row for row in self.ranked if row.pk == self.initiative.pk), None)
        if own is None:
            return None
        rows = [(row.pk, row.score, row.effort) for row in self.ranked]
        line = rank_line(rows, own.pk, was=self.was, capacity=self.capacity)
        return Place(
            self.model, own.score, own.result.reason, own.rank, len(rows), own.held is not None, line, self.was,
            self.inputs(own),
        )  # fmt: skip

    def inputs(self, own):
        """[(value, name, sign)]: signs where the formula is a plain product."""
        product = self.model.kind in (RICE, VALUE_EFFORT)
        found = []
        for n, c in enumerate(self.model.scheme.criteria):
            sign = ("÷" if c.direction == LESS else "×") if product and n else ""
            found.append((told_input(c, own.values.get(c.key)), c.name.lower(), sign))
        return found


def planned(row):
    """A Planned out of COLUMNS."""
    return Planned(*row[:5], None if row[5] is None else float(row[5]), *row[6:])


def as_date(text):
    return dt.date.fromisoformat(text) if text else None
