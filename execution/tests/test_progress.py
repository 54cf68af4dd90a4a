from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execution.progress import Leaf, mean_estimate, progress, totals

HOURS = st.decimals(0, 1000, places=2)
LEAVES = st.lists(
    st.builds(
        Leaf,
        id=st.integers(),
        status=st.sampled_from(["todo", "doing", "in_review", "done", "cancelled"]),
        estimate=st.none() | HOURS,
        remaining=st.none() | HOURS,
    ),
    max_size=30,
)


@given(LEAVES)
def test_a_share_lies_between_nothing_and_all(leaves):
    result = progress(leaves)
    assert result.share is None or 0 <= result.share <= 1
    assert 0 <= result.done_weight <= result.weight


@given(LEAVES)
def test_the_rows_add_up_to_the_sums(leaves):
    result = progress(leaves)
    assert sum((r[1] for r in result.rows), Fraction(0)) == result.weight
    assert sum((r[2] for r in result.rows), Fraction(0)) == result.done_weight
    assert totals(leaves) == (result.done_weight, result.weight)


@given(LEAVES, st.randoms())
def test_order_does_not_matter(leaves, random):
    mixed = list(leaves)
    random.shuffle(mixed)
    assert progress(mixed).share == progress(leaves).share


@given(LEAVES)
def test_cancelled_work_does_not_count(leaves):
    assert progress(leaves).share == progress([x for x in leaves if x.status != "cancelled"]).share


@given(LEAVES.filter(len), st.data())
def test_finishing_a_task_never_lowers_the_share(leaves, data):
    at = data.draw(st.integers(0, len(leaves) - 1))
    if leaves[at].status == "cancelled":
        return
    was = leaves[at]
    after = [*leaves[:at], Leaf(was.id, "done", was.estimate, was.remaining), *leaves[at + 1 :]]
    assert (progress(after).share or 0) >= (progress(leaves).share or 0)


@given(LEAVES)
def test_all_done_is_exactly_one(leaves):
    done = [Leaf(x.id, "done", x.estimate, x.remaining) for x in leaves]
    assert progress(done).share in (1.0, None)


@pytest.mark.parametrize(
    ("leaves", "share"),
    [
        ([], None),
        ([Leaf(1, "cancelled")], None),
        ([Leaf(1, "todo")], 0),
        ([Leaf(1, "done"), Leaf(2, "todo")], 0.5),
        ([Leaf(1, "done", Decimal(30)), Leaf(2, "todo", Decimal(10))], 0.75),
        ([Leaf(1, "doing", Decimal(10), Decimal(4))], 0.6),
        ([Leaf(1, "doing", Decimal(10), Decimal(14))], 0),
        ([Leaf(1, "done", Decimal(6)), Leaf(2, "todo")], 0.5),
    ],
)
def test_known_shares(leaves, share):
    assert progress(leaves).share == (share if share is None else pytest.approx(share))


def test_without_estimates_every_task_weighs_one():
    assert mean_estimate([Leaf(1, "todo")]) == 1
    assert mean_estimate([Leaf(1, "todo", Decimal(0))]) == 1
