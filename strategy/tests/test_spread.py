"""How far apart the answers of a group lie, and the one in their middle."""

from hypothesis import given as drawn
from hypothesis import strategies as st

from strategy.spread import median, spread

STEPS = [0.25, 0.5, 1, 2, 3]


def test_the_spread_of_what_was_said():
    found = spread({"SA": 0.5, "LB": 1, "NH": 1, "ID": 2, "AT": 2, "EM": 2, "TO": 3}, STEPS)
    assert (found.least, found.median, found.most, found.steps, found.agreed) == (0.5, 2, 3, 4, False)
    assert (found.low, found.high) == (["SA"], ["TO"])


def test_neighbouring_steps_are_agreed_and_numbers_only_where_they_are_one():
    assert spread({"a": 1, "b": 2}, STEPS).agreed
    assert not spread({"a": 0.5, "b": 2}, STEPS).agreed
    assert spread({"a": 800, "b": 800}).agreed
    assert not spread({"a": 800, "b": 900}).agreed


def test_the_median_is_an_answer_that_can_be_given():
    assert spread({"a": 1, "b": 3}, STEPS).median == 1
    assert spread({"a": 800, "b": 900}).median == 850
    assert median([1, 2, 9]) == 2


@drawn(st.dictionaries(st.integers(), st.sampled_from(STEPS), min_size=1))
def test_half_lie_on_either_side_of_the_median(answers):
    found = spread(answers, STEPS)
    assert found.least <= found.median <= found.most
    assert found.median in STEPS
    assert sum(v <= found.median for v in answers.values()) * 2 >= len(answers)
    assert sum(v >= found.median for v in answers.values()) * 2 >= len(answers)
