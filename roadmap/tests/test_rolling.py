"""The progress of a goal out of the work on its initiatives: against tables by hand, and against a naive sum."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.tree.rolling import Serving, reached, weights


def row(effort, part, done, counts=True, id=None):
    return Serving(id if id is not None else object(), F(part), effort, done, counts)


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([], None),
        ([row(10, 1, 0.5)], 0.5),
        ([row(10, 1, 1.0), row(30, 1, 0.0)], 0.25),
        # 30 weeks at 50 % are 15, 5 weeks are 5: (15 × 0.4 + 5 × 1) ÷ 20
        ([row(30, F(1, 2), 0.4), row(5, 1, 1.0)], 0.55),
        # without an estimate it is as large as the mean of the others, 20: (10 × 1 + 30 × 0 + 20 × 0.5) ÷ 60
        ([row(10, 1, 1.0), row(30, 1, 0.0), row(None, 1, 0.5)], 1 / 3),
        ([row(None, 1, 1.0), row(None, F(1, 2), 0.0)], 2 / 3),
        ([row(10, 1, 0.0), row(90, 1, 1.0, counts=False)], 0.0),  # what is not decided changes nothing
        ([row(10, 1, 0.5, counts=False)], None),
        ([row(10, 0, 0.5)], None),
        ([row(0, 1, 0.5)], None),
    ],
)
def test_it_is_what_the_table_says(rows, share):
    assert reached(rows) == (share if share is None else pytest.approx(share))


def naive(rows):
    """The same in floats, one step after the other."""
    counted = [r for r in rows if r.counts]
    known = [float(r.effort) for r in counted if r.effort is not None]
    mean = sum(known) / len(known) if known else 1.0
    top = bottom = 0.0
    for one in counted:
        weight = (float(one.effort) if one.effort is not None else mean) * float(one.part)
        top, bottom = top + weight * one.done, bottom + weight
    return top / bottom if bottom else None


serving = st.builds(
    row,
    st.none() | st.decimals(0, 500, places=1),
    st.fractions(0, 1, max_denominator=100),
    st.floats(0, 1),
    st.booleans(),
)


@given(st.lists(serving, max_size=8))
def test_a_roll_up_equals_a_naive_recomputation(rows):
    found, again = reached(rows), naive(rows)
    assert (found is None) == (again is None)
    if found is not None:
        assert found == pytest.approx(again, abs=1e-9)
        assert -1e-9 <= found <= 1 + 1e-9


def test_weights_are_effort_times_part():
    rows = [row(Decimal("30.0"), F(1, 2), 0, id="a"), row(None, 1, 0, id="b"), row(8, 1, 0, False, id="c")]
    assert weights(rows) == {"a": 15, "b": 30}
