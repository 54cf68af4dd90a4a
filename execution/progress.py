"""How much of the work is done. Pure; hours are Decimals, the sums are exact Fractions.

The formula is PRODUCT.md's, "The numbers".
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Leaf:
    """A task without live children. estimate, remaining: person-hours or None."""

    id: object
    status: str
    estimate: Decimal | None = None
    remaining: Decimal | None = None


@dataclass(frozen=True)
class Progress:
    """share: 0..1, None without any work. weight, done_weight: person-hours. rows: (id, weight, done)."""

    share: float | None
    done_weight: Fraction
    weight: Fraction
    rows: tuple


def progress(leaves):
    """Done weight over weight of all leaves that are not cancelled.

    A leaf without an estimate weighs the mean estimate of the estimated ones, 1 where there is none.
    """
    counted = [leaf for leaf in leaves if leaf.status != "cancelled"]
    mean = mean_estimate(counted)
    rows = tuple((leaf.id, *weigh(leaf, mean)) for leaf in counted)
    weight = sum((row[1] for row in rows), Fraction(0))
    done = sum((row[2] for row in rows), Fraction(0))
    if not weight:
        return Progress(None, done, weight, rows)
    return Progress(float(done / weight), done, weight, rows)


def totals(leaves):
    """(done weight, weight) of the same, where nobody asks for the rows: hours are added before anything is divided."""
    hours = done = Decimal(0)
    known = other = other_done = 0
    for leaf in leaves:
        if leaf.status == "cancelled":
            continue
        if leaf.estimate is None:
            other, other_done = other + 1, other_done + (leaf.status == "done")
            continue
        known, hours = known + 1, hours + leaf.estimate
        if leaf.status == "done":
            done += leaf.estimate
        elif leaf.remaining is not None and leaf.remaining < leaf.estimate:
            done += leaf.estimate - leaf.remaining
    if not other:
        return Fraction(done), Fraction(hours)
    mean = Fraction(hours) / known if hours else Fraction(1)
    return Fraction(done) + other_done * mean, Fraction(hours) + other * mean


def mean_estimate(leaves):
    """The mean of the estimates there are, in person-hours; 1 where there is none or all are zero."""
    known = [Fraction(leaf.estimate) for leaf in leaves if leaf.estimate is not None]
    return sum(known) / len(known) if any(known) else Fraction(1)


def weigh(leaf, mean):
    """(weight, done weight) of one leaf, in person-hours."""
    weight = mean if leaf.estimate is None else Fraction(leaf.estimate)
    if leaf.status == "done":
        return weight, weight
    if not leaf.estimate or leaf.remaining is None:
        return weight, Fraction(0)
    return weight, max(Fraction(0), weight * (1 - Fraction(leaf.remaining) / Fraction(leaf.estimate)))
