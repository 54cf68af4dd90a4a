"""A card between two others has a place of its own, however often somebody is put there."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.boards.cardplace import LONGEST, between, natural, put, told_apart

DAYS = [None, dt.date(2026, 2, 28), dt.date(2026, 3, 1)]


@given(
    st.lists(
        st.tuples(st.sampled_from(DAYS), st.integers(1, 3), st.sampled_from(["AB", "AB0", "ORC"])),
        unique=True,
    ),
    st.lists(st.floats(0, 1), max_size=40),
)
def test_what_is_put_between_two_stands_between_them(told, moves):
    row = sorted(natural(*one) for one in told)
    assert len(set(row)) == len(row)
    for share in moves:
        at = round(share * len(row))
        low, high = row[at - 1] if at else "", row[at] if at < len(row) else None
        found = between(low, high)
        assert low < found and (high is None or found < high)
        row.insert(at, found)


CARDS = [(number, product) for product in ("AB", "AB0", "ORC") for number in (1, 2, 10)]


@given(st.lists(st.tuples(st.sampled_from(CARDS), st.floats(0, 1), st.booleans()), max_size=60))
def test_whoever_saw_the_same_neighbours_puts_a_card_between_them_too(moves):
    """Some put theirs by the row as they saw it one move ago."""
    given_by_hand = dict.fromkeys(CARDS, "")

    def place(card):
        hand = given_by_hand[card]
        return hand, told_apart(hand, *card) if hand else natural(DAYS[1], *card)

    row = before = sorted(CARDS, key=lambda card: place(card)[1])
    for card, share, late in moves:
        seen = [one for one in (before if late else row) if one != card]
        at = round(share * len(seen))
        after, next_one = seen[at - 1] if at else None, seen[at] if at < len(seen) else None
        ends = [one and place(one) for one in (after, next_one)]
        if None not in ends and ends[0][1] > ends[1][1]:
            continue  # they stand elsewhere by now, and that is said
        given_by_hand[card] = put(*ends)
        row, before = sorted(CARDS, key=lambda card: place(card)[1]), row
        where = [row.index(one) if one else end for one, end in ((after, -1), (next_one, len(row)))]
        assert where[0] < row.index(card) < where[1]
        assert len({place(one)[1] for one in CARDS}) == len(CARDS)


def test_dates_order_it_and_what_has_none_comes_last():
    early, late = natural(DAYS[1], 9, "ORC"), natural(DAYS[2], 1, "ORC")
    assert early < late < natural(None, 1, "ORC")


def test_two_in_no_order_have_nothing_between_them():
    with pytest.raises(ValueError, match="no order"):
        between("b", "a")


def test_a_gap_that_was_halved_too_often_says_so():
    low, high = "a", "b"
    with pytest.raises(ValueError, match="no room"):
        for _n in range(LONGEST * 8):
            high = between(low, high)
