"""The candidates of a workspace or a product as a scoring model ranks them. One query, whatever their number."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
from django.db.models import FilteredRelation, Q

from accounts.columns import ident, plain
from accounts.prepared import Prepared
from strategy.ranking import order as ranking
from strategy.scoring import Result
from strategy.states import State

OPEN = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.ON_HOLD)
COLUMNS = (
    plain("pk"), "number", "product__key", "title", "state", plain("effort"), "confidence", plain("scored__inputs"),
    "placement__rank", plain("parent"),
)  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """An initiative that may be chosen: `values` are all inputs of the model, `held` its place by hand or None.

    `rank` counts from 1 among those that are shown, `scored` the same by score alone.
    """

    pk: Any
    key: str
    number: int
    title: str
    state: str
    effort: float | None
    values: dict
    result: Result
    held: int | None
    parent: Any = None
    rank: int = 0
    scored: int = 0

    @property
    def score(self):
        return self.result.value


def candidates(initiatives, model, everyone=False):
    """[Candidate] of a queryset of initiatives, in no order; with `everyone` those too that are no longer to be
    chosen. One query."""
    return made(rows_of(initiatives if everyone else open_only(initiatives), model.pk), model)


@cache
def of_product(table):
    """The question for the rows of all candidates of a product, by a model; table: Initiative, which asks it itself."""
    return Prepared(lambda product, model: rows_of(open_only(table.objects.filter(product=product)), model))


def rows_of(initiatives, model):
    """The rows that Candidates are made of. model: its id."""
    joined = FilteredRelation("scores", condition=Q(scores__model=model))
    return initiatives.annotate(scored=joined).order_by().values_list(*COLUMNS)


def made(rows, model):
    """[Candidate] of such rows."""
    scheme = model.scheme
    sources = {c.source: c.key for c in scheme.criteria if c.source}
    return [candidate(row, scheme, sources) for row in rows]


def open_only(initiatives):
    """Those that may still be chosen: neither launched, declined nor archived."""
    return initiatives.filter(state__in=OPEN, archived_at=None).exclude(held_from=State.IN_DELIVERY)


def candidate(row, scheme, sources):
    pk, number, product, title, state, effort, confidence, inputs, held, parent = row
    values = orjson.loads(inputs) if inputs else {}
    effort = float(effort) if effort else None
    if "effort" in sources:
        values[sources["effort"]] = effort
    if "confidence" in sources:
        values[sources["confidence"]] = confidence
    return Candidate(
        ident(pk), f"{product}-{number}", number, title, state, effort, values, scheme.score(values), held,
        ident(parent) if parent else None,
    )  # fmt: skip


def loads(found):
    """[effort or None] of each: what is done in parts that stand among them takes no room of its own."""
    wholes = {c.parent for c in found if c.parent}
    return [None if wholes and c.pk in wholes else c.effort for c in found]


def ranked(found, by_hand=True):
    """The same candidates in their order, each with its rank. by_hand: whether held places count; they are places
    within one product, so among several products the score alone decides."""
    order = ranking.by_score([(n, c.score, (c.key.partition("-")[0], c.number)) for n, c in enumerate(found)])
    for rank, n in enumerate(order, 1):
        found[n].scored = rank
    if by_hand and (places := {n: c.held for n, c in enumerate(found) if c.held}):
        order = ranking.held(order, places)
    for rank, n in enumerate(order, 1):
        found[n].rank = rank
    return [found[n] for n in order]


def order_of(product, model):
    """A function that reads the ids of a product's candidates by score, as they stand when it is called."""

    def read():
        found = candidates(product.initiatives.all(), model)
        return ranking.by_score([(c.pk, c.score, (c.key.partition("-")[0], c.number)) for c in found])

    return read


@dataclass(frozen=True)
class Effect:
    """What other inputs would make of one candidate: its Result and its rank, before and after."""

    before: Result
    after: Result
    rank: int
    new_rank: int
    held: int | None

    @property
    def up(self):
        """Places that it moves up, negative down."""
        return self.rank - self.new_rank


def effect(found, scheme, pk, values, by_hand=True):
    """The Effect of giving the candidate `pk` these values. found: [Candidate], ranked."""
    row = next(c for c in found if c.pk == pk)
    old, rank = row.result, row.rank
    new = scheme.score(row.values | values)
    row.result = new
    after = next(c.rank for c in ranked(found, by_hand) if c.pk == pk)
    return Effect(old, new, rank, after, row.held if by_hand else None)


def solved(scheme, values, worth):
    """{key: value} that gives the candidate this worth: the first free number of what is won, changed alone.

    Empty where it cannot be had so: what is won is a sum or product, straight in each of its numbers.
    """
    formula = scheme.worth_formula
    if formula is None or scheme.worth(values) is None:
        return {}
    free = [scheme.by_key[name] for name in formula.names if not scheme.by_key[name].source]
    for criterion in sorted(free, key=lambda c: bool(c.steps)):
        at_zero, at_one = (scheme.worth(values | {criterion.key: n}) for n in (0.0, 1.0))
        if at_one != at_zero:
            return {criterion.key: nearest(criterion, (worth - at_zero) / (at_one - at_zero))}
    return {}


def nearest(criterion, value):
    """The input closest to `value` that the criterion takes, a plain number of three digits where any will do."""
    if criterion.steps:
        return min((step.value for step in criterion.steps), key=lambda v: abs(v - value))
    low, high = criterion.bounds
    value = float(f"{value:.3g}")
    value = value if low is None else max(low, value)
    return value if high is None else min(high, value)
