"""What a request or a decision stood on at its hour: goals, evidence and score as plain values. Nothing that is
changed or deleted later reaches them."""

from typing import NamedTuple

from django.db.models import Prefetch

from strategy import periods, priorities
from strategy.demand import demand
from strategy.given import frozen as frozen_score
from strategy.models.insight import Insight
from strategy.models.key_result import KeyResult
from strategy.models.planning import Planning
from strategy.models.scoringmodel import default_of

HEARD = 2  # quotes kept in full, those of the weightiest customers
GONE = "customer__deleted_at"


def grounds_of(initiative, at):
    """{title, key, effort, goals, evidence, score, round} as they stand. About a dozen queries, whatever their number."""
    return {
        "title": initiative.title,
        "key": initiative.key,
        "effort": None if initiative.effort is None else float(initiative.effort),
        "goals": goals_of(initiative),
        "evidence": evidence_of(initiative),
        "score": score_of(initiative),
        "round": round_of(initiative.workspace, at),
    }


def round_of(workspace, at):
    """The quarter of the workspace's year in which something is decided: {start, end, words}."""
    today = workspace.today(at)
    month = Planning.seen(workspace).fiscal_month
    period = periods.running(periods.QUARTER, today, month)
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "words": periods.words(period, today, month),
    }


def goals_of(initiative):
    """[{key, title, share, results}] with the key results in the words they were read in."""
    parts = initiative.parts()
    results = Prefetch("key_results", KeyResult.objects.order_by("rank", "id"))
    goals = initiative.goals.select_related("product").prefetch_related(results).order_by("number", "id")
    return [
        {
            "key": goal.key,
            "title": goal.title,
            "share": round(float(parts.get(goal, 0) * 100)),
            "results": [result_of(record) for record in goal.key_results.all()],
        }
        for goal in goals
    ]


def result_of(record):
    now = record.start_value if record.current_value is None else record.current_value
    said = {"start": record.start_value, "now": now, "target": record.target_value}
    return {"title": record.title} | {name: record.said(value) for name, value in said.items()}


def evidence_of(initiative):
    """{insights, customers, demand, heard}: how much was said, and the words that weigh most. Two queries."""
    said = Insight.objects.of_initiative(initiative).order_by("-said_on", "-id")
    rows = [Said(*row) for row in said.values_list("pk", "customer", "customer__weight", "highlight", GONE)]
    known = [(row.customer, row.weight) for row in rows if row.known]
    chosen = [row.pk for row in weightiest(rows)[:HEARD]]
    found = Insight.objects.select_related("customer").in_bulk(chosen)
    return {
        "insights": len(rows),
        "customers": len({customer for customer, _weight in known}),
        "demand": demand(known),
        "heard": [heard(found[pk]) for pk in chosen],
    }


class Said(NamedTuple):
    pk: object
    customer: object
    weight: int | None
    highlight: str
    gone: object  # when the customer was deleted

    @property
    def known(self):
        return self.customer is not None and self.gone is None


def weightiest(rows):
    """One of each customer, the weightiest first: with a sentence that counts before others, then the newest."""
    ordered = sorted(rows, key=lambda row: (-(row.weight or 0) if row.known else 0, not row.highlight))
    found = {}
    for row in ordered:
        found.setdefault(row.customer if row.known else row.pk, row)
    return list(found.values())


def heard(insight):
    speaker = insight.speaker
    return {
        "words": insight.words,
        "highlight": insight.highlight,
        "customer": speaker.name if speaker else "",
        "segment": speaker.segment if speaker else "",
        "weight": speaker.weight if speaker else 0,
        "said_on": insight.said_on.isoformat(),
    }


def score_of(initiative):
    """The score as a promise keeps it, with its place among the product's candidates: {…, rank, of}; {} without."""
    score = frozen_score(initiative)
    if not score:
        return {}
    model = default_of(initiative.workspace)
    found = priorities.of_product(type(initiative))(initiative.product_id, model.pk)
    rows = priorities.ranked(priorities.made(found, model))
    rank = next((row.rank for row in rows if row.pk == initiative.pk), None)
    return score | {"rank": rank, "of": len(rows)}
