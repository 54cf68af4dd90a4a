"""Whole numbers that addresses and forms carry."""


def whole(text, below=10**9):
    """The number that plain digits say, None for all else: other scripts have digits that `int` takes or does not, and
    thousands of them are refused by `int` itself."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return found if (found := int(text)) < below else None
