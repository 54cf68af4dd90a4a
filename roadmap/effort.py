"""Where the effort goes: person-weeks of decided work, divided among goals. Lines in, sums out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

DECIDED = ("approved", "in_delivery")
NAMED = 8  # goals that are named; the rest is one sum


@dataclass(frozen=True)
class Slice:
    """What one goal gets: weeks, and the share 0..1 of all. goal: None for what serves none, or for the rest."""

    goal: Any
    weeks: Fraction
    share: Fraction
    goals: int = 0  # how many the rest is

    @property
    def percent(self):
        return round(self.share * 100)


@dataclass(frozen=True)
class Effort:
    """slices: the largest first, what serves no goal last. weeks: of all. unestimated: initiatives that no number
    speaks for."""

    slices: list
    weeks: Fraction
    unestimated: int

    @property
    def rounded(self):
        return round(self.weeks)


def effort(lines):
    """The Effort of what is approved or in delivery among these lines."""
    decided = [line.initiative for line in lines if line.state in DECIDED]
    known = [initiative for initiative in decided if initiative.effort is not None]
    sums, goals, none = {}, {}, Fraction(0)
    for initiative in known:
        weeks, parts = Fraction(initiative.effort), initiative.parts()
        none += 0 if parts else weeks
        for goal, part in parts.items():
            goals[goal.pk] = goal
            sums[goal.pk] = sums.get(goal.pk, Fraction(0)) + weeks * part
    total = sum(sums.values()) + none
    return Effort(slices(sums, goals, none, total), total, len(decided) - len(known))


def slices(sums, goals, none, total):
    if not total:
        return []
    order = sorted(sums, key=lambda pk: (-sums[pk], goals[pk].key))
    found = [Slice(goals[pk], sums[pk], sums[pk] / total) for pk in order[:NAMED]]
    if rest := order[NAMED:]:
        weeks = sum(sums[pk] for pk in rest)
        found.append(Slice(None, weeks, weeks / total, len(rest)))
    return [*found, Slice(None, none, none / total)] if none else found
