"""XML text that is well-formed whatever is put into it."""

import re
from xml.sax.saxutils import escape, quoteattr

from timeline.arrows import n

# XML 1.0 knows no control characters, lone surrogates or non-characters
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words):
    """Escaped character data of any string."""
    return escape(ILLEGAL.sub("\ufffd", str(words)))


def tag(name, *content, **attributes):
    """One element. content: ready XML strings. attributes: numbers or strings, None left out; `_` in a
    name stands for `-`, at its end it is dropped (`class_`)."""
    parts = [name]
    for key, value in attributes.items():
        if value is not None:
            shown = n(value) if isinstance(value, (int, float)) else ILLEGAL.sub("\ufffd", str(value))
            parts.append(f"{key.rstrip('_').replace('_', '-')}={quoteattr(shown)}")
    inner = "".join(content)
    return f"<{' '.join(parts)}>{inner}</{name}>" if inner else f"<{' '.join(parts)}/>"


def shortened(words, width, char):
    """The string, cut with an ellipsis so that it takes at most `width` px at `char` px a character."""
    room = int(width // char)
    if len(words) <= room:
        return words
    return words[: room - 1].rstrip() + "…" if room > 1 else ""
