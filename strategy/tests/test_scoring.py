"""Each kind of score against tables worked out by hand from its published definition."""

import pytest

from strategy.formula import NoResult
from strategy.kinds import KINDS, criteria_of
from strategy.scoring import LESS, Criterion, Scheme, Step, ice, rice, utility, value_effort, wsjf

# McBride, Intercom 2018: reach x impact x confidence / effort, worked out on paper.
RICE = [
    (500, 3, 100, 2, 750),  # 500 x 3 x 1 / 2
    (1000, 1, 80, 4, 200),  # 1000 x 0.8 / 4
    (2000, 2, 50, 1, 2000),  # 4000 x 0.5
    (300, 0.25, 80, 3, 20),  # 75 x 0.8 / 3
    (150, 0.5, 100, 5, 15),
    (2100, 1, 90, 10, 189),
    (2200, 3, 70, 32, 144.375),
    (900, 2, 60, 14, 77.142857),
]
# Ellis and Brown 2017: the mean of three marks.
ICE = [(10, 8, 6, 8), (1, 1, 1, 1), (7, 5, 9, 7), (10, 10, 9, 29 / 3)]
# Reinertsen 2009, SAFe: (value + time + opportunity) / size.
WSJF = [(8, 5, 3, 2, 8), (13, 20, 8, 13, 41 / 13), (1, 1, 1, 20, 0.15), (20, 20, 20, 1, 60)]
VALUE = [(8, 2, 4), (5, 10, 0.5), (0, 3, 0)]


@pytest.mark.parametrize("row", RICE)
def test_rice(row):
    assert rice(*row[:-1]) == pytest.approx(row[-1])


@pytest.mark.parametrize("row", ICE)
def test_ice(row):
    assert ice(*row[:-1]) == pytest.approx(row[-1])


@pytest.mark.parametrize("row", WSJF)
def test_wsjf(row):
    assert wsjf(*row[:-1]) == pytest.approx(row[-1])


@pytest.mark.parametrize("row", VALUE)
def test_value_over_effort(row):
    assert value_effort(*row[:-1]) == pytest.approx(row[-1])


def test_without_effort_there_is_no_score_and_a_reason():
    for worked in (lambda: rice(1, 1, 1, 0), lambda: wsjf(1, 1, 1, 0), lambda: value_effort(1, 0)):
        with pytest.raises(NoResult, match="divide by zero"):
            worked()


# The additive value model by hand: three criteria on 1 to 5, weights 5, 3, 2, the last the less the better.
# best: all at their best end = 100. worst = 0.
# (4, 2, 5): 5 x 0.75 + 3 x 0.25 + 2 x 0 = 4.5 of 10 = 45. (3, 3, 3): half = 50. (5, 1, 2): 5 + 0 + 1.5 = 65.
WEIGHTED = [((5, 5, 1), 100), ((1, 1, 5), 0), ((4, 2, 5), 45), ((3, 3, 3), 50), ((5, 1, 2), 65)]
FIVE = tuple(Step(n, str(n)) for n in range(1, 6))
FIT = Scheme(
    "weighted",
    (
        Criterion("fit", "Fit", weight=5, steps=FIVE),
        Criterion("demand", "Demand", weight=3, low=1, high=5),
        Criterion("risk", "Risk", weight=2, direction=LESS, steps=FIVE),
    ),
)


@pytest.mark.parametrize(("values", "score"), WEIGHTED)
def test_weighted_criteria(values, score):
    found = FIT.score(dict(zip(("fit", "demand", "risk"), values, strict=True)))
    assert found.value == pytest.approx(score)


def test_a_weight_of_zero_counts_and_asks_for_nothing():
    scheme = Scheme("weighted", (FIT.criteria[0], Criterion("later", "Later", weight=0, steps=FIVE)))
    assert scheme.score({"fit": 3}).value == 50
    alone = Scheme("weighted", (Criterion("later", "Later", weight=0, steps=FIVE),))
    assert "weights are zero" in alone.score({"later": 3}).problem


def test_a_scale_needs_two_ends():
    with pytest.raises(NoResult, match="no scale"):
        utility(Criterion("x", "Reach"), 3)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_as_it_comes_scores_and_waits_for_what_is_missing(kind):
    scheme = Scheme(kind, criteria_of(kind), "value / effort" if kind == "own" else "")
    full = {c.key: c.steps[0].value if c.steps else 50.0 for c in scheme.criteria}
    assert scheme.score(full).value is not None
    for criterion in scheme.needed:
        waits = scheme.score(full | {criterion.key: None})
        assert (waits.value, waits.missing) == (None, (criterion,))
        assert waits.reason == f"Missing: {criterion.name}"
    nothing = scheme.score({})
    assert nothing.missing == scheme.needed
    assert nothing.value is None


def test_zero_is_an_input_and_nothing_is_not():
    scheme = Scheme("rice", criteria_of("rice"))
    given = {"reach": 0.0, "impact": 1.0, "confidence": 80, "effort": 4}
    assert scheme.score(given).value == 0
    assert scheme.score(given | {"reach": None}).value is None


def test_what_is_won_is_told_apart_from_what_it_costs():
    scheme = Scheme("rice", criteria_of("rice"))
    given = {"reach": 1600, "impact": 2, "confidence": 70, "effort": 38}
    assert scheme.worth(given) == pytest.approx(2240)
    assert scheme.worth(given | {"reach": None}) is None
    assert Scheme("ice", criteria_of("ice")).worth({"impact": 1, "confidence": 1, "ease": 1}) is None


def test_an_answer_is_one_of_its_scale():
    impact = Scheme("rice", criteria_of("rice")).by_key["impact"]
    assert impact.fault(2.0) == ""
    assert "is one of" in impact.fault(2.5)
    share = Criterion("confidence", "Confidence", low=0, high=100)
    assert "at most 100" in share.fault(101)
    assert "at least 0" in share.fault(-1)
    assert Criterion("x", "X").fault(1e13)
