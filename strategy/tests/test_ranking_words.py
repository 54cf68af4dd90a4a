"""Numbers of the ranking as they are read."""

import pytest
from django.utils import translation

from strategy.ranking.words import teller, told

NUMBERS = [
    (0, "0"), (100, "100"), (2100, "2,100"), (0.5, "0.5"), (0.25, "0.25"), (0.005, "0.01"), (0.004, "0"), (1.999, "2"),
    (-3.10, "-3.1"), (1234567.891, "1,234,567.89"), (10, "10"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), NUMBERS)
def test_a_number_has_two_places_at_most_and_no_zero_at_its_end(value, words):
    assert told(value) == teller()(value) == words


def test_a_number_is_written_as_the_readers_language_does():
    with translation.override("de"):
        assert (told(1234.5), teller()(2100)) == ("1.234,5", "2.100")
