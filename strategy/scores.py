"""Giving a score its inputs: some are the score's own, some are the initiative's estimate and confidence."""

from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.activity import essence, plain
from strategy.models import Score, ScoreInput


class Seen(NamedTuple):
    """The versions that the writer saw, None where it does not matter."""

    score: int | None = None
    initiative: int | None = None


NOTHING_SEEN = Seen()


def give(initiative, model, *, by, values, seen=NOTHING_SEEN, began=None, note="", at=None, cause=None):
    """Set inputs of an initiative in a model, {key: number or None}; all or none. Returns the cause, None where
    nothing differs.

    What the writer left as they saw it, when they `began` where that was before, is no change of theirs. Raises Refused
    with the criterion's key as its field, Conflict where somebody else set the same since.
    """
    cause, criteria = cause or new_id(), model.scheme.by_key
    own = {key: value for key, value in values.items() if key not in criteria or not criteria[key].source}
    fields = {criteria[key].source: (key, value) for key, value in values.items() if key not in own}
    how = {"by": by, "at": at, "note": note, "cause": cause}
    began = began or seen
    with transaction.atomic():
        rows = [
            give_fields(initiative, criteria, fields, (began.initiative, seen.initiative), how),
            give_own(initiative, model, own, (began.score, seen.score), how),
        ]
    return cause if any(rows) else None


def give_own(initiative, model, values, versions, how):
    if not values:
        return None
    began, seen = versions
    score = Score.of(initiative, model)
    if began is not None and began < score.version:
        before = inputs_at(score, began)
        values = {k: v for k, v in values.items() if before.get(k) != v}
    return score.edit(changes={"inputs": values}, version=seen, **how) if values else None


def give_fields(initiative, criteria, fields, versions, how):
    (began, seen), changes = versions, {}
    for source, (key, value) in fields.items():
        if fault := criteria[key].fault(value):
            raise Refused(fault, key)
        changes[source] = as_field(source, value)
    if began is not None and changes:
        before = initiative.values_at(began)
        changes = {
            n: v for n, v in changes.items() if n not in before or essence(plain(v)) != essence(before[n])
        }
    try:
        return initiative.edit(changes=changes, version=seen, **how) if changes else None
    except Refused as refused:
        key = fields[refused.field][0] if refused.field in fields else None
        raise Refused(refused.message, key) from refused


def as_field(source, value):
    """A number as the initiative's own field takes it."""
    if value is None:
        return None
    return Decimal(str(round(value, 1))) if source == "effort" else round(value)


def inputs_at(score, version):
    """{key: value} as the score stood at that version."""
    facts = ScoreInput.objects.filter(score=score, version__lte=version).order_by("version")
    return dict(facts.values_list("key", "value"))
