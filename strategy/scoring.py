"""What a scoring model is and what it makes of its inputs. Pure: dataclasses and dictionaries in and out.

Inputs are {criterion's key: number or None}. What is missing is missing, never zero: then there is no score, and
the result names what it waits for.
"""

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from strategy.formula import NoResult, parse

RICE, ICE, WSJF, VALUE_EFFORT, WEIGHTED, OWN = "rice", "ice", "wsjf", "value_effort", "weighted", "own"
MORE, LESS = "more", "less"
SOURCES = ("effort", "confidence")  # read from the initiative itself, so that one fact has one place
LARGEST = 1e12


@dataclass(frozen=True)
class Step:
    """One answer of a scale, with the words that say when to give it."""

    value: float
    label: str
    rubric: str = ""


@dataclass(frozen=True)
class Criterion:
    """What one scores. `direction`: whether more of it is better. `low` and `high` bound it where steps do not.

    `source` names the initiative's own field that it is read from, "" where it is an input of the score.
    """

    key: str
    name: str
    unit: str = ""
    weight: float = 1.0
    direction: str = MORE
    source: str = ""
    low: float | None = None
    high: float | None = None
    steps: tuple[Step, ...] = ()
    hint: str = ""

    @property
    def bounds(self):
        """(lowest, highest) as numbers, None where it is open."""
        if self.steps:
            values = [step.value for step in self.steps]
            return min(values), max(values)
        return self.low, self.high

    def step_of(self, value):
        """The step with this value, or None."""
        return next((step for step in self.steps if step.value == value), None)

    def fault(self, value):
        """Why `value` is no input of this criterion, "" where it is one."""
        low, high = self.bounds
        if value is None:
            return ""
        if not math.isfinite(value):
            return _("%(name)s is a number.") % {"name": self.name}
        if self.steps and self.step_of(value) is None:
            words = ", ".join(f"{step.value:g}" for step in self.steps)
            return _("%(name)s is one of %(values)s.") % {"name": self.name, "values": words}
        if low is not None and value < low:
            return _("%(name)s is at least %(n)s.") % {"name": self.name, "n": f"{low:g}"}
        if high is not None and value > high:
            return _("%(name)s is at most %(n)s.") % {"name": self.name, "n": f"{high:g}"}
        return _("That is too large a number.") if abs(value) >= LARGEST else ""


class Result(NamedTuple):
    """A score, or why there is none: `missing` criteria, or a `problem` of the arithmetic in a sentence."""

    value: float | None = None
    missing: tuple[Criterion, ...] = ()
    problem: str = ""

    @property
    def reason(self):
        """The sentence for where the number would stand, "" where there is one."""
        if self.missing:
            return _("Missing: %(names)s") % {"names": ", ".join(c.name for c in self.missing)}
        return self.problem


@dataclass(frozen=True)
class Scheme:
    """A kind with its criteria; `formula` is said by the user where the kind is OWN."""

    kind: str
    criteria: tuple[Criterion, ...]
    formula: str = field(default="")

    @cached_property
    def by_key(self):
        return {criterion.key: criterion for criterion in self.criteria}

    @cached_property
    def arithmetic(self):
        """The Formula behind the kind; None for weighted criteria, which are no fixed formula."""
        text = self.formula if self.kind == OWN else FORMULAS.get(self.kind)
        return parse(text, tuple(self.by_key)) if text is not None else None

    @cached_property
    def worth_formula(self):
        """The part of it that says what is won, without what it costs; None where they are not apart."""
        return parse(WORTHS[self.kind]) if self.kind in WORTHS else None

    @cached_property
    def needed(self):
        """The criteria without which there is no score."""
        if self.arithmetic is None:
            return tuple(c for c in self.criteria if c.weight)
        return tuple(self.by_key[name] for name in self.arithmetic.names if name in self.by_key)

    @cached_property
    def keys_needed(self):
        return [c.key for c in self.needed]

    def score(self, values):
        """The Result of {key: number or None}."""
        if None in map(values.get, self.keys_needed):
            return Result(missing=tuple(c for c in self.needed if values.get(c.key) is None))
        try:
            return Result(self.arithmetic.work(values) if self.arithmetic else weighted(self.needed, values))
        except NoResult as error:
            return Result(problem=str(error))

    def worth(self, values):
        """What is won, without what it costs: a number, or None where it is not known or not apart."""
        formula = self.worth_formula
        if formula is None or None in map(values.get, formula.names):
            return None
        return formula.work(values)


