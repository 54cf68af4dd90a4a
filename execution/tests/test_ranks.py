"""Places in an order made by hand."""

import random

from execution.ranks import SPARE, STEP, place


def put(rows, one, at):
    """What a project does with its rows [[name, rank]], which stay in their order."""
    rank, moved = place([row[1] for row in rows], at, (len(rows) + 2) * STEP)
    for n, new in moved.items():
        rows[n][1] = new
    rows.insert(at, [one, rank])
    return len(moved)


def test_between_two_is_the_middle_of_theirs():
    assert place([100, 200], 1, 10 * STEP) == (150, {})
    assert place([100, 200], 0, 10 * STEP) == (50, {})
    assert place([], 0, 2 * STEP) == (STEP, {})
    assert place([STEP], 1, 3 * STEP) == (2 * STEP, {})


def test_a_gap_that_ran_out_is_made_by_its_neighbours_alone():
    ranks = [n * STEP for n in range(1, 1001)]
    ranks[500:505] = [ranks[500] + n for n in range(5)]
    rank, moved = place(ranks, 502, 1002 * STEP)
    fresh = [moved.get(n, rank) for n, rank in enumerate(ranks)]
    fresh.insert(502, rank)
    assert fresh == sorted(set(fresh))
    assert len(moved) <= 9 and all(rank >= 0 for rank in fresh)


def test_ties_are_parted():
    rank, moved = place([5, 5, 5], 1, 5 * STEP)
    fresh = [moved.get(n, 5) for n in range(3)]
    assert fresh[0] < rank < fresh[1] < fresh[2]
    assert (
        min(b - a for a, b in zip(sorted([*fresh, rank]), sorted([*fresh, rank])[1:], strict=False)) >= SPARE
    )


def test_many_moves_keep_a_total_order_and_write_few_rows():
    dice, rows, names, written = random.Random(3), [], [], 0
    for n in range(1500):
        at = dice.choice([0, len(rows), min(7, len(rows)), dice.randint(0, len(rows))])
        written += put(rows, n, at)
        names.insert(at, n)
    ranks = [row[1] for row in rows]
    assert [row[0] for row in rows] == names
    assert ranks == sorted(set(ranks)) and ranks[0] > 0
    assert written < 5 * len(rows)  # at the places where it is worst
