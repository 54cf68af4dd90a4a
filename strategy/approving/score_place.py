"""Where the score of a request stands among the candidates."""

from dataclasses import dataclass
from typing import Any

from strategy import priorities
from strategy.ranking.line import rank_line
from strategy.ranking.words import told_input
from strategy.scoring import LESS, RICE, VALUE_EFFORT


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


def place_of(weighing):
    """The Place, None where there is no scoring model or it is no candidate any more."""
    own = next((row for row in weighing.ranked if row.pk == weighing.initiative.pk), None)
    if own is None:
        return None
    loads = priorities.loads(weighing.ranked)
    rows = [(row.pk, row.score, load) for row, load in zip(weighing.ranked, loads, strict=True)]
    line = rank_line(rows, own.pk, was=weighing.was, capacity=weighing.capacity)
    return Place(
        weighing.model, own.score, own.result.reason, own.rank, len(rows), own.held is not None, line, weighing.was,
        inputs(weighing, own),
    )  # fmt: skip


def inputs(weighing, own):
    """[(value, name, sign)]: signs where the formula is a plain product."""
    product = weighing.model.kind in (RICE, VALUE_EFFORT)
    found = []
    for n, c in enumerate(weighing.model.scheme.criteria):
        sign = ("÷" if c.direction == LESS else "×") if product and n else ""
        found.append((told_input(c, own.values.get(c.key)), c.name.lower(), sign))
    return found
