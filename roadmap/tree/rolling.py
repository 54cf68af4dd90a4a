"""The progress of a goal out of the work on its initiatives. Values in, values out."""

from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from typing import Any

DECIDED = ("approved", "in_delivery", "shipped")  # what was not decided on moves no goal


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
    counted = [one for one in servings if one.counts]
    known = [float(one.effort) for one in counted if one.effort is not None]
    mean = fsum(known) / len(known) if known else 1.0
    found = [float(mean if one.effort is None else one.effort) * float(one.part) for one in counted]
    total = fsum(found)
    if not total:
        return None
    return fsum(weight * one.done for weight, one in zip(found, counted, strict=True)) / total
