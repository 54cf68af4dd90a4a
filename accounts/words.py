"""Words that can be seen. A name of characters that nobody sees is no name: nobody finds, reads or clicks it."""

import re

from django.core.exceptions import ValidationError

# White space, controls, and what Unicode calls ignorable by default: zero width, soft hyphen, bidi marks, fillers of Hangul
# and of Khmer, selectors of variants, tags. The blank of Braille is drawn, with nothing in it.
UNSEEN = re.compile(
    r"[\s\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)


def is_blank(text):
    """Whether nothing of it can be seen."""
    return UNSEEN.fullmatch(text) is not None


def visible(text):
    """Without space around it; "" where nothing of it can be seen."""
    return "" if is_blank(text) else text.strip()


def in_a_line(text):
    """With single spaces; "" where nothing of it can be seen."""
    return "" if is_blank(text) else " ".join(text.split())


def seen(text):
    """A validator of form fields: said as of an empty one."""
    if is_blank(text):
        raise ValidationError("", code="required")
