import pytest

from accounts.digits import whole


@pytest.mark.parametrize(
    ("text", "found"),
    [("0", 0), ("007", 7), ("99", 99), ("100", None), ("", None), ("-1", None), ("1.0", None), ("²", None), ("٣", None),
     ("9" * 5000, None), (" 1", None)],
)  # fmt: skip
def test_only_plain_digits_are_numbers(text, found):
    assert whole(text, 100) == found
