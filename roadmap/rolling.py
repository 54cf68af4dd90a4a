"""The progress of a goal out of the work on its initiatives. Values in, values out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Serving:
    """An initiative as far as it serves a goal. part: 0..1 of it that is the goal's. effort: person-weeks or None.
    done: 0..1 of its work. counts: whether it was decided on; what was not, changes no number."""

    id: Any
    part: Fraction
    effort: Any
    done: float
    counts: bool = True


def weights(servings):
    """{id: Fraction} of what counts: its effort times its part. One without an estimate is taken to be as large as
    the mean of the others; one person-week where none has one."""
    counted = [one for one in servings if one.counts]
    known = [Fraction(one.effort) for one in counted if one.effort is not None]
    mean = sum(known) / len(known) if known else Fraction(1)
    return {one.id: (mean if one.effort is None else Fraction(one.effort)) * one.part for one in counted}


def reached(servings):
    """The weighted mean of what is done, 0..1; None where nothing counts or all of it weighs nothing."""
    found = weights(servings)
    total = sum(found.values())
    if not total:
        return None
    return float(sum(found[one.id] * Fraction(one.done) for one in servings if one.counts) / total)
