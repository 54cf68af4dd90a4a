"""The order of priorities: total whatever is held by hand, and what one sees is what one gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.ranking.order import by_score, held, line_at, moved, ranks


def test_the_highest_score_comes_first_and_none_last_and_ties_by_what_orders_them():
    rows = [("a", 5.0, 2), ("b", None, 1), ("c", 9.0, 4), ("d", 5.0, 1), ("e", -1.0, 5)]
    assert by_score(rows) == ["c", "d", "a", "e", "b"]


def test_a_held_place_stays_while_scores_move_around_it():
    assert held(list("abcd"), {"d": 2}) == list("adbc")
    assert held(list("cbad"), {"d": 2}) == list("cdba")


def test_two_at_one_place_and_one_beyond_the_end():
    assert held(list("abcd"), {"c": 1, "b": 1}) == list("bcad")
    assert held(list("abc"), {"a": 99}) == list("bca")


ORDER = list(range(8))
PLACES = st.dictionaries(st.sampled_from(ORDER), st.integers(1, 12), max_size=8)


@given(st.permutations(ORDER), PLACES)
def test_the_order_names_everyone_once(order, places):
    assert sorted(held(order, places)) == ORDER


@given(
    st.permutations(ORDER), PLACES, st.lists(st.tuples(st.integers(0, 7), st.integers(-1, 7)), max_size=12)
)
def test_what_is_dropped_stands_where_it_was_dropped_and_the_rest_keeps_its_neighbours(order, places, drops):
    for who, after in drops:
        if who == after:
            continue
        before = [pk for pk in held(order, places) if pk != who]
        places = moved(order, places, who, None if after < 0 else after)
        row = held(order, places)
        assert sorted(row) == ORDER
        assert [pk for pk in row if pk != who] == before
        assert row.index(who) == (0 if after < 0 else row.index(after) + 1)


def test_nothing_stands_behind_itself_or_what_is_not_there():
    with pytest.raises(ValueError):
        moved([1, 2], {}, 1, 1)
    with pytest.raises(ValueError):
        moved([1, 2], {}, 3, 1)


def test_the_line_is_drawn_before_the_first_that_no_longer_fits():
    assert line_at([10, 16, 32, 7, 12, 6, 8], 84) == (6, 83)
    assert line_at([10, None, 5], 15) == (3, 15)
    assert line_at([20], 15) == (0, 0)
    assert line_at([], 15) == (0, 0)


def test_ranks_count_from_one():
    assert ranks(["b", "a"]) == {"b": 1, "a": 2}