# RICE: S. McBride, "RICE: Simple prioritization for product managers", Intercom 2018:
#   (reach x impact x confidence) / effort, confidence as a share; impact 3, 2, 1, 0.5, 0.25.
# ICE: S. Ellis and M. Brown, "Hacking Growth", 2017: impact, confidence and ease from 1 to 10, averaged.
# WSJF: D. Reinertsen, "The Principles of Product Development Flow", 2009, as the Scaled Agile Framework gives it:
#   cost of delay / job size, where cost of delay = user-business value + time criticality + risk reduction or
#   opportunity enablement, each relative on 1, 2, 3, 5, 8, 13, 20.
# Value over effort: the return on an investment, benefit per unit of cost.
FORMULAS = {
    RICE: "reach * impact * confidence / 100 / effort",
    ICE: "(impact + confidence + ease) / 3",
    WSJF: "(business_value + time_criticality + opportunity) / job_size",
    VALUE_EFFORT: "value / effort",
}
WORTHS = {
    RICE: "reach * impact * confidence / 100",
    WSJF: "business_value + time_criticality + opportunity",
    VALUE_EFFORT: "value",
}


def rice(reach, impact, confidence, effort):
    """(reach x impact x confidence) / effort. confidence: a percentage. McBride, Intercom 2018.

    Raises NoResult for an effort of zero.
    """
    given = {"reach": reach, "impact": impact, "confidence": confidence, "effort": effort}
    return parse(FORMULAS[RICE]).work(given)


def ice(impact, confidence, ease):
    """The mean of three marks from 1 to 10. Ellis and Brown, "Hacking Growth", 2017. (Others multiply them; that is
    a formula of one's own: impact * confidence * ease.)"""
    return parse(FORMULAS[ICE]).work({"impact": impact, "confidence": confidence, "ease": ease})


def wsjf(business_value, time_criticality, opportunity, job_size):
    """Cost of delay over job size. Reinertsen 2009; Scaled Agile Framework, "WSJF". Raises NoResult for a size of 0."""
    given = {
        "business_value": business_value,
        "time_criticality": time_criticality,
        "opportunity": opportunity,
        "job_size": job_size,
    }
    return parse(FORMULAS[WSJF]).work(given)


def value_effort(value, effort):
    """Benefit per unit of cost. Raises NoResult for an effort of zero."""
    return parse(FORMULAS[VALUE_EFFORT]).work({"value": value, "effort": effort})


def weighted(criteria, values):
    """From 0 to 100: the weighted mean of what each criterion is worth on its own scale.

    The additive value model: v(x) = sum of w_i v_i(x_i) / sum of w_i, v_i running from 0 at the worst to 1 at the
    best end of the scale. P. C. Fishburn, "Additive utilities with incomplete product sets", 1967; R. L. Keeney and
    H. Raiffa, "Decisions with Multiple Objectives", 1976. Raises NoResult where the weights come to nothing or a
    criterion has no scale.
    """
    total = sum(c.weight for c in criteria)
    if total <= 0:
        raise NoResult(_("All weights are zero."))
    return 100 * sum(c.weight * utility(c, values[c.key]) for c in criteria) / total


def utility(criterion, value):
    """From 0 (worst) to 1 (best): where `value` lies on the criterion's scale. Raises NoResult without a scale."""
    low, high = criterion.bounds
    if low is None or high is None or low == high:
        raise NoResult(_("%(name)s has no scale from worst to best.") % {"name": criterion.name})
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return 1 - share if criterion.direction == LESS else share
