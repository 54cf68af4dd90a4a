"""What changed between two pictures of a roadmap: an ordered list of plain values. No database, no words.

An end date is where a bet is expected to be done: its forecast, else the end of its plan.
"""

from dataclasses import dataclass, replace
from typing import Any

from execution.calendar import working_days_between
from roadmap.history.picture import Bet, Day, Picture

# Facets: what can change of one bet or key date.
LATER, EARLIER, START = "later", "earlier", "start"
EFFORT, REQUIREMENTS, SCORE, GOALS, THEME = "effort", "requirements", "score", "goals", "theme"
HORIZON = "horizon"
STATE, DECIDED, HEALTH = "state", "decided", "health"
ADDED, DROPPED, PLANNED, PARKED = "added", "dropped", "planned", "parked"

# What a reader filters by and the list is headed with, in the order of the list.
GROUPS = {
    "later": (LATER,),
    "earlier": (EARLIER,),
    "scope": (EFFORT, REQUIREMENTS, START, HORIZON, SCORE, GOALS, THEME),
    "status": (STATE, DECIDED, HEALTH),
    "inout": (ADDED, DROPPED, PLANNED, PARKED),
}
GROUP = {facet: group for group, facets in GROUPS.items() for facet in facets}
# Which facet a change is listed under, where it has several.
FIRST = (
    ADDED,
    DROPPED,
    PLANNED,
    PARKED,
    LATER,
    EARLIER,
    STATE,
    DECIDED,
    EFFORT,
    REQUIREMENTS,
    START,
    HORIZON,
    GOALS,
    THEME,
)
FIRST += (SCORE, HEALTH)
NOTICE = 3  # working days: a forecast that drifts by less, on the same plan, is no news


@dataclass(frozen=True)
class Facet:
    """kind: one of the above. old, new: dates, numbers, states, ids; of requirements and goals what was taken away
    and what was added. days: calendar days that a date moved, negative when earlier."""

    kind: str
    old: Any = None
    new: Any = None
    days: int = 0


@dataclass(frozen=True)
class Change:
    """All that changed of one bet, or of one key date. old, new: it then and now, None where it was not there."""

    id: str
    old: Bet | Day | None
    new: Bet | Day | None
    facets: tuple

    @property
    def main(self):
        return self.facets[0]

    @property
    def kind(self):
        return self.main.kind

    @property
    def group(self):
        """Under which it is listed."""
        return GROUP[self.kind]

    @property
    def groups(self):
        """All that it is found by."""
        return frozenset(GROUP[facet.kind] for facet in self.facets)

    @property
    def one(self):
        """It as it stands, as it stood where it is gone."""
        return self.new or self.old

    @property
    def is_date(self):
        return isinstance(self.one, Day)

    def facet(self, *kinds):
        return next((facet for facet in self.facets if facet.kind in kinds), None)


def compare(then: Picture, now: Picture):
    """[Change] in the order of the list: later (the most first), earlier, scope, status, in and out."""
    found = []
    for part, facets_of in (("bets", of_bets), ("dates", of_dates)):
        old, new = getattr(then, part), getattr(now, part)
        for pk in dict.fromkeys([*new, *old]):
            facets = facets_of(old.get(pk), new.get(pk))
            if facets:
                found.append(Change(pk, old.get(pk), new.get(pk), tuple(facets)))
    groups = list(GROUPS)
    return sorted(found, key=lambda change: (groups.index(change.group), *weight(change)))


def weight(change):
    """The furthest moved first; then as facets are told, by name."""
    one = change.one
    name = one.name if change.is_date else one.title
    return -abs(change.main.days), FIRST.index(change.kind), name.casefold(), change.id


def counts(changes):
    """{group: number of changes that are found by it}, in order, those without any among them."""
    return {group: sum(group in change.groups for change in changes) for group in GROUPS}


def finish(bet):
    """The day it is expected to be done, None unscheduled."""
    return bet.expected or bet.last


def of_bets(old, new):
    if old is None or new is None:
        return [Facet(DROPPED if new is None else ADDED)]
    found = [
        *moved(old, new),
        *differing(HORIZON, old.horizon, new.horizon),
        *differing(EFFORT, old.effort, new.effort),
        *taken(REQUIREMENTS, old.requirements, new.requirements),
        *differing(SCORE, old.score, new.score),
        *taken(GOALS, old.goals, new.goals),
        *differing(THEME, old.theme, new.theme),
        *status(old, new),
    ]
    return sorted(found, key=lambda facet: FIRST.index(facet.kind))


def moved(old, new):
    """Where it goes, and when it begins."""
    if not (old.last and new.last):
        return [Facet(PARKED if old.last else PLANNED, old.last, new.last)] if old.last or new.last else []
    before, after = finish(old), finish(new)
    days = (after - before).days
    found = []
    if days and (old.last != new.last or drifted(before, after)):
        found.append(Facet(LATER if days > 0 else EARLIER, before, after, days))
    if old.first != new.first:
        found.append(Facet(START, old.first, new.first, (new.first - old.first).days))
    return found


def drifted(before, after):
    """Whether a forecast moved far enough to be told."""
    first, last = sorted((before, after))
    return working_days_between(first, last) - (first.weekday() < 5) >= NOTICE


def differing(kind, old, new):
    return [Facet(kind, old, new)] if old != new else []


def taken(kind, old, new):
    """Of a list or {id: what}: what went and what came; what was reworded went and came."""
    if not isinstance(old, dict):
        old, new = {pk: pk for pk in old}, {pk: pk for pk in new}
    went = tuple(value for pk, value in old.items() if new.get(pk) != value)
    came = tuple(value for pk, value in new.items() if old.get(pk) != value)
    return [Facet(kind, went, came)] if went or came else []


def status(old, new):
    if old.state != new.state:
        return [Facet(STATE, old.state, new.state)]
    if number(old) != number(new):
        return [Facet(DECIDED, number(old), number(new))]
    return [Facet(HEALTH, old.health, new.health)] if old.health and new.health != old.health else []


def number(bet):
    return bet.promise.number if bet.promise else 0


def of_dates(old, new):
    if old is None or new is None:
        return [Facet(DROPPED if new is None else ADDED)]
    days = (new.date - old.date).days
    return [Facet(LATER if days > 0 else EARLIER, old.date, new.date, days)] if days else []


def promised(now: Picture):
    """The same roadmap as its promises have it: what was never promised stands as it does."""
    bets = {pk: as_promised(bet) if bet.promise else bet for pk, bet in now.bets.items()}
    return replace(now, bets=bets)


def as_promised(bet):
    found = bet.promise
    last = found.end or bet.last
    first = found.start or bet.first
    if first and last:
        first = min(first, last)
    return replace(bet, first=first, last=last, expected=None, effort=found.effort, health="")
