"""Why an initiative is here: each step with what it stood on, and what else was decided in the same round.

Read from what requests, decisions and promises kept, never from what goals, insights or scores are today.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models.fields.json import KT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from strategy.approving.grounds import grounds_of
from strategy.history import Step, history
from strategy.models import Grounds

DECIDED = ("approve", "request_changes", "decline")
OUTCOMES = {
    "approved": _l("Approved"),
    "changes_requested": _l("Changes requested"),
    "declined": _l("Declined"),
}


@dataclass
class Entry:
    """One step, what it stood on ({} where nothing was kept of it) and the promise that it wrote."""

    step: Step
    kept: dict
    promise: Any = None

    @property
    def score(self):
        return self.kept.get("score") or {}

    @property
    def evidence(self):
        return self.kept.get("evidence") or {}


@dataclass
class Mate:
    """A request of the same product that was settled in a round. `own` is one of this initiative."""

    outcome: str
    at: Any
    by: str
    key: str
    title: str
    effort: Any
    score: Any
    own: bool

    @property
    def word(self):
        return OUTCOMES.get(self.outcome, self.outcome)


@dataclass
class Round:
    """The planning period in which something was decided; `words` as it was called then."""

    words: str
    start: dt.date
    end: dt.date
    mates: list = field(default_factory=list)

    @property
    def others(self):
        return [mate for mate in self.mates if not mate.own]


@dataclass
class Provenance:
    """`kept` is what it stands on by its last request, `live` where nothing was kept and it is told as of now."""

    entries: list
    rounds: list
    promises: list
    kept: dict
    live: bool

    @property
    def newest(self):
        """The newest step that says how it stands: put forward, withdrawn or decided on; None before."""
        return next(
            (e for e in self.entries if e.step.verb in (*DECIDED, "submit", "withdraw", "land")), None
        )


def provenance(initiative, at):
    """The Provenance of an initiative. The same number of queries however often it was asked for."""
    grounds = list(Grounds.objects.filter(initiative=initiative).order_by("at", "id"))
    promises = list(initiative.promises.select_related("decision", "decided_by__user").order_by("number"))
    by_step = {(kind_of(row), row.at): row for row in grounds}
    written = {promise.at: promise for promise in promises}
    entries = []
    for step in history(initiative):
        row = by_step.get(("asked" if step.verb == "submit" else "said", step.at))
        promise = written.get(step.at) if step.verb in ("approve", "land") else None
        entries.append(Entry(step, with_score(row.kept if row else {}, promise), promise))
    told = [row.kept for row in grounds if row.verb == "asked"] or [row.kept for row in grounds]
    kept = told[-1] if told else grounds_of(initiative, at)
    return Provenance(entries, rounds(initiative, grounds), promises, kept, not told)


def kind_of(row):
    return "asked" if row.verb == "asked" else "said"


def with_score(kept, promise):
    """What was kept before everything was: a promise has its score."""
    if kept or promise is None or not promise.score:
        return kept
    return {"score": promise.score}


def rounds(initiative, grounds):
    """[Round] in which this one was decided, the newest first, each with all that was. One query."""
    own = [row.kept["round"] for row in grounds if row.verb == "closed" and row.kept.get("round")]
    found = {}
    for told in sorted(own, key=lambda told: told["start"], reverse=True):
        start, end = (dt.date.fromisoformat(told[name]) for name in ("start", "end"))
        found.setdefault(told["start"], Round(told["words"], start, end))
    if not found:
        return []
    first = min(one.start for one in found.values()) - dt.timedelta(days=2)  # zones differ by less
    last = max(one.end for one in found.values()) + dt.timedelta(days=3)
    span = (dt.datetime.combine(day, dt.time(), dt.UTC) for day in (first, last))
    # text as text: a title like "2027" would be read as a number on one of the databases
    columns = (
        "outcome",
        "at",
        "by",
        KT("kept__key"),
        KT("kept__title"),
        "kept__effort",
        "kept__score__value",
    )
    rows = Grounds.objects.settled(initiative.product_id, *span)
    for *values, pk, start in rows.values_list(*columns, "initiative", KT("kept__round__start")):
        if start in found:
            found[start].mates.append(Mate(*values, own=pk == initiative.pk))
    return list(found.values())


# -- as plain rows ----------------------------------------------------------------

HEAD = (
    "what", "at", "who", "words", "request", "key", "title", "outcome", "start", "end", "effort", "score", "model",
    "rank", "of", "goals", "insights", "customers", "demand", "round",
)  # fmt: skip


def plain(found, initiative):
    """[{column: value}] of a Provenance: its steps, its promises, then what else was decided in each round."""
    rows = [of_step(entry, initiative) for entry in reversed(found.entries)]
    rows += [of_promise(promise, initiative) for promise in found.promises]
    rows += [of_mate(mate, one) for one in found.rounds for mate in one.others]
    return [dict.fromkeys(HEAD, None) | row for row in rows]


def of_step(entry, initiative):
    step, kept, asked = entry.step, entry.kept, entry.step.request.snapshot if entry.step.request else {}
    row = {
        "what": step.verb, "at": step.at, "who": str(step.by) if step.by else "", "words": step.note,
        "request": step.number or None, "key": initiative.key, "title": asked.get("title", initiative.title),
        "start": asked.get("start"), "end": asked.get("end"), "effort": asked.get("effort"),
        "goals": goal_words(kept.get("goals", asked.get("goals", []))),
    }  # fmt: skip
    round_told = kept.get("round") if step.verb in DECIDED else None
    return row | scored(entry.score) | heard(entry.evidence) | {"round": round_told and round_told["words"]}


def goal_words(goals):
    return ", ".join(f"{goal['key']} {goal['title']}" for goal in goals)


def scored(score):
    return {
        "score": score.get("value"), "model": score.get("model", {}).get("name"),
        "rank": score.get("rank"), "of": score.get("of"),
    }  # fmt: skip


def heard(evidence):
    return {name: evidence.get(name) for name in ("insights", "customers", "demand")}


def of_promise(promise, initiative):
    return {
        "what": "promise", "at": promise.at, "who": str(promise.decided_by) if promise.decided_by else "",
        "words": promise.note, "request": promise.number, "key": initiative.key, "title": promise.title,
        "start": promise.start and promise.start.isoformat(), "end": promise.end and promise.end.isoformat(),
        "effort": None if promise.effort is None else float(promise.effort), "goals": goal_words(promise.goals),
    } | scored(promise.score)  # fmt: skip


def of_mate(mate, one):
    return {
        "what": "round", "at": mate.at, "who": mate.by, "key": mate.key, "title": mate.title,
        "outcome": mate.outcome, "effort": mate.effort, "score": mate.score, "round": one.words,
    }  # fmt: skip


def heads():
    """The columns in the reader's language, in the order of HEAD."""
    return [
        _("What"), _("When"), _("Who"), _("Words"), _("Number"), _("Key"), _("Title"), _("Outcome"), _("Start"),
        _("End"), _("Effort"), _("Score"), _("Model"), _("Rank"), _("Of"), _("Goals"), _("Insights"),
        _("Customers"), _("Demand"), _("Round"),
    ]  # fmt: skip
