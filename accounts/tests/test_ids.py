from itertools import pairwise

from accounts.ids import new_id


def test_what_is_made_later_stands_behind():
    """Lists that go by when a row was made go by its id; two made in one millisecond have their order too."""
    made = [new_id() for _ in range(2000)]
    assert all(first < second for first, second in pairwise(made))
    assert {one.version for one in made} == {7} and {one.variant for one in made} == {"specified in RFC 4122"}
