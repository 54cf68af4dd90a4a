"""Where the effort goes: person-weeks of decided work, divided among goals. Glances in, sums out."""

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


def effort(found, goals):
    """The Effort of what is approved or in delivery among these Glances. goals: {id: Sight}."""
    decided = [one for one in found if one.state in DECIDED]
    known = [one for one in decided if one.weeks is not None]
    sums, none = {}, 0
    for one in known:
        tenths, parts = round(one.weeks * 10), one.parts()
        none += 0 if parts else tenths
        for goal, part in parts.items():  # most serve one goal, whole: a sum of plain numbers
            sums[goal] = sums.get(goal, 0) + (tenths if part == 1 else tenths * part)
    sums, none = {goal: Fraction(tenths) / 10 for goal, tenths in sums.items()}, Fraction(none, 10)
    total = sum(sums.values(), none)
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
