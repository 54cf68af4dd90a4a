"""Rows in an order that people made."""

import pytest

from accounts.errors import Refused
from accounts.order import behind, wanted


@pytest.mark.parametrize(
    ("moved", "after", "found"),
    [("a", "c", "bcad"), ("d", None, "dabc"), ("b", "a", "abcd"), ("c", "c", "abcd"), ("a", None, "abcd")],
)
def test_one_stands_behind_another(moved, after, found):
    assert "".join(behind(list("abcd"), moved, after)) == found


@pytest.mark.parametrize(("moved", "after"), [("x", "a"), ("a", "x")])
def test_what_left_the_row_is_named(moved, after):
    with pytest.raises(Refused, match="“x” is no longer in this list") as refused:
        behind(list("abcd"), moved, after)
    assert refused.value.field == "after"


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ("up", 0),
        ("down", 2),
        ("1", 0),
        ("4", 3),
        ("0", 0),
        ("99", 3),
        ("9" * 9000, 3),
        ("", 1),
        ("-1", 1),
        ("²", 1),
    ],
)
def test_a_step_or_a_place_stays_within_the_row(to, place):
    assert wanted(list("abcd"), "b", to) == place


def test_the_ends_hold():
    assert wanted(["a"], "a", "up") == wanted(["a"], "a", "down") == 0
