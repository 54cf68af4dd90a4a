"""Who changed it, when and with which words: read from the log, from what leads declared and from scores. Nothing is
made up: where nobody gave a reason there is none."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from accounts.models import Activity
from execution.models import StatusUpdate
from roadmap.history import comparing as c
from strategy.models import Requirement, ScoreInput

MADE = ("created", "restored", "unarchived", "reopen", "unsupersede")
GONE = ("deleted", "archived", "decline", "supersede")
FRAME = ("start", "end", "precision")


@dataclass(frozen=True)
class Cause:
    """by: Membership or None, where nobody did it (a forecast). at: when. why: their words, "" without. act: what else
    was done in the same act shares it."""

    by: Any = None
    at: dt.datetime | None = None
    why: str = ""
    act: Any = None


NOBODY = Cause()


def causes(workspace, changes, since=None, until=None):
    """{change's id: Cause} of its main facet, from what was logged after `since` and no later than `until` (None: ever).
    Four queries, however many changes."""
    if not changes:
        return {}
    return Causes(workspace, changes, since, until).all()


class Causes:
    def __init__(self, workspace, changes, since, until):
        self.workspace, self.changes = workspace, changes
        self.window = {}
        if since:
            self.window["at__gte"] = since
        if until:
            self.window["at__lt"] = until
        bets = [change for change in changes if not change.is_date]
        self.owner = {
            str(pk): str(bet)
            for pk, bet in Requirement.everything.filter(initiative__in=[b.id for b in bets]).values_list(
                "pk", "initiative_id"
            )
        }
        self.rows = self.logged([change.id for change in changes])
        self.said = self.declared(bets)
        self.scored = self.inputs(bets)

    def logged(self, ids):
        """{id of a bet or key date: [Activity], oldest first}, what was done to its requirements among it."""
        asked = [*ids, *self.owner]
        rows = Activity.objects.filter(workspace=self.workspace, subject_id__in=asked, **self.window)
        found = defaultdict(list)
        for row in rows.select_related("actor__user").order_by("version", "id"):
            pk = str(row.subject_id)
            found[self.owner.get(pk, pk)].append(row)
        for acts in found.values():
            acts.sort(key=lambda row: (row.at, row.version, row.id))
        return found

    def declared(self, bets):
        """{project: what was declared of it last}."""
        projects = {work.project for bet in bets for one in (bet.old, bet.new) if one for work in one.works}
        rows = StatusUpdate.objects.filter(workspace=self.workspace, project__in=projects, **self.window)
        return {str(row.project_id): row for row in rows.select_related("by__user").order_by("at", "id")}

    def inputs(self, bets):
        ids = [bet.id for bet in bets if bet.facet(c.SCORE)]
        rows = ScoreInput.objects.filter(
            workspace=self.workspace, score__initiative__in=ids, **self.window
        ).select_related("by__user", "score")
        return {str(row.score.initiative_id): row for row in rows.order_by("at", "id")}

    def all(self):
        return {change.id: self.of(change) for change in self.changes}

    def of(self, change):
        """Of what it is listed under; a reason of what else changed stands in where that one has none."""
        found = [self.facet(change, facet) for facet in change.facets]
        told = [cause for cause in found if cause.at]
        first = next(iter(told), NOBODY)
        if first.why or change.kind in (c.ADDED, c.DROPPED):
            return first
        return next((cause for cause in told if cause.why and cause.at == first.at), first)

    def facet(self, change, facet):
        match facet.kind:
            case c.ADDED:
                return self.act(change, lambda row: row.verb in MADE)
            case c.DROPPED:
                return self.act(change, lambda row: row.verb in GONE)
            case c.LATER | c.EARLIER | c.START | c.PLANNED | c.PARKED:
                return self.moved(change)
            case c.STATE | c.DECIDED:
                return self.act(change, lambda row: "state" in row.changes)
            case c.HEALTH:
                return self.word(change)
            case c.SCORE:
                return self.input(change)
            case c.REQUIREMENTS:
                return self.act(change, lambda row: str(row.subject_id) in self.owner)
        return self.act(change, lambda row: facet.kind in row.changes)

    def moved(self, change):
        """By its own time frame where somebody moved that, else by the work: what was declared of its projects."""
        if change.is_date:
            return self.act(change, lambda row: "date" in row.changes)
        own = self.act(change, lambda row: any(name in row.changes for name in FRAME))
        return own if own.at else self.word(change)

    def act(self, change, fits):
        row = next(
            (row for row in reversed(self.rows[change.id]) if row.verb != "created" and fits(row)), None
        )
        row = row or next((row for row in self.rows[change.id] if fits(row)), None)
        return NOBODY if row is None else Cause(row.actor, row.at, row.note.strip(), row.cause)

    def word(self, change):
        words = [self.said[work.project] for work in change.one.works if work.project in self.said]
        last = max(words, key=lambda row: row.at, default=None)
        return NOBODY if last is None else Cause(last.by, last.at, last.words)

    def input(self, change):
        row = self.scored.get(change.id)
        return NOBODY if row is None else Cause(row.by, row.at, row.note)
