"""Parts to sentences, counts to words."""

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SPELLED = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
)


def number(count):
    """Small counts are spelled in running text."""
    return str(SPELLED[count]) if count < len(SPELLED) else formats.localize(count)


def sentence(text):
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def joined(parts, comma=False):
    """ "a, b and c"; with `comma` also one before the last of several."""
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    template = _("%(first)s, and %(last)s") if comma and len(parts) > 2 else _("%(first)s and %(last)s")
    return template % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
