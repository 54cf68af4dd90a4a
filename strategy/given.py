"""The inputs of one initiative as they stand, each with who set it and when, and as a promise keeps them."""

from typing import NamedTuple

from accounts.models import Activity
from strategy.models.score import Score
from strategy.models.scoringmodel import default_of


def frozen(initiative):
    """The score as a promise keeps it: model, result, inputs with who set them and when; {} without a model or any
    input."""
    model = default_of(initiative.workspace)
    if model is None:
        return {}
    scheme, given = model.scheme, inputs_of(initiative, model)
    result = scheme.score({item.criterion.key: item.value for item in given})
    if all(item.value is None for item in given):
        return {}
    return {
        "model": {"id": str(model.pk), "name": model.name, "kind": model.kind, "formula": model.formula},
        "value": None if result.value is None else round(result.value, 4),
        "reason": result.reason,
        "inputs": [
            {
                "key": item.criterion.key, "name": item.criterion.name, "unit": item.criterion.unit,
                "value": item.value, "by": str(item.by.user) if item.by else "",
                "at": item.at.isoformat() if item.at else None,
            }
            for item in given
        ],
    }  # fmt: skip


class Given(NamedTuple):
    """One input as it stands: its criterion, the number or None, who set it and when where that is known."""

    criterion: object
    value: float | None
    by: object = None
    at: object = None
    note: str = ""

    @property
    def step(self):
        return self.criterion.step_of(self.value)


def inputs_of(initiative, model):
    """[Given] of every criterion in its order. Three queries."""
    score = Score.everything.filter(initiative=initiative, model=model).first()
    facts = {} if score is None else newest_facts(score)
    fields = {c.source for c in model.scheme.criteria if c.source}
    logged = last_logged(initiative, fields) if fields else {}
    return [given_of(c, initiative, score, facts, logged) for c in model.scheme.criteria]


def given_of(criterion, initiative, score, facts, logged):
    if criterion.source:
        value, row = getattr(initiative, criterion.source), logged.get(criterion.source)
        return Given(
            criterion,
            None if value is None else float(value),
            row and row.actor,
            row and row.at,
            row.note if row else "",
        )
    fact = facts.get(criterion.key)
    value = score.inputs.get(criterion.key) if score else None
    return Given(criterion, value, fact and fact.by, fact and fact.at, fact.note if fact else "")


def newest_facts(score):
    return {fact.key: fact for fact in score.facts.select_related("by__user").order_by("version")}


def last_logged(initiative, fields):
    """{field: the log's row that set it last}."""
    found = {}
    for row in Activity.objects.of(initiative).select_related("actor__user").order_by("version", "at"):
        found |= {name: row for name in fields & set(row.changes)}
    return found
