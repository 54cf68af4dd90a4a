"""What looks alike, and whether an answer says something new."""

import pytest

from strategy.alike import Idea, alike, telling
from strategy.answering import says_the_same


def idea(ref, text, voters=""):
    return Idea(ref, telling(text), frozenset(voters))


def test_short_and_common_words_and_endings_say_nothing():
    assert telling("What is missing from the crates before it leaves?") == {
        "miss": "missing",
        "crat": "crates",
        "leav": "leaves",
    }


def test_two_shared_words_make_ideas_alike():
    one = idea(1, "Say what is missing from a crate")
    others = [idea(2, "Missing crates: text me"), idea(3, "Order crates in Portuguese"), one]
    (found,) = alike(one, others)
    assert (found.ref, found.words, found.by_words) == (2, ["crates", "missing"], True)


def test_so_do_nearly_the_same_voters():
    one = idea(1, "Short stock", "abcd")
    found = alike(one, [idea(2, "Order in Portuguese", "abc"), idea(3, "Darker screens", "abcdefgh")])
    assert [(like.ref, like.voters, like.by_words) for like in found] == [(2, 3, False)]


def test_two_voters_are_too_few():
    assert alike(idea(1, "Short stock", "ab"), [idea(2, "Darker screens", "ab")]) == []


def test_the_likest_comes_first():
    one = idea(1, "Missing crate before the van leaves the dock")
    found = alike(one, [idea(2, "Missing crate"), idea(3, "A crate is missing when the van leaves")])
    assert [like.ref for like in found] == [3, 2]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Not this year.", "not this year", True),
        ("We start with three hubs in spring.", "We start with three hubs in the spring.", True),
        ("We start with three hubs in spring.", "We start with three hubs in autumn, or never.", False),
        ("Planned.", "", False),
        ("", "", True),
        ("No, for a reason.", "Yes, next month, in all hubs.", False),
    ],
)
def test_a_small_correction_is_no_other_answer(old, new, same):
    assert says_the_same(old, new) is same
