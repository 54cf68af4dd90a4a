"""What a request is weighed against: the candidates of its product, and what is planned for its period."""

import datetime as dt
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from strategy import periods, priorities
from strategy.models import ApprovalRequest, InitiativeDependency, Planning
from strategy.states import State

PROMISED = (State.APPROVED, State.IN_DELIVERY, State.SHIPPED)
COLUMNS = ("pk", "product__key", "number", "title", "state", "effort", "start", "end", "parent")
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
    parent: Any = None


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
        """[Planned] in the period, without the one that is asked for, its parts, and what is done in parts that are
        counted: nobody's work counts twice."""
        rows = self.product.initiatives.filter(start__range=(self.period.start, self.period.end))
        rows = rows.exclude(pk=self.initiative.pk).exclude(held_from=State.IN_DELIVERY)
        rows = rows.exclude(state__in=MOVABLE, archived_at__isnull=False).order_by("number")
        found = [planned(row) for row in rows.values_list(*COLUMNS)]
        wholes = {row.parent for row in found} | {self.initiative.parent_id}
        return [row for row in found if row.pk not in wholes and row.parent != self.initiative.pk]

    @property
    def asked_before(self):
        """{ids of initiatives} of the product that were put forward before this one and wait still."""
        rows = ApprovalRequest.objects.filter(initiative__product=self.product, closed_at=None)
        return set(rows.filter(at__lt=self.ask.at).values_list("initiative_id", flat=True))

    @property
    def chain(self):
        """({id: ids it waits for}, {id: Planned}) of what waits for something and is promised to nobody, in every
        product. Two queries."""
        waits = {}
        links = InitiativeDependency.objects.filter(workspace=self.workspace).between_living()
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


def planned(row):
    """A Planned out of COLUMNS."""
    return Planned(*row[:5], None if row[5] is None else float(row[5]), *row[6:])


def as_date(text):
    return dt.date.fromisoformat(text) if text else None
