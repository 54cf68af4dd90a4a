"""How an initiative is divided among its goals, and how a value is said."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy import ancestry, shares
from strategy.amounts import said


@pytest.mark.parametrize(
    ("keys", "given_", "parts"),
    [
        ([], {}, []),
        (["A"], {}, [1]),
        (["A", "B"], {}, [F(1, 2), F(1, 2)]),
        (["A", "B"], {"A": 60}, [F(3, 5), F(2, 5)]),
        (["A", "B", "C"], {"A": 60}, [F(3, 5), F(1, 5), F(1, 5)]),
        (["A", "B"], {"A": 60, "B": 40}, [F(3, 5), F(2, 5)]),
        (["A", "B"], {"A": 60, "B": 20}, [F(3, 4), F(1, 4)]),  # C and its 20 went to the trash
        (["A", "B"], {"A": 100}, [1, 0]),
        (["A"], {"A": 30, "Z": 70}, [1]),
        (["A", "B"], {"A": 0, "B": 0}, [F(1, 2), F(1, 2)]),
    ],
)
def test_it_is_divided_by_hand_computed_parts(keys, given_, parts):
    assert list(shares.divided(keys, given_).values()) == parts


@given(
    st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 100)),
    st.sets(st.sampled_from("ABCDE"), min_size=1),
)
def test_the_parts_are_one_whole(given_, keys):
    parts = shares.divided(sorted(keys), given_)
    assert sum(parts.values()) == 1
    assert all(part >= 0 for part in parts.values())


@pytest.mark.parametrize(
    ("keys", "given_", "wrong"),
    [
        (["A", "B"], {}, ""),
        (["A", "B"], {"A": 100}, ""),
        (["A", "B"], {"A": 60, "B": 40}, ""),
        (["A", "B"], {"A": 60, "B": 30}, "under"),
        (["A", "B"], {"A": 60, "B": 50}, "over"),
        (["A", "B"], {"A": -1}, "range"),
        (["A", "B"], {"A": 33.3}, "range"),
        (["A", "B"], {"A": True}, "range"),
        (["A"], {"B": 100}, "unknown"),
    ],
)
def test_what_does_not_divide_it_is_known(keys, given_, wrong):
    assert shares.wrong(keys, given_) == wrong


@given(st.lists(st.integers(0, 50), min_size=2, max_size=4), st.sets(st.integers(0, 3), min_size=1))
def test_what_is_left_after_a_goal_went_divides_it_still(values, gone):
    whole = [*values[:-1], 100 - sum(values[:-1])] if sum(values[:-1]) <= 100 else [100]
    given_ = {str(n): value for n, value in enumerate(whole)}
    keys = [key for key in given_ if int(key) not in gone]
    assert shares.wrong(keys, shares.left(keys, given_)) == ""


def test_what_a_goal_had_is_spread_in_proportion():
    assert shares.left(["A", "B"], {"A": 60, "B": 20, "C": 20}) == {"A": 75, "B": 25}
    assert shares.left(["A"], {"A": 60, "B": 40}) == {}
    assert shares.left(["A", "B"], {"A": 60, "C": 10}) == {"A": 60}  # B takes the rest
    assert shares.left(["A", "B", "C"], {"A": 60, "B": 40}) == {"A": 60, "B": 40}


@pytest.mark.parametrize(
    ("value", "kind", "unit", "words"),
    [
        (67, "percent", "%", "67%"),
        ("0.21", "money", "EUR", "€0.21"),
        ("0.3", "money", "EUR", "€0.30"),
        (-5, "money", "USD", "−$5"),
        (1200, "money", "SEK", "1,200 SEK"),
        (1, "yes_no", "", "Yes"),
        (0, "yes_no", "", "No"),
        (1610, "number", "growers", "1,610"),
        ("6.80", "number", "", "6.8"),
        (None, "money", "EUR", "–"),
    ],
)
def test_a_value_is_said_by_its_kind(value, kind, unit, words):
    assert said(value, kind, unit) == words


# -- what is part of what ---------------------------------------------------------------------

TABLE = {"a": (None, "A"), "b": ("a", "B"), "c": ("b", "C"), "d": ("a", "D"), "e": ("gone", "E")}


def test_a_circle_is_told_by_its_way():
    assert ancestry.circle("a", "c", TABLE) == ["A", "C", "B", "A"]
    assert ancestry.circle("a", "a", TABLE) == ["A", "A"]
    assert ancestry.circle("c", "d", TABLE) == []
    assert ancestry.circle("c", "e", TABLE) == []


def test_what_lies_below_is_found_at_any_depth():
    assert ancestry.below("a", TABLE) == {"a", "b", "c", "d"}
    assert ancestry.below("c", TABLE) == {"c"}


def test_a_table_that_goes_round_already_ends():
    assert ancestry.above("x", {"x": ("y", "X"), "y": ("x", "Y")}) == ["y", "x"]
    assert ancestry.below("x", {"x": ("y", "X"), "y": ("x", "Y")}) == {"x", "y"}
